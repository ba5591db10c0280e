import type { Prisma } from '#prisma/client.ts';

/**
 * The orders that have a follower: those under way, and those that have ended while something of theirs
 * is still to be carried out, such as a notice that waits for its hour.
 */
export const FOLLOWED = {
  OR: [{ submittedAt: { not: null }, outcome: null }, { effects: { some: { state: 'pending' } } }],
} satisfies Prisma.OrderWhereInput;
