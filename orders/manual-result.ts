import { CodedError } from '#domain/errors.ts';
import { EVENTS, type EventType } from '#domain/events.ts';
import { parseIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { Actor } from '#domain/roles.ts';
import type { OrdersDeps } from './deps.ts';
import {
  lockProposal,
  proposalText,
  propose,
  readProposal,
  settleProposal,
  type NewProposal,
} from './proposals.ts';
import { keepResult, settleResult } from './results.ts';

/** What an authority can have said, in the words of the filing's events. */
export const MANUAL_RESULTS = Object.keys(EVENTS).filter((type) =>
  (EVENTS[type as EventType].by as readonly string[]).includes('authority'),
);

/** A result that came by letter or telephone while the interface was down. */
export interface ManualResult extends Omit<NewProposal, 'kind' | 'content'> {
  readonly result: string;
  /** The authority's own reference: the number of its letter or notice. */
  readonly reference: string;
  readonly subjectNumber?: string;
  readonly serviceNumber?: string;
}

/**
 * Proposes a result of the authority's that was entered by hand, with its reference.
 * @throws CodedError `manual_result.no_report`, `manual_result.numbers` and what `propose` throws.
 */
export function proposeManualResult(
  deps: OrdersDeps,
  { result, reference, subjectNumber, serviceNumber, ...proposal }: ManualResult,
): Promise<{ id: string }> {
  const numbers = {
    ...(subjectNumber !== undefined && { subjectNumber }),
    ...(serviceNumber !== undefined && { serviceNumber }),
  };
  requireNumbers(result, subjectNumber, serviceNumber);
  const content = { result, reference, ...numbers };
  return propose(deps, { ...proposal, kind: 'manualResult', content }, async (tx, { orderNo }) => {
    if ((await tx.report.count({ where: { orderNo } })) > 0) return;
    throw new CodedError(
      'manual_result.no_report',
      `Order ${orderNo} was never reported to the authority, so there is nothing it can have answered.`,
      { remedy: 'Check the order number.' },
    );
  });
}

function requireNumbers(result: string, ...numbers: (string | undefined)[]): void {
  const names = ['/subjectNumber', '/serviceNumber'];
  const approved = result === 'bureauApproved';
  numbers.forEach((number, index) => {
    if (approved && parseIcpNumber(number ?? '') !== undefined) return;
    if (!approved && number === undefined) return;
    throw new CodedError(
      'manual_result.numbers',
      approved
        ? 'An approval names the filing numbers that the bureau issued.'
        : 'Only an approval issues filing numbers.',
      {
        field: names[index] ?? '',
        remedy: approved
          ? 'Give both as the bureau wrote them, e.g. 津ICP备12345678号 and 津ICP备12345678号-1.'
          : 'Leave them out.',
      },
    );
  });
}

/**
 * Enters a proposed result, as its second person: kept like an answer that came through the interface,
 * and brought to the order in the same way. What fits nowhere becomes a clerk's task.
 */
export async function approveManualResult(
  deps: OrdersDeps,
  id: string,
  actor: Actor,
): Promise<'applied' | 'unplaced'> {
  const row = await deps.db.$transaction((tx) => lockProposal(tx, id, actor));
  const report = await deps.db.report.findFirstOrThrow({
    where: { orderNo: row.orderNo },
    orderBy: { frozenAt: 'desc' },
  });
  const { result, ...facts } = row.content as { result: string; reference: string };
  const resultId = `manual:${id}`;
  const opinion = proposalText(deps.vault, row);
  await keepResult(deps, {
    id: resultId,
    reportId: report.id,
    kind: result,
    body: { ...facts, opinion, enteredBy: row.proposedBy, approvedBy: actor.id },
  });
  const settled = await settleResult(deps, resultId);
  if (settled === 'later') {
    throw new CodedError('result.later', 'The result is kept, but could not be entered just now.', {
      remedy: 'Approve it again in a moment.',
    });
  }
  await deps.db.$transaction(async (tx) => {
    const still = await readProposal(tx, id);
    if (still.state !== 'open') return;
    await settleProposal(tx, still, 'approved', actor, await deps.clock.now(tx));
  });
  return settled;
}
