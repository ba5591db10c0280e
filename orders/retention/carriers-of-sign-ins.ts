import { Prisma } from '#prisma/client.ts';
import { instant, type Carrier } from './carrier.ts';

const MANY = 5_000;

/** How what is left of signing in comes to its end: that it was signed in, the audit says for as long as it is kept. */
export const CARRIERS_OF_SIGN_INS: readonly Carrier[] = [
  {
    of: 'signIns',
    what: 'sessions',
    atOnce: MANY,
    due: (cutoff) => Prisma.sql`
      SELECT id::text, coalesce(ended_at, ends_at) AS since FROM sessions
      WHERE coalesce(ended_at, ends_at) < ${instant(cutoff)}::timestamptz`,
    erase: async ({ tx }, ids) => {
      await tx.session.deleteMany({ where: { id: { in: [...ids] } } });
      return undefined;
    },
  },
  {
    of: 'signIns',
    what: 'password_resets',
    atOnce: MANY,
    due: (cutoff) => Prisma.sql`
      SELECT token_hash AS id, ends_at AS since FROM password_resets
      WHERE ends_at < ${instant(cutoff)}::timestamptz`,
    erase: async ({ tx }, ids) => {
      await tx.passwordReset.deleteMany({ where: { tokenHash: { in: [...ids] } } });
      return undefined;
    },
  },
];
