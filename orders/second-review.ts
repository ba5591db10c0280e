import type { FieldReason } from '#domain/events.ts';
import type { Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import { advance } from './advance.ts';
import type { GivenReason } from './check-reasons.ts';
import type { Advanced, EventInput } from './command.ts';
import type { OrdersDeps } from './deps.ts';
import { lockOrder, orderNotFound } from './lock.ts';
import {
  keepComment,
  lockProposal,
  proposalNotFound,
  readProposal,
  settleProposal,
  type Proposal,
} from './proposals.ts';
import { readRecommendation, type Recommendation } from './recommendation.ts';
import { tellReviewer } from './recommend.ts';
import { besides, sayDecision, wordsOf, type SaidDecision } from './said-decision.ts';
import { isInScope, scopesOf } from './scopes.ts';

/** What a second person does with a recommendation, having read its order. */
export interface Seconding {
  /** The recommendation. */
  readonly id: string;
  readonly actor: Actor;
  readonly requestId: string;
  readonly expected: { readonly revision: number; readonly formVersion: number };
}

/** The second person's own reasons and words for the decision that was recommended. */
export interface Edited {
  readonly reasons: readonly GivenReason[];
  readonly text?: string;
}

/**
 * Takes the recommended decision as it is, as its second person: the order moves now, once.
 * @throws CodedError what `readOne`, `lockProposal` and `advance` throw.
 */
export async function acceptRecommendation(
  deps: OrdersDeps,
  seconding: Seconding,
): Promise<Advanced> {
  const row = await readOne(deps, seconding.id);
  return carryOut(deps, row, seconding, 'approved', said(readRecommendation(deps.vault, row)));
}

/**
 * Takes the recommended decision with other reasons and words; what was recommended stays in the proposal.
 * @throws CodedError what `readOne`, `checkReasons`, `lockProposal` and `advance` throw.
 */
export async function editRecommendation(
  deps: OrdersDeps,
  { reasons, text, ...seconding }: Seconding & Edited,
): Promise<Advanced> {
  const row = await readOne(deps, seconding.id);
  const { decision } = readRecommendation(deps.vault, row);
  const order = await deps.db.order.findUniqueOrThrow({ where: { orderNo: row.orderNo } });
  const given = { decision, reasons, ...(text !== undefined && { text }) };
  return carryOut(deps, row, seconding, 'edited', sayDecision(given, order.filingType));
}

/**
 * Gives a recommendation back to its reviewer, with a comment that the applicant never sees. The review goes on.
 * @param comment may name people: it is sealed
 * @throws CodedError `proposal.not_found`, `order.not_found`, what `lockProposal` throws.
 */
export async function sendBack(
  deps: OrdersDeps,
  { id, comment, actor }: Pick<Seconding, 'id' | 'actor'> & { readonly comment: string },
): Promise<void> {
  const { orderNo } = await readOne(deps, id);
  await deps.db.$transaction(async (tx) => {
    await requireInScope(tx, await lockOrder(tx, orderNo), actor);
    const row = await lockProposal(tx, id, actor);
    await keepComment(tx, deps.vault, row, comment);
    await settleProposal(tx, row, 'declined', actor, await deps.clock.now(tx));
    await tellReviewer(tx, orderNo, { sentBack: id });
  });
}

/** @throws CodedError `proposal.not_found`, also for a proposal of another kind. */
async function readOne({ db }: OrdersDeps, id: string): Promise<Proposal> {
  const row = await readProposal(db, id);
  if (row.kind !== 'review') throw proposalNotFound(id);
  return row;
}

const said = ({ decision, reasons, text }: Recommendation): SaidDecision => {
  const coded: FieldReason[] = reasons.map(({ field, code }) => ({ field, code }));
  const event: EventInput =
    decision === 'pass' ? { type: decision } : { type: decision, reasons: coded };
  const words = reasons.map(({ variables, text: own }) => ({ variables, text: own ?? '' }));
  return { event, note: text, words: wordsOf(words) };
};

function carryOut(
  deps: OrdersDeps,
  row: Proposal,
  { id, actor, requestId, expected }: Seconding,
  state: 'approved' | 'edited',
  { event, note, words }: SaidDecision,
): Promise<Advanced> {
  return advance(deps, {
    orderNo: row.orderNo,
    // Both stand in the timeline: who recommended, and, as the actor, who is answerable for the decision.
    event: { ...event, proposalId: id, recommendedBy: row.proposedBy },
    ...{ actor, requestId, expected, secondOf: id },
    ...besides({ note, words }),
    // Of two who decide at once, the later one hears that it is decided, not only that something changed.
    check: async (tx, order) => {
      await requireInScope(tx, order, actor);
      await lockProposal(tx, id, actor);
    },
    also: (tx, at) => settleProposal(tx, row, state, actor, at),
  });
}

async function requireInScope(
  tx: Transaction,
  order: Parameters<typeof isInScope>[1] & { readonly orderNo: string },
  actor: Actor,
): Promise<void> {
  if (!isInScope(await scopesOf(tx, actor), order)) throw orderNotFound(order.orderNo);
}
