import { CodedError } from '#domain/errors.ts';
import { changedFields, fieldLabel } from '#domain/forms/changed-fields.ts';
import { fieldPointers, formOf } from '#domain/forms/form-registry.ts';
import { takeFields } from '#domain/forms/take-fields.ts';
import { openedBy, touches } from '#domain/reasons/opened-fields.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { lastReturn } from './last-return.ts';

interface OpenedOrder {
  readonly orderNo: string;
  readonly filingType: string;
  readonly stage: string;
  readonly revision: number;
}

/** The fields without which a form can't be sent in as it is. */
function blockedFields(form: unknown, filingType: string): readonly string[] {
  const blocking = formOf(filingType)
    .check(form)
    .filter(({ severity }) => severity === 'blocks');
  return fieldPointers(filingType).filter((field) =>
    blocking.some((finding) => touches(finding.field, field)),
  );
}

/**
 * The fields, as JSON pointers, that an order's applicant may write in; null: all. An order that came back
 * is open where its return points, and where the form would otherwise never be complete again: a corrected
 * domain asks for another address of the home page.
 * @param form as it stands
 */
export async function openedOf(
  deps: { readonly db: Transaction; readonly vault: Vault },
  order: OpenedOrder,
  form: unknown,
): Promise<readonly string[] | null> {
  const { orderNo, filingType, stage, revision } = order;
  if (stage !== 'correction') return null;
  const returned = await lastReturn(deps, orderNo, revision);
  const named = returned && openedBy(returned, filingType);
  if (named === null) return null;
  const open = [...named.map(({ field }) => field), ...blockedFields(form, filingType)];
  return fieldPointers(filingType).filter((field) => open.includes(field));
}

/**
 * Refuses what changes a field that the return did not open, unless what was opened makes it necessary.
 * @param opened as `openedOf` says
 * @throws CodedError `form.field_not_opened`.
 */
export function refuseClosed(
  opened: readonly string[] | null,
  filingType: string,
  before: unknown,
  after: unknown,
): void {
  if (opened === null) return;
  const closed = changedFields(before, after, filingType)
    .map(({ field }) => field)
    .filter((field) => !opened.includes(field));
  if (closed.length === 0) return;
  const needed = blockedFields(takeFields(before, after, opened), filingType);
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
