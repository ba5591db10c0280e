import { followingChange, isFollowedByChange } from '#domain/forms/following-change.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { SYSTEM } from '#domain/roles.ts';
import { grantFindings } from './granted-services.ts';
import { openDraft } from './open-draft.ts';
import type { OpenStep } from './open-step.ts';
import { applicationOf } from './registry/application-of.ts';
import { formOfGrant } from './registry/form-of-grant.ts';

/** What the corrections are filed by. */
const CHANGE = 'change';

/**
 * Opens the draft of the change that a granted order leaves for later, with what it was granted with: in the
 * grant's own transaction, so that there is one where there is a grant, and never two. It is its applicant's to
 * complete and to send in. Nothing where the order corrects nothing.
 */
export async function draftChange(step: OpenStep): Promise<void> {
  const { tx, deps, order, at } = step;
  const form = await formOfGrant(step);
  if (!isFollowedByChange(order.filingType as FilingType, form)) return;
  const mainAccountId = order.mainAccountId ?? order.accountId;
  const named = { form, accountId: mainAccountId, receiverId: null, numbers: {} };
  const { filed } = await applicationOf(tx, deps.vault, named);
  const change = followingChange(form, {
    subject: filed.subject?.record ?? form.subject ?? {},
    ...(filed.service && { service: filed.service.record }),
  });
  await openDraft(tx, deps, {
    ...{ filingType: CHANGE, form: change, at, opener: SYSTEM, afterOrderNo: order.orderNo },
    accountId: await whoMayChange(step, change, mainAccountId),
  });
}

/** Whoever filed the access; its main account, where a sub-user may not order this change (any more). */
async function whoMayChange(
  { tx, order: { accountId } }: OpenStep,
  form: object,
  mainAccountId: string,
): Promise<string> {
  const asked = { filingType: CHANGE, form, accountId, ownerId: mainAccountId } as const;
  const findings = await grantFindings(tx, asked);
  const { disabledAt } = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  return findings.length === 0 && disabledAt === null ? accountId : mainAccountId;
}
