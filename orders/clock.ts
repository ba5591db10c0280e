import type { PrismaClient, Transaction } from '#prisma/client.ts';

/** The only source of time for the API and the activities. */
export interface Clock {
  /** The instant it is, in the transaction's view where one is given. */
  now(tx?: Transaction): Promise<Date>;
}

/** Wall time: what production runs on. */
export const wallClock: Clock = { now: () => Promise.resolve(new Date()) };

/**
 * The sandbox clock: wall time plus an offset kept in the record, so that every process agrees at once.
 * Read at each call; a cached offset would let one process live days behind the others.
 */
export function sandboxClock(db: PrismaClient): Clock {
  return {
    async now(tx = db) {
      return new Date(Date.now() + (await sandboxOffsetMs(tx)));
    },
  };
}

/** How far the sandbox clock is ahead of the wall, in milliseconds; 0 before it was ever advanced. */
export async function sandboxOffsetMs(db: Transaction): Promise<number> {
  const [row] = await db.$queryRaw<{ offsetMs: bigint }[]>`
    SELECT offset_ms AS "offsetMs" FROM sandbox_clock WHERE id = 1`;
  return Number(row?.offsetMs ?? 0);
}
