import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { isFollowedByChange } from '#domain/forms/following-change.ts';
import { formOf } from '#domain/forms/form-registry.ts';
import type { RecordChange } from '#domain/registry/record-change.ts';
import { RECORD_CHANGES } from '#domain/registry/record-changes.ts';
import type { Transaction } from '#prisma/client.ts';
import { ownerAccountOf } from '../accounts.ts';
import type { OrdersDeps } from '../deps.ts';
import { readForm } from '../form.ts';
import { applicationOf } from './application-of.ts';
import { changesBy } from './history.ts';

/** An order as its preview reads it. */
export interface PreviewedOrder {
  readonly orderNo: string;
  readonly accountId: string;
  readonly receiverId: string | null;
  readonly filingType: string;
  readonly outcome: string | null;
  readonly formCipher: Uint8Array;
  readonly formKeyId: string;
}

/** What an order does to the registry. */
export interface Preview {
  /** It will, if it is granted; it has; or it ended without. */
  readonly state: 'planned' | 'written' | 'without';
  readonly changes: readonly RecordChange[];
  /** Whether its form corrects more than its grant changes: the rest follows as a change of its own. */
  readonly changeFollows: boolean;
}

/**
 * What an order will change in the registry, by its form as it stands, complete or not; once it was granted,
 * what it has changed. It promises nothing: what is filed may change before.
 */
export async function previewOrder(deps: OrdersDeps, order: PreviewedOrder): Promise<Preview> {
  const { outcome, orderNo, filingType } = order;
  const form = formOf(filingType).canonical(readForm(deps.vault, order)) as FormWithReceiver;
  const changeFollows = isFollowedByChange(filingType as FilingType, form);
  if (outcome === 'granted') {
    return { state: 'written', changes: await changesBy(deps, orderNo), changeFollows };
  }
  if (outcome !== null) return { state: 'without', changes: [], changeFollows: false };
  return { state: 'planned', changes: await plannedChanges(deps, order, form), changeFollows };
}

async function plannedChanges(
  { db, vault }: OrdersDeps,
  order: PreviewedOrder,
  form: FormWithReceiver,
): Promise<readonly RecordChange[]> {
  const accountId = await ownerAccountOf(db, order.accountId);
  const receiverId = order.receiverId ?? (await namedReceiver(db, form));
  const application = await applicationOf(db, vault, { form, accountId, receiverId, numbers: {} });
  return RECORD_CHANGES[order.filingType as FilingType](application);
}

/** Only a transfer's form names a receiver. */
type FormWithReceiver = AnyDraft & { readonly receiver?: { readonly account?: string } };

/** Before it is sent in, an order names its receiver in its form alone. */
async function namedReceiver(
  tx: Transaction,
  { receiver }: FormWithReceiver,
): Promise<string | null> {
  const handle = receiver?.account;
  if (handle === undefined) return null;
  const account = await tx.account.findUnique({ where: { handle } });
  return account === null ? null : (account.parentId ?? account.id);
}
