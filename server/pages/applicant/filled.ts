import { formOf } from '#domain/forms/form-registry.ts';
import type { ReadOrder } from '../answers.ts';
import { formFields, type FormField } from '../form/form-field.ts';
import { partsOf, type FormPart } from '../form/parts.ts';

/** An order with its form ready for a page. */
export interface FilledOrder extends ReadOrder {
  readonly form: unknown;
  readonly fields: readonly FormField[];
  readonly parts: readonly FormPart[];
  /** The fields that may be changed; null: all of them. */
  readonly opened: readonly string[] | null;
  /** What is saved, where `form` is what was typed beside it. */
  readonly savedForm?: unknown;
}

/** The fields that a return has opened, as the order says. */
function openedOf({ order }: ReadOrder): readonly string[] | null {
  if (order.opened !== undefined) return order.opened;
  return order.returned?.opened?.map(({ field }) => field) ?? null;
}

/** Whether an order is being written by its applicant. */
export const isEditable = ({ order }: ReadOrder): boolean =>
  order.stage === 'draft' || order.stage === 'correction';

/** An order with the fields of its filing type's form, as they are filled in. */
export function filled(read: ReadOrder): FilledOrder {
  const { schema } = formOf(read.order.filingType);
  const form = read.order.form ?? {};
  const fields = formFields(schema, form);
  return { ...read, form, fields, parts: partsOf(fields), opened: openedOf(read) };
}
