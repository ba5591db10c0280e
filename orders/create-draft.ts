import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { ORDERABLE_TYPES, isOrderable } from '#machines/registry.ts';
import { ownerAccountOf } from './accounts.ts';
import type { OrdersDeps } from './deps.ts';
import { refuseMalformed } from './form-checks.ts';
import { refuseUngranted } from './granted-services.ts';
import { openDraft } from './open-draft.ts';
import { firstOutcome, keepOutcome } from './requests.ts';

/** A new order as its applicant asks for it. */
export interface NewDraft {
  readonly filingType: string;
  readonly form: unknown;
  readonly actor: Actor;
  readonly requestId: string;
  /** Where it comes from, kept with its first entry in the timeline. */
  readonly note?: string;
}

/**
 * Opens an order as a draft. It promises nothing yet and holds no certificate.
 * @throws CodedError `filing_type.unknown`, `form.malformed`, `request.key_reused`, `order.not_for_sub_users`,
 *   `order.service_not_granted`.
 */
export async function createDraft(deps: OrdersDeps, draft: NewDraft): Promise<{ orderNo: string }> {
  const { filingType, actor, form } = draft;
  if (!isOrderable(filingType)) {
    throw new CodedError('filing_type.unknown', 'That is not a filing type offered here.', {
      field: '/filingType',
      facts: { offered: ORDERABLE_TYPES },
      remedy: `Choose one of: ${ORDERABLE_TYPES.join(', ')}.`,
    });
  }
  refuseMalformed(filingType, form);
  const request = {
    accountId: actor.id,
    requestId: draft.requestId,
    content: ['create', filingType, form],
  };

  return deps.db.$transaction(async (tx) => {
    const first = await firstOutcome<{ orderNo: string }>(tx, request);
    if (first !== undefined) return first;
    const ownerId = await ownerAccountOf(tx, actor.id);
    await refuseUngranted(tx, { filingType, form, accountId: actor.id, ownerId });

    const at = await deps.clock.now(tx);
    const orderNo = await openDraft(tx, deps, {
      ...{ filingType, form, at, opener: actor, accountId: actor.id },
      ...(draft.note !== undefined && { note: draft.note }),
    });
    await keepOutcome(tx, request, orderNo, at, { orderNo });
    return { orderNo };
  });
}
