import type { FilingType } from '#domain/filing-types.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { givenFiledService } from './filed-service.ts';
import { bringTo, STATES } from './filed-states.ts';
import { formAbout } from './filing-forms.ts';
import { APPLICANT, claimReview, REVIEWER, tell } from './orders.ts';
import { givenDraftOf } from './submissions.ts';

/**
 * An order of a type about a service that is filed as the type wants it, sent in by its applicant.
 * @param more what its form says otherwise
 */
export async function givenSubmittedOf(
  deps: OrdersDeps,
  type: FilingType,
  more: object = {},
): Promise<string> {
  const filed = await givenFiledService(deps, STATES[type].accountId);
  await bringTo(deps, filed, STATES[type]);
  const orderNo = await givenDraftOf(deps, type, { ...formAbout(type, filed), ...more });
  await tell(deps, orderNo, APPLICANT, 'submit');
  return orderNo;
}

/** The same, passed by a reviewer. */
export async function givenPassedOf(deps: OrdersDeps, type: FilingType): Promise<string> {
  const orderNo = await givenSubmittedOf(deps, type);
  await claimReview(deps, orderNo);
  await tell(deps, orderNo, REVIEWER, 'pass');
  return orderNo;
}
