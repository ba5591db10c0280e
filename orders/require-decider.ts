import { CodedError } from '#domain/errors.ts';
import { EVENTS } from '#domain/events.ts';
import { holdersOf } from '#domain/rights/rights.ts';
import { takesTwo } from '#domain/rights/second-person.ts';
import type { Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import type { EventInput } from './command.ts';
import type { LockedOrder } from './lock.ts';
import { lockProposal, proposalNotFound } from './proposals.ts';
import { requireHeldTask } from './tasks.ts';

/** A decision of an initial review that is about to be taken. */
interface Deciding {
  readonly tx: Transaction;
  readonly order: LockedOrder;
  readonly event: EventInput;
  readonly actor: Actor;
  readonly taskId: string | undefined;
  /** The recommendation that the actor is the second person of. */
  readonly secondOf: string | undefined;
}

/**
 * Asks that a decision of an initial review is taken by whoever may take it: by the one who holds the review,
 * or, where it takes two, by the second person of an open recommendation of that very decision. Every way to a
 * decision leads through `advance`, and so through here: none can forget the second person.
 * @throws CodedError `task.held`, `task.not_held`, `task.closed`; `review.second_person_needed`, what
 *   `lockProposal` throws.
 */
export async function requireDecider(deciding: Deciding): Promise<void> {
  const { tx, order, event, actor, taskId, secondOf } = deciding;
  if (!takesTwo(order.filingType, event.type)) {
    await requireHeldTask(tx, order, 'initialReview', actor.id, taskId);
    return;
  }
  if (secondOf === undefined) throw secondNeeded(event);
  const { kind, orderNo, content } = await lockProposal(tx, secondOf, actor);
  const { decision } = content as { decision?: unknown };
  const isOfThis = kind === 'review' && orderNo === order.orderNo && decision === event.type;
  if (!isOfThis) throw proposalNotFound(secondOf);
}

function secondNeeded({ type }: EventInput): CodedError {
  const by = holdersOf('review.approve').join(', ');
  return new CodedError(
    'review.second_person_needed',
    `“${EVENTS[type].title.en}” takes two people here: one recommends it, another accepts it.`,
    {
      facts: { by: holdersOf('review.approve') },
      remedy: `Recommend it with POST /api/v1/tasks/{id}/decide; it is accepted by: ${by}.`,
    },
  );
}
