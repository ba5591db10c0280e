import { CodedError } from '#domain/errors.ts';
import { changedFields } from '#domain/forms/changed-fields.ts';
import type { Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { refuseMalformed } from './form-checks.ts';
import { changedMeanwhile, EDITABLE, readForm, sealForm } from './form.ts';
import { lockOrder, orderNotFound } from './lock.ts';
import { dropMarks } from './marks.ts';
import { openedOf, refuseClosed } from './opened.ts';
import { isApplicants } from './parties.ts';
import { firstOutcome, keepOutcome } from './requests.ts';

/** What an applicant sends to save a form: the content, and the version that it was read at. */
export interface FormEdit {
  readonly orderNo: string;
  readonly form: unknown;
  readonly formVersion: number;
  readonly revision: number;
  readonly actor: Actor;
  /** Under the same id a repetition gives the first outcome, although its If-Match has passed. */
  readonly requestId: string | undefined;
}

/**
 * Saves the form's content under the order's lock. The one thing about an order that `advance` does
 * not write: typing is not an event of the filing.
 * @throws CodedError `order.not_found`, `order.not_editable_now`, `order.changed_meanwhile`, `form.malformed`,
 *   `form.field_not_opened`.
 */
export async function editForm(deps: OrdersDeps, edit: FormEdit): Promise<{ formVersion: number }> {
  return deps.db.$transaction(async (tx) => {
    const order = await lockOrder(tx, edit.orderNo);
    if (!isApplicants(order, edit.actor.id)) throw orderNotFound(edit.orderNo);
    const { requestId } = edit;
    const request = requestId !== undefined && {
      accountId: edit.actor.id,
      requestId,
      content: ['edit', edit.orderNo, edit.form],
    };
    const first = request && (await firstOutcome<{ formVersion: number }>(tx, request));
    if (first) return first;
    if (order.revision !== edit.revision || order.formVersion !== edit.formVersion) {
      throw changedMeanwhile(order);
    }
    if (!EDITABLE.includes(order.stage)) {
      throw new CodedError(
        'order.not_editable_now',
        `The form can't be changed while the order is in ${order.stage}.`,
        {
          facts: { stage: order.stage, waitingOn: order.waitingOn },
          remedy: 'Withdraw the order first where that is allowed, or wait until it is returned.',
        },
      );
    }
    refuseMalformed(order.filingType, edit.form);
    const before = readForm(deps.vault, order);
    const opened = await openedOf(tx, deps, order, before);
    await refuseClosed(tx, deps, order, opened, { before, after: edit.form });
    const formVersion = order.formVersion + 1;
    await tx.order.update({
      where: { orderNo: order.orderNo },
      data: { ...sealForm(deps.vault, order.orderNo, edit.form), formVersion },
    });
    const at = await deps.clock.now(tx);
    // By their pointers only: what stood there is personal and stays sealed.
    const changed = changedFields(before, edit.form, order.filingType).map(({ field }) => field);
    await dropMarks(tx, order.orderNo, changed);
    await auditEdit(tx, at, order, { formVersion, changed }, edit.actor);
    if (request) await keepOutcome(tx, request, order.orderNo, at, { formVersion });
    return { formVersion };
  });
}

async function auditEdit(
  tx: Transaction,
  at: Date,
  order: { orderNo: string; formVersion: number },
  after: { formVersion: number; changed: string[] },
  actor: Actor,
): Promise<void> {
  await audit(tx, {
    at,
    actor,
    action: 'form.edited',
    target: order.orderNo,
    before: { formVersion: order.formVersion },
    after,
  });
}
