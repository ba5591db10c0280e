import { fieldPointers, formOf } from '#domain/forms/form-registry.ts';
import type { ApiClient } from '../api-client.ts';
import type { ReadOrder } from '../answers.ts';
import { formFields } from '../form/form-field.ts';
import { fieldLabel } from '#domain/forms/changed-fields.ts';
import { summaryOf, type SummaryPart } from '../form/summary.ts';
import type { Member } from '../visit.ts';

/** The review task of an order, as its page needs it. */
export interface ReviewTask {
  readonly id: string;
  readonly holder: string | null;
  readonly mine: boolean;
}

/** An order in front of a reviewer. */
export interface ReviewedOrder extends ReadOrder {
  readonly parts: readonly SummaryPart[];
  readonly task: ReviewTask | undefined;
  /** What each field that a reason may name is called in the reader's language. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Reads an order for its reviewer. */
export async function reviewed(
  api: ApiClient,
  orderNo: string,
  { locale, session }: Member,
): Promise<ReviewedOrder> {
  const read = await api.order(orderNo);
  const { order } = read;
  const parts = summaryOf(formFields(formOf(order.filingType).schema, order.form ?? {}), locale);
  const open = order.tasks?.find(({ kind }) => kind === 'initialReview');
  const labels = new Map(
    fieldPointers(order.filingType).map((pointer) => [
      pointer,
      fieldLabel(pointer, order.filingType)[locale],
    ]),
  );
  return {
    ...{ ...read, parts, labels },
    task: open && { id: open.id, holder: open.holder, mine: open.holder === session.handle },
  };
}
