import { CodedError } from '#domain/errors.ts';
import { PROPOSALS } from '#domain/proposals.ts';
import type { Actor, Role } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import { requireNumbers } from './approval-numbers.ts';
import type { OrdersDeps } from './deps.ts';
import {
  lockProposal,
  proposalText,
  propose,
  readProposal,
  settleProposal,
  type NewProposal,
} from './proposals.ts';
import { refuseTakenNumbers } from './issued-numbers.ts';
import { keepResult } from './kept-results.ts';
import { resultLater, settleResult } from './results.ts';

/** A result that came by letter or telephone while the interface was down. */
export interface ManualResult extends Omit<NewProposal, 'kind' | 'content'> {
  readonly result: string;
  /** The authority's own reference: the number of its letter or notice. */
  readonly reference: string;
  readonly subjectNumber?: string;
  readonly serviceNumber?: string;
}

/** A proposed result: codes and numbers, and the report that it answers. */
interface Content {
  readonly result: string;
  readonly reportId: string;
  readonly reference: string;
  readonly subjectNumber?: string;
  readonly serviceNumber?: string;
}

/**
 * Proposes a result of the authority's that was entered by hand, with its reference. It answers the last
 * report that there was when somebody read the letter.
 * @throws CodedError `manual_result.no_report`, `manual_result.numbers`, `manual_result.number_taken` and what `propose` throws.
 */
export function proposeManualResult(
  deps: OrdersDeps,
  { result, reference, subjectNumber, serviceNumber, ...proposal }: ManualResult,
): Promise<{ id: string }> {
  const content = {
    result,
    reference,
    ...(subjectNumber !== undefined && { subjectNumber }),
    ...(serviceNumber !== undefined && { serviceNumber }),
  };
  return propose(deps, { ...proposal, kind: 'manualResult', content }, async (tx, order) => {
    const { orderNo } = order;
    requireNumbers(result, order.filingType, content);
    const last = await tx.report.findFirst({ where: { orderNo }, orderBy: { frozenAt: 'desc' } });
    if (last !== null) {
      await refuseTakenNumbers(tx, deps.vault, last, content);
      return { reportId: last.id };
    }
    throw new CodedError(
      'manual_result.no_report',
      `Order ${orderNo} was never reported to the authority, so there is nothing it can have answered.`,
      { remedy: 'Check the order number.' },
    );
  });
}

/**
 * Enters a proposed result, as its second person: kept like an answer that came through the interface,
 * and brought to the order in the same way. What fits nowhere becomes a clerk's task.
 * Approval and result are kept together; whoever asks again goes on from there, so that nothing is
 * entered twice and nothing stays behind where we died in between.
 * @throws CodedError what `lockProposal` throws; `result.later`.
 */
export async function approveManualResult(
  deps: OrdersDeps,
  id: string,
  actor: Actor,
): Promise<'applied' | 'unplaced'> {
  const resultId = `manual:${id}`;
  await deps.db.$transaction(async (tx) => {
    if (await isUnderWay(tx, id, resultId, actor)) return;
    const row = await lockProposal(tx, id, actor);
    const { result, reportId, ...facts } = row.content as unknown as Content;
    const opinion = proposalText(deps.vault, row);
    const body = { ...facts, opinion, enteredBy: row.proposedBy, approvedBy: actor.id };
    await keepResult({ ...deps, db: tx }, { id: resultId, reportId, kind: result, body });
    await settleProposal(tx, row, 'approved', actor, await deps.clock.now(tx));
  });
  const settled = await settleResult(deps, resultId);
  if (settled === 'later') throw resultLater('Approve it again in a moment.');
  return settled;
}

/** Whether it was approved before, and is asked for again by the same person or was left behind. */
async function isUnderWay(
  tx: Transaction,
  id: string,
  resultId: string,
  actor: Actor,
): Promise<boolean> {
  const { state, decidedBy, kind } = await readProposal(tx, id);
  if (state !== 'approved') return false;
  if (decidedBy === actor.id) return true;
  const kept = await tx.authorityResult.findUnique({ where: { id: resultId } });
  const approvers: readonly Role[] = PROPOSALS[kind].approvedBy;
  return kept?.state === 'received' && approvers.includes(actor.role);
}
