import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { advance } from './advance.ts';
import { checkReasons, written, type GivenReason } from './check-reasons.ts';
import type { Advanced } from './command.ts';
import type { OrdersDeps } from './deps.ts';
import type { ReasonWords } from './reason-words.ts';

/** A reviewer's decision on a task. */
export interface Review {
  readonly taskId: string;
  readonly decision: 'pass' | 'returnToComplete' | 'reject';
  readonly reasons: readonly GivenReason[];
  /** For the applicant, about the return as a whole. */
  readonly text?: string;
  readonly actor: Actor;
  readonly requestId: string;
  readonly expected: { readonly revision: number; readonly formVersion: number };
}

interface TaskFacts {
  readonly orderNo: string | null;
  readonly kind: string;
  readonly filingType: string;
}

/**
 * Decides an initial review: a return says at least one reason at a field of the form, a pass says none.
 * @throws CodedError `task.not_found`, `task.not_a_review`, what `checkReasons` and what `advance` throw.
 */
export async function decideReview(deps: OrdersDeps, review: Review): Promise<Advanced> {
  const { taskId, decision, reasons, text, actor, requestId, expected } = review;
  const [task] = await deps.db.$queryRaw<TaskFacts[]>`
    SELECT order_no AS "orderNo", kind, filing_type AS "filingType"
    FROM tasks WHERE id = ${taskId}::uuid`;
  if (task?.orderNo == null) {
    throw new CodedError('task.not_found', `There is no task ${taskId} to decide.`, {
      remedy: 'Read the list of tasks again: GET /api/v1/tasks.',
    });
  }
  if (task.kind !== 'initialReview') {
    throw new CodedError('task.not_a_review', 'Only an initial review is decided like this.', {
      remedy: 'A clerk settles an answer of the authority’s: POST /api/v1/tasks/{id}/settle.',
    });
  }
  checkReasons({
    decision,
    reasons,
    filingType: task.filingType,
    ...(text !== undefined && { text }),
  });
  const coded = reasons.map(({ field, code }) => ({ field, code }));
  const words = wordsOf(reasons);
  const note = written(text);
  return advance(deps, {
    orderNo: task.orderNo,
    event: decision === 'pass' ? { type: decision } : { type: decision, reasons: coded },
    actor,
    requestId,
    expected,
    taskId,
    ...(note !== null && { note }),
    ...(words !== null && { words }),
  });
}

/** What the reviewer said beside the codes, reason by reason; null where he left it at them. */
function wordsOf(reasons: readonly GivenReason[]): readonly ReasonWords[] | null {
  const words = reasons.map(({ variables = {}, text }) => ({ variables, text: written(text) }));
  const said = words.some(
    ({ variables, text }) => text !== null || Object.keys(variables).length > 0,
  );
  return said ? words : null;
}
