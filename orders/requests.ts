import { createHash } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';
import { Prisma, type Transaction } from '#prisma/client.ts';

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
  try {
    await tx.request.create({
      data: { accountId, requestId, fingerprint: fingerprint(content), orderNo, at, outcome },
    });
  } catch (error) {
    // The same key came for another order at the same instant, and was quicker.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw keyReused();
    }
    throw error;
  }
}

function keyReused(): CodedError {
  return new CodedError(
    'request.key_reused',
    'This Idempotency-Key was used before, for another request.',
    { field: 'Idempotency-Key', remedy: 'Use a new key for each new request.' },
  );
}
