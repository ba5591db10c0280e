import { CodedError } from '#domain/errors.ts';
import { changedFields, fieldLabel } from '#domain/forms/changed-fields.ts';
import { fieldPointers } from '#domain/forms/form-registry.ts';
import { takeFields } from '#domain/forms/take-fields.ts';
import { openedBy, touches } from '#domain/reasons/opened-fields.ts';
import type { Transaction } from '#prisma/client.ts';
import { NOBODY_ASKED } from './authority-says.ts';
import { checkHere, filingOf, type OrderColumns } from './check-order.ts';
import type { OrdersDeps } from './deps.ts';
import { lastReturn } from './last-return.ts';

interface OpenedOrder extends OrderColumns {
  readonly stage: string;
  readonly revision: number;
}

/** The fields for which a form can't be sent in as it is: what submission would find, but for the authority. */
async function blockedFields(
  tx: Transaction,
  deps: OrdersDeps,
  order: OpenedOrder,
  form: unknown,
): Promise<readonly string[]> {
  const filing = { ...filingOf(deps, order), form };
  const leave = { openOrder: undefined };
  const { report } = await checkHere(tx, deps, filing, NOBODY_ASKED, { leave });
  const blocking = report.findings
    .filter(({ severity }) => severity === 'blocks')
    .flatMap(({ field, fields = [] }) => [field, ...fields]);
  return fieldPointers(order.filingType).filter((field) =>
    blocking.some((pointer) => touches(pointer, field)),
  );
}

/**
 * The fields, as JSON pointers, that an order's applicant may write in; null: all. An order that came back
 * is open where its return points, and where the form would otherwise never be complete again: a corrected
 * domain asks for another address of the home page.
 * @param form as it stands
 */
export async function openedOf(
  tx: Transaction,
  deps: OrdersDeps,
  order: OpenedOrder,
  form: unknown,
): Promise<readonly string[] | null> {
  const { orderNo, filingType, stage, revision } = order;
  if (stage !== 'correction') return null;
  const returned = await lastReturn({ db: tx, vault: deps.vault }, orderNo, revision);
  const named = returned && openedBy(returned, filingType);
  if (named === null) return null;
  const blocked = await blockedFields(tx, deps, order, form);
  const open = [...named.map(({ field }) => field), ...blocked];
  return fieldPointers(filingType).filter((field) => open.includes(field));
}

/**
 * Refuses what changes a field that the return did not open, unless what was opened makes it necessary.
 * @param opened as `openedOf` says
 * @throws CodedError `form.field_not_opened`.
 */
export async function refuseClosed(
  tx: Transaction,
  deps: OrdersDeps,
  order: OpenedOrder,
  opened: readonly string[] | null,
  { before, after }: { readonly before: unknown; readonly after: unknown },
): Promise<void> {
  const { filingType } = order;
  if (opened === null) return;
  const closed = changedFields(before, after, filingType)
    .map(({ field }) => field)
    .filter((field) => !opened.includes(field));
  if (closed.length === 0) return;
  const needed = await blockedFields(tx, deps, order, takeFields(before, after, opened));
  const wrong = closed.filter((field) => !needed.includes(field));
  const [first] = wrong;
  if (first === undefined) return;
  const label = fieldLabel(first, filingType).en;
  throw new CodedError(
    'form.field_not_opened',
    `“${label}” is not among what is to be corrected.`,
    {
      field: first,
      facts: { fields: wrong, opened },
      remedy:
        'Leave it as it was, correct what the return names, and send the order in again; to change more, ' +
        'abandon this order and open another.',
    },
  );
}
