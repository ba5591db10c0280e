import { createHash } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';
import type { Transaction } from '#prisma/client.ts';

/** A request that may be repeated: who asks, under which key, and what for. */
export interface Repeatable {
  readonly accountId: string;
  readonly requestId: string;
  /** Everything that makes two requests the same one. */
  readonly content: unknown;
}

const fingerprint = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex');

/**
 * The outcome of an earlier request with this key, whatever happened since; undefined for a new key.
 * @throws CodedError `request.key_reused` when the key came with another content before.
 */
export async function firstOutcome<T>(
  tx: Transaction,
  { accountId, requestId, content }: Repeatable,
): Promise<T | undefined> {
  // Two requests with one key at once: the second waits here until the first has kept its outcome.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${accountId}/${requestId}`}, 0))`;
  const row = await tx.request.findUnique({
    where: { accountId_requestId: { accountId, requestId } },
  });
  if (row === null) return undefined;
  if (row.fingerprint !== fingerprint(content)) {
    throw keyReused();
  }
  return row.outcome as T;
}

/** Keeps the outcome of a request that succeeded, in the transaction that made it succeed. */
export async function keepOutcome(
  tx: Transaction,
  { accountId, requestId, content }: Repeatable,
  orderNo: string,
  at: Date,
  outcome: object,
): Promise<void> {
  await tx.request.create({
    data: { accountId, requestId, fingerprint: fingerprint(content), orderNo, at, outcome },
  });
}

function keyReused(): CodedError {
  return new CodedError(
    'request.key_reused',
    'This Idempotency-Key was used before, for another request.',
    { field: 'Idempotency-Key', remedy: 'Use a new key for each new request.' },
  );
}
