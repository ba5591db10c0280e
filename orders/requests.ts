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

/** What the record holds of a request that succeeded. */
export interface StoredOutcome {
  readonly fingerprint: string;
  readonly outcome: unknown;
}

/** The outcome of a request as it is kept. */
export interface KeptOutcome {
  readonly accountId: string;
  readonly requestId: string;
  readonly fingerprint: string;
  readonly outcome: object;
}

/** The row of a request that succeeded. */
export function outcomeRow(
  { accountId, requestId, content }: Repeatable,
  outcome: object,
): KeptOutcome {
  return { accountId, requestId, fingerprint: fingerprint(content), outcome };
}

/**
 * The outcome of an earlier request with this key, whatever happened since; undefined for a new key.
 * @throws CodedError `request.key_reused` when the key came with another content before.
 */
export async function firstOutcome<T>(
  tx: Transaction,
  request: Repeatable,
): Promise<T | undefined> {
  const place = `${request.accountId}/${request.requestId}`;
  // Two requests with one key at once: the second waits here until the first has kept its outcome.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${place}, 0))`;
  const { accountId, requestId } = request;
  const [row] = await tx.$queryRaw<StoredOutcome[]>`
    SELECT fingerprint, outcome FROM requests
    WHERE account_id = ${accountId} AND request_id = ${requestId}`;
  return outcomeFor<T>(request, row ?? null);
}

/**
 * What a stored outcome says to a request: the same again, or nothing where there is none yet.
 * @throws CodedError `request.key_reused`.
 */
export function outcomeFor<T>({ content }: Repeatable, kept: StoredOutcome | null): T | undefined {
  if (kept === null) return undefined;
  if (kept.fingerprint !== fingerprint(content)) throw keyReused();
  return kept.outcome as T;
}

/** Keeps the outcome of a request that succeeded, in the transaction that made it succeed. */
export async function keepOutcome(
  tx: Transaction,
  request: Repeatable,
  orderNo: string,
  at: Date,
  outcome: object,
): Promise<void> {
  await tx.request.create({ data: { ...outcomeRow(request, outcome), orderNo, at } });
}

/** The refusal of a key that came with another content before. */
export function keyReused(): CodedError {
  return new CodedError(
    'request.key_reused',
    'This Idempotency-Key was used before, for another request.',
    { field: 'Idempotency-Key', remedy: 'Use a new key for each new request.' },
  );
}
