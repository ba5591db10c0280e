import { CodedError } from '#domain/errors.ts';
import type { PrismaClient } from '#prisma/client.ts';

/** Longer than any single call to the world may take. */
const HOLD_AT_MOST_MS = 180_000;
/** One look at an endpoint is several calls, and what they brought is read. */
const HOLD_LINK_AT_MOST_MS = 900_000;

/**
 * Runs the work of one effect while no other process runs the same one: after Temporal's database was
 * lost, an activity of the old follower may still be at it when the new one begins. The lock goes with
 * the process that held it.
 * @throws CodedError `effect.busy`; Temporal tries again later.
 */
export function withEffectLock<T>(
  db: PrismaClient,
  effectId: string,
  work: () => Promise<T>,
): Promise<T> {
  return withLock(db, `effect/${effectId}`, work, HOLD_AT_MOST_MS);
}

/** The same for the work at a bureau's endpoint: the sequence of its files has one writer. */
export function withLinkLock<T>(
  db: PrismaClient,
  endpoint: string,
  work: () => Promise<T>,
): Promise<T> {
  return withLock(db, `link/${endpoint}`, work, HOLD_LINK_AT_MOST_MS);
}

async function withLock<T>(
  db: PrismaClient,
  key: string,
  work: () => Promise<T>,
  timeout: number,
): Promise<T> {
  return db.$transaction(
    async (tx) => {
      const [row] = await tx.$queryRaw<{ locked: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) AS locked`;
      if (row?.locked !== true) {
        throw new CodedError('effect.busy', `${key} is being worked at already.`);
      }
      return work();
    },
    { timeout, maxWait: 10_000 },
  );
}
