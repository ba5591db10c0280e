import { CodedError } from '#domain/errors.ts';
import { fieldPointers } from '#domain/forms/form-registry.ts';
import type { Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { lockOrder, orderNotFound } from './lock.ts';
import { isInScope, scopesOf } from './scopes.ts';
import { requireHeldTask } from './tasks.ts';

/** What a reviewer has looked at and found right. */
export interface Marking {
  readonly orderNo: string;
  /** JSON pointers: all that are marked from now on. */
  readonly checked: readonly string[];
  readonly actor: Actor;
}

/**
 * Keeps which fields a reviewer has checked. They stand through later rounds, for any reviewer, until their
 * field changes; the order does not move.
 * @throws CodedError `order.not_found`, `mark.not_now`, `mark.field_unknown`, `task.held`, `task.not_held`.
 */
export async function markChecked(deps: OrdersDeps, marking: Marking): Promise<string[]> {
  const { orderNo, actor } = marking;
  const checked = [...new Set(marking.checked)];
  return deps.db.$transaction(async (tx) => {
    const order = await lockOrder(tx, orderNo);
    if (!isInScope(await scopesOf(tx, actor), order)) throw orderNotFound(orderNo);
    if (order.stage !== 'initialReview') {
      throw new CodedError('mark.not_now', `Order ${orderNo} is not being reviewed now.`, {
        facts: { stage: order.stage },
        remedy: 'What was marked stays; mark more when the order is in initial review.',
      });
    }
    await requireHeldTask(tx, order, 'initialReview', actor.id);
    requireKnown(checked, order.filingType);
    const before = await marksOf(tx, orderNo);
    await tx.reviewMark.deleteMany({ where: { orderNo, field: { notIn: checked } } });
    const at = await deps.clock.now(tx);
    const fresh = checked.filter((field) => !before.includes(field));
    await tx.reviewMark.createMany({
      data: fresh.map((field) => ({ orderNo, field, markedBy: actor.id, markedAt: at })),
    });
    await audit(tx, {
      ...{ at, actor, action: 'review.marked', target: orderNo },
      before: { checked: before },
      after: { checked },
    });
    return marksOf(tx, orderNo);
  });
}

function requireKnown(checked: readonly string[], filingType: string): void {
  const fields = fieldPointers(filingType);
  for (const [index, field] of checked.entries()) {
    if (fields.includes(field)) continue;
    throw new CodedError('mark.field_unknown', `The form has no field ${field}.`, {
      field: `/checked/${String(index)}`,
      facts: { fields },
      remedy: 'Choose fields of this filing type’s form.',
    });
  }
}

/** The fields, as JSON pointers, whose marks stand. */
export async function marksOf(db: Transaction, orderNo: string): Promise<string[]> {
  const marks = await db.reviewMark.findMany({ where: { orderNo }, orderBy: { field: 'asc' } });
  return marks.map(({ field }) => field);
}

/** Takes away the marks of fields that say something else now. */
export async function dropMarks(
  tx: Transaction,
  orderNo: string,
  changed: readonly string[],
): Promise<void> {
  await tx.reviewMark.deleteMany({ where: { orderNo, field: { in: [...changed] } } });
}
