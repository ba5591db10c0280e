import { numbersIssued } from '#domain/authority/numbers-issued.ts';
import { CodedError } from '#domain/errors.ts';
import { AUTHORITY_ANSWERS, type EventType } from '#domain/events.ts';
import { AUTHORITY, SYSTEM } from '#domain/roles.ts';
import { advance } from './advance.ts';
import { approvalNumbers } from './approval-numbers.ts';
import type { EventInput } from './command.ts';
import type { OrdersDeps } from './deps.ts';
import { openTask } from './open-task.ts';
import { readResult } from './kept-results.ts';
import { isNotAllowedNow } from './permission.ts';
import { overtaken, refuseSaidBefore, TAKEN_IN_EVERY_STAGE } from './said-before.ts';
import { isUnreachable } from './unreachable.ts';

/** An answer as the record keeps it. */
interface StoredResult {
  readonly id: string;
  readonly reportId: string | null;
  readonly orderNo: string | null;
  readonly filingType: string | null;
  readonly kind: string;
  readonly bodyCipher: Uint8Array;
  readonly keyId: string;
  readonly state: string;
  readonly why: string | null;
}

/**
 * Brings a kept answer to its order; what fits nowhere becomes a clerk's task. Nothing is dropped, and
 * an answer that comes twice does nothing twice.
 * @param from the state that it is brought on from: a clerk may try one again that fitted nowhere
 */
export async function settleResult(
  deps: OrdersDeps,
  id: string,
  from: 'received' | 'unplaced' = 'received',
): Promise<'applied' | 'unplaced' | 'later'> {
  const row = await storedResult(deps, id);
  if (row.state !== from) return row.state === 'applied' ? 'applied' : 'unplaced';
  const why = await applyResult(deps, row);
  if (why === LATER) return 'later';
  const settledAt = await deps.clock.now();
  if (why === null) {
    await deps.db.$executeRaw`
      UPDATE authority_results
      SET state = 'applied', why = NULL, settled_at = ${settledAt.toISOString()}::timestamptz
      WHERE id = ${id}`;
    return 'applied';
  }
  if (from === 'received') await openClerksTask(deps, row, why);
  else await deps.db.authorityResult.updateMany({ where: { id, state: from }, data: { why } });
  return 'unplaced';
}

async function storedResult({ db }: OrdersDeps, id: string): Promise<StoredResult> {
  const [row] = await db.$queryRaw<StoredResult[]>`
    SELECT id, report_id AS "reportId", order_no AS "orderNo", filing_type AS "filingType", kind,
      body_cipher AS "bodyCipher", key_id AS "keyId", state, why
    FROM authority_results LEFT JOIN orders USING (order_no) WHERE id = ${id}`;
  if (row === undefined) throw new Error(`There is no result ${id}`);
  return row;
}

/** The orders that an answer which names no report could be about, where its reader found several. */
const couldMean = ({ vault }: OrdersDeps, row: StoredResult): unknown =>
  row.reportId === null ? readResult(vault, row).couldMean : undefined;

/** The answer waits, unacknowledged, and comes again. */
const LATER = 'later';

/** The refusal of whoever waits for such an answer to be brought to its order. */
export const resultLater = (remedy: string): CodedError =>
  new CodedError('result.later', 'The result is kept, but could not be entered just now.', {
    remedy,
  });

/** Trouble of ours that has nothing to do with the answer: a key or a machine that this process lacks, a deadlock. */
const PASSING = ['vault.unknown_key', 'machine.unknown', 'P2034'];

/** How the database names a deadlock; of a hand-written statement, Prisma tells it beside a code of its own. */
const DEADLOCK = '"40P01"';

/** Whether an error is such trouble: later, or in another process, the same goes well. */
export function isPassing(error: unknown): boolean {
  const { code, meta } = error as { code?: unknown; meta?: unknown };
  return PASSING.includes(String(code)) || (JSON.stringify(meta) ?? '').includes(DEADLOCK);
}

/** Applies an answer; the reason where it can't be. */
async function applyResult(deps: OrdersDeps, row: StoredResult): Promise<string | null> {
  const { orderNo, reportId, id, why } = row;
  const kind = meantBy(row);
  if (orderNo === null || reportId === null) {
    return couldMean(deps, row) === undefined ? 'result.no_such_report' : 'result.several_reports';
  }
  if (kind === NOTED) return null;
  if (kind === APPROVED_WITHOUT_NUMBERS) return why === NUMBERS_MISSING ? why : null;
  if (kind === OURS_TO_CORRECT) return 'result.ours_to_correct';
  if (!isAnswer(kind)) return 'result.unknown_kind';
  try {
    if (kind !== 'reportRefused') await acceptFirst(deps, orderNo, reportId);
    const event: EventInput = { type: kind, reportId, resultId: id, ...factsOf(deps, row) };
    await advance(deps, {
      orderNo,
      event,
      actor: AUTHORITY,
      requestId: `result:${id}`,
      ...(kind === TAKEN_IN_EVERY_STAGE && { check: (tx) => refuseSaidBefore(tx, event, orderNo) }),
    });
    return null;
  } catch (error) {
    if (isUnreachable(error)) throw error;
    if (isPassing(error)) return LATER;
    if ((await saidBefore(deps, row)) || (await overtaken(deps, row))) return null;
    // Anything else would come again for ever: a person looks at it.
    return error instanceof CodedError ? error.code : `result.failed.${(error as Error).name}`;
  }
}

/** An approval grants at once where it brings no numbers that would come apart from it. */
const meantBy = ({ kind, filingType }: StoredResult): string =>
  kind === APPROVED_WITHOUT_NUMBERS && filingType !== null && numbersIssued(filingType).length === 0
    ? 'bureauApproved'
    : kind;

/** The bureau's reviewer approved; the record that is filed, with its numbers, is said apart from it and grants. */
export const APPROVED_WITHOUT_NUMBERS = 'approvedWithoutNumbers';

/** Why such an approval waits for a person: what is filed has not been said (missing-numbers.ts). */
export const NUMBERS_MISSING = 'result.numbers_missing';

/** The bureau has stored something: good to know, and nothing to do. */
export const NOTED = 'noted';

/** An error in a report that its applicant can't mend: a clerk sees to it. */
export const OURS_TO_CORRECT = 'oursToCorrect';

/**
 * Whether the interface has said the same of this report before: a decision may come as a result code, as
 * a reviewer's opinion, or both. What was entered by hand is no such word: whether the two agree, a clerk
 * sees to.
 */
async function saidBefore({ db, vault }: OrdersDeps, row: StoredResult): Promise<boolean> {
  const { id, reportId, orderNo, filingType } = row;
  const heard = await db.timelineEntry.findFirst({
    where: {
      ...{ orderNo: orderNo ?? '', type: meantBy(row) },
      facts: { path: ['reportId'], equals: reportId ?? '' },
    },
    orderBy: { revision: 'desc' },
  });
  const { resultId = '' } = (heard?.facts ?? {}) as { resultId?: string };
  if (resultId === '' || resultId === id || resultId.startsWith('manual:')) return false;
  const earlier = await db.authorityResult.findUnique({ where: { id: resultId } });
  if (earlier === null) return false;
  if (numbersIssued(filingType ?? '').length === 0) return true;
  const numberOf = (result: Parameters<typeof readResult>[1]) =>
    readResult(vault, result).serviceNumber ?? null;
  return numberOf(earlier) === numberOf(row);
}

const isAnswer = (kind: string): kind is EventType =>
  (AUTHORITY_ANSWERS as readonly string[]).includes(kind);

/** An answer implies that the report was accepted, even where we died before writing that down. */
async function acceptFirst(deps: OrdersDeps, orderNo: string, reportId: string): Promise<void> {
  const [order] = await deps.db.$queryRaw<{ stage: string }[]>`
    SELECT stage FROM orders WHERE order_no = ${orderNo}`;
  if (order?.stage !== 'reporting') return;
  await advance(deps, {
    orderNo,
    event: { type: 'reportAccepted', reportId },
    actor: SYSTEM,
    requestId: `${reportId}:accepted`,
  }).catch((error: unknown) => {
    // Another report of the order's is on its way: the answer is to the one before.
    if (!isNotAllowedNow(error)) throw error;
  });
}

/** What the machine needs to know of an answer: numbers issued, never texts. */
function factsOf({ vault }: OrdersDeps, row: StoredResult): Record<string, unknown> {
  if (meantBy(row) !== 'bureauApproved') return {};
  const said = readResult(vault, row);
  // An approval that was found by asking says so in the timeline.
  const { foundBy } = said;
  return {
    ...approvalNumbers(row.filingType ?? '', said),
    ...(typeof foundBy === 'string' && { foundBy }),
  };
}

async function openClerksTask(deps: OrdersDeps, row: StoredResult, why: string): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const at = await deps.clock.now(tx);
    const order =
      row.orderNo === null ? null : await tx.order.findUnique({ where: { orderNo: row.orderNo } });
    const { count } = await tx.authorityResult.updateMany({
      where: { id: row.id, state: 'received' },
      data: { state: 'unplaced', why, settledAt: at },
    });
    // Two readers at once: the other one has opened it.
    if (count === 0) return;
    const orders = couldMean(deps, row) as string[] | undefined;
    const facts = { resultId: row.id, kind: row.kind, why, ...(orders && { couldMean: orders }) };
    await openTask(tx, order, { kind: 'unplacedResult', at, urgentAt: at, facts });
  });
}
