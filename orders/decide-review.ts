import { CodedError } from '#domain/errors.ts';
import { takesTwo } from '#domain/rights/second-person.ts';
import type { Actor } from '#domain/roles.ts';
import { advance } from './advance.ts';
import type { Advanced } from './command.ts';
import type { OrdersDeps } from './deps.ts';
import { recommend } from './recommend.ts';
import { besides, sayDecision, type GivenDecision } from './said-decision.ts';

/** A reviewer's decision on a task. */
export interface Review extends GivenDecision {
  readonly taskId: string;
  readonly actor: Actor;
  readonly requestId: string;
  readonly expected: { readonly revision: number; readonly formVersion: number };
}

/** What came of it: the order moved, or a recommendation waits for its second person. */
export type Decided =
  { readonly advanced: Advanced } | { readonly recommended: string; readonly orderNo: string };

interface TaskFacts {
  readonly orderNo: string | null;
  readonly kind: string;
  readonly filingType: string;
}

/**
 * Decides an initial review: a return says at least one reason at a field of the form, a pass says none.
 * What takes two people is recommended, and moves nothing.
 * @throws CodedError `task.not_found`, `task.not_a_review`, what `checkReasons`, `advance` and `recommend` throw.
 */
export async function decideReview(deps: OrdersDeps, review: Review): Promise<Decided> {
  const { taskId, actor, requestId, expected } = review;
  const { orderNo, filingType } = await reviewTask(deps, taskId);
  const said = sayDecision(review, filingType);
  const act = { orderNo, taskId, actor, requestId, expected };
  if (takesTwo(filingType, review.decision)) {
    const { id } = await recommend(deps, { ...act, said });
    return { recommended: id, orderNo };
  }
  return { advanced: await advance(deps, { ...act, event: said.event, ...besides(said) }) };
}

async function reviewTask(
  { db }: OrdersDeps,
  taskId: string,
): Promise<{ orderNo: string; filingType: string }> {
  const [task] = await db.$queryRaw<TaskFacts[]>`
    SELECT order_no AS "orderNo", kind, filing_type AS "filingType"
    FROM tasks WHERE id = ${taskId}::uuid`;
  if (task?.orderNo == null) {
    throw new CodedError('task.not_found', `There is no task ${taskId} to decide.`, {
      remedy: 'Read the list of tasks again: GET /api/v1/tasks.',
    });
  }
  const { orderNo, kind, filingType } = task;
  if (kind === 'initialReview') return { orderNo, filingType };
  throw new CodedError('task.not_a_review', 'Only an initial review is decided like this.', {
    remedy:
      'A clerk settles an answer of the authority’s: POST /api/v1/tasks/{id}/settle. A recommendation is accepted: POST /api/v1/recommendations/{id}/accept.',
  });
}
