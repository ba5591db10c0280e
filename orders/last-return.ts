import type { FieldReason } from '#domain/events.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { authorityErrors, type AuthorityError } from './authority-errors.ts';
import { wordedReasons, type WordedReason } from './reason-words.ts';
import { readResult } from './kept-results.ts';
import { openNote } from './notes.ts';

/** Why an order came back, with the texts that belong to it. */
export interface ReturnInWords {
  readonly type: string;
  readonly at: Date;
  readonly reasons: readonly WordedReason[];
  /** What the reviewer wrote of the return as a whole, if anything. */
  readonly note: string | null;
  /** What the bureau wrote, if anything. */
  readonly opinion: string | null;
  /** The errors that the bureau found in the report, if any. */
  readonly errors: readonly AuthorityError[];
}

const RETURNS = [
  'returnToComplete',
  'reject',
  'reportRefused',
  'smsExpired',
  'smsFailed',
  'bureauRefused',
  // An administrator's: it has no reasons of its own, and those of an earlier return are over.
  'repair',
];

/** The last return of an order, up to a revision; null where it was never returned. */
export async function lastReturn(
  { db, vault }: { db: Transaction; vault: Vault },
  orderNo: string,
  revision: number,
): Promise<ReturnInWords | null> {
  const entry = await db.timelineEntry.findFirst({
    where: { orderNo, revision: { lte: revision }, type: { in: RETURNS } },
    orderBy: { revision: 'desc' },
    include: { order: { select: { filingType: true } } },
  });
  if (entry === null) return null;
  const { reasons = [], resultId } = entry.facts as {
    reasons?: FieldReason[];
    resultId?: string;
  };
  const result =
    resultId === undefined
      ? null
      : await db.authorityResult.findUnique({ where: { id: resultId } });
  const body = result === null ? {} : readResult(vault, result);
  const { opinion } = body;
  return {
    type: entry.type,
    at: entry.at,
    reasons: wordedReasons(vault, entry, reasons),
    note: openNote(vault, entry),
    opinion: typeof opinion === 'string' ? opinion : null,
    errors: authorityErrors(body, entry.order.filingType),
  };
}
