import { CodedError } from '#domain/errors.ts';
import type { FieldReason } from '#domain/events.ts';
import { fieldPointers } from '#domain/forms/form-registry.ts';
import type { Actor } from '#domain/roles.ts';
import { advance } from './advance.ts';
import type { Advanced } from './command.ts';
import type { OrdersDeps } from './deps.ts';

/** A reviewer's decision on a task. */
export interface Review {
  readonly taskId: string;
  readonly decision: 'pass' | 'returnToComplete' | 'reject';
  readonly reasons: readonly FieldReason[];
  /** For the applicant. */
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
 * @throws CodedError `task.not_found`, `task.not_a_review`, `decision.…`, and what `advance` throws.
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
  checkReasons(decision, reasons, text, fieldPointers(task.filingType));
  return advance(deps, {
    orderNo: task.orderNo,
    event: decision === 'pass' ? { type: decision } : { type: decision, reasons },
    actor,
    requestId,
    expected,
    taskId,
    ...(text !== undefined && text.trim() !== '' && { note: text.trim() }),
  });
}

function checkReasons(
  decision: Review['decision'],
  reasons: readonly FieldReason[],
  text: string | undefined,
  fields: readonly string[],
): void {
  if (decision === 'pass' && reasons.length > 0) {
    throw new CodedError('decision.reasons_not_wanted', 'A pass has no reasons.', {
      field: '/reasons',
      remedy: 'Return the order where something has to be corrected.',
    });
  }
  if (decision !== 'pass' && reasons.length === 0) {
    throw new CodedError(
      'decision.reasons_missing',
      'A return needs at least one reason at a field.',
      {
        field: '/reasons',
        remedy: 'Name the field that is to be corrected, and why.',
      },
    );
  }
  for (const [index, { field, code }] of reasons.entries()) {
    if (!fields.includes(field)) {
      throw new CodedError('decision.field_unknown', `The form has no field ${field}.`, {
        field: `/reasons/${String(index)}/field`,
        facts: { fields },
        remedy: 'Choose one of the fields of this filing type’s form.',
      });
    }
    if (code === 'other' && (text ?? '').trim() === '') {
      throw new CodedError('decision.text_missing', 'The reason “other” needs a text.', {
        field: '/text',
        remedy: 'Write to the applicant what is wrong and what to do.',
      });
    }
  }
}
