import { Prisma } from '#prisma/client.ts';

/** Whether a key of `api_keys k` is worth something at an instant: nobody revoked it, and it has not expired. */
export const keyHolds = (now: Date): Prisma.Sql => Prisma.sql`(k.revoked_at IS NULL
  AND (k.expires_at IS NULL OR k.expires_at > ${now.toISOString()}::timestamptz))`;
