import { createHash } from 'node:crypto';
import { formOf } from '#domain/forms/form-registry.ts';
import { valueAt } from '#domain/forms/finding.ts';
import { ApiRefusal } from '../api-refusal.ts';
import type { ApiClient } from '../api-client.ts';
import { editedForm, withValue } from '../form/edited-form.ts';
import { fieldAt, formFields, leavesOf } from '../form/form-field.ts';
import { takeOut } from '../form/take-out.ts';
import { allOf, oneOf, type Fields } from '../visit.ts';
import { filled, type FilledOrder } from './filled.ts';

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, part]) => [key, sorted(part)]));
}

/** A mark of what some fields hold: goes with a page, and tells on its return whether another tab was faster. */
export function markOf(form: unknown, roots: readonly string[]): string {
  const content = JSON.stringify(roots.map((root) => sorted(valueAt(form, root)) ?? null));
  return createHash('sha256').update(content).digest('base64url');
}

/** What came of saving: saved, or another tab was faster and nothing was. */
export type Saved =
  | { readonly saved: true; readonly order: FilledOrder }
  | {
      readonly saved: false;
      /** The order with what was typed here in place. */
      readonly order: FilledOrder;
      readonly elsewhere: ReadonlyMap<string, string>;
    };

/** Takes an entry out of what was sent, as its button asks. */
function withoutRemoved(fields: Fields): Fields {
  const removed = oneOf(fields, 'remove');
  if (removed === '') return fields;
  const kept = Object.entries(fields).filter(
    ([name]) => name !== removed && !name.startsWith(`${removed}/`),
  );
  return Object.fromEntries(kept);
}

/** The typed form, with the saved value wherever that was chosen. */
function wanted(order: FilledOrder, roots: readonly string[], fields: Fields): object {
  const { schema } = formOf(order.order.filingType);
  const within = (pointer: string) =>
    roots.some((root) => pointer === root || pointer.startsWith(`${root}/`));
  const typed = takeOut(
    editedForm(schema, order.form, roots, withoutRemoved(fields)),
    order.fields,
    allOf(fields, 'clear').filter(within),
  );
  return allOf(fields, 'take')
    .filter(within)
    .filter((pointer) => fieldAt(order.fields, pointer) !== undefined)
    .reduce<object>(
      (form, pointer) => withValue(form, pointer, valueAt(order.form, pointer)),
      typed,
    );
}

function valuesOf(filingType: string, form: unknown, roots: readonly string[]) {
  const fields = formFields(formOf(filingType).schema, form);
  const leaves = roots.flatMap((root) => {
    const field = fieldAt(fields, root);
    return field === undefined ? [] : leavesOf(field);
  });
  return new Map(leaves.map(({ pointer, value }) => [pointer, value]));
}

/** The saved values where they differ from the typed ones. */
function differing({ order, form }: FilledOrder, typed: object, roots: readonly string[]) {
  const saved = valuesOf(order.filingType, form, roots);
  const mine = valuesOf(order.filingType, typed, roots);
  const pointers = [...new Set([...saved.keys(), ...mine.keys()])];
  return new Map(
    pointers
      .filter((pointer) => (saved.get(pointer) ?? '') !== (mine.get(pointer) ?? ''))
      .map((pointer) => [pointer, saved.get(pointer) ?? '']),
  );
}

interface Save {
  readonly api: ApiClient;
  readonly orderNo: string;
  /** Which fields were on the page; told from the order as it is. */
  readonly rootsOf: (order: FilledOrder) => readonly string[];
  readonly fields: Fields;
}

/**
 * Saves what was typed for some fields, as it is typed. Where another tab saved the same fields meanwhile
 * nothing is written, and both values come back.
 * @throws ApiRefusal what the API says against it.
 */
export async function save(request: Save, tries = 2): Promise<Saved> {
  const { api, orderNo, rootsOf, fields } = request;
  const order = filled(await api.order(orderNo));
  const roots = rootsOf(order);
  const form = wanted(order, roots, fields);
  const fresh = filled({ ...order, order: { ...order.order, form } });
  if (oneOf(fields, '_base') !== markOf(order.form, roots)) {
    const elsewhere = differing(order, form, roots);
    if (elsewhere.size > 0) {
      return { saved: false, order: { ...fresh, savedForm: order.form }, elsewhere };
    }
  }
  if (markOf(form, roots) === markOf(order.form, roots)) return { saved: true, order };
  try {
    const { etag } = await api.saveForm(orderNo, form, order.etag);
    return { saved: true, order: { ...fresh, etag } };
  } catch (error) {
    const overtaken =
      error instanceof ApiRefusal && error.problem.code === 'order.changed_meanwhile';
    if (!overtaken || tries === 0) throw error;
    return save(request, tries - 1);
  }
}
