import { randomUUID } from 'node:crypto';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import type { Actor } from '#domain/roles.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { keepResult } from '#orders/kept-results.ts';
import { settleResult } from '#orders/results.ts';
import { givenFiledService, type FiledService } from './filed-service.ts';
import { bringTo, STATES } from './filed-states.ts';
import { formAbout } from './filing-forms.ts';
import { APPLICANT, givenStage, reportIdOf } from './orders.ts';
import { givenDraftOf } from './submissions.ts';

export type Corrections = AnyDraft['changes'];

export const NEW_NAME: Corrections = { service: { kind: 'website', name: '清禾茶园' } };
export const NEW_ADDRESS: Corrections = {
  subject: { mailingAddress: '天津市南开区示例路 101 号' },
};

/** A new access, the service that it is about, and its form. */
interface CorrectedAccess {
  readonly orderNo: string;
  readonly filed: FiledService;
  readonly form: AnyDraft;
}

/**
 * A new access that the bureau has yet to decide, with corrections in its form or without.
 * @param by who files it, once there is the service that it is about
 */
export async function givenBeforeBureau(
  deps: OrdersDeps,
  changes?: Corrections,
  by: (filed: FiledService) => Promise<Actor> = () => Promise.resolve(APPLICANT),
): Promise<CorrectedAccess> {
  const filed = await givenFiledService(deps, APPLICANT.id);
  await bringTo(deps, filed, STATES.newAccess);
  const actor = await by(filed);
  const form = {
    ...formAbout('newAccess', filed),
    ...{ filingPassword: 'aB3dE6gH', ...(changes && { changes }) },
  };
  const orderNo = await givenDraftOf(deps, 'newAccess', form, actor);
  await givenStage(deps, 'bureauReview', orderNo);
  return { orderNo, filed, form };
}

/** The bureau's approval comes in; again where it is told under an id that came before. */
export async function approved(
  deps: OrdersDeps,
  orderNo: string,
  id: string = randomUUID(),
): Promise<void> {
  await keepResult(deps, { id, reportId: reportIdOf(orderNo), kind: 'bureauApproved', body: {} });
  await settleResult(deps, id);
}

/** The service was never on record here: it is filed through another provider alone. */
export async function unknownHere(
  { db }: OrdersDeps,
  { id }: FiledService,
): Promise<{ subjectId: string }> {
  await db.access.deleteMany({ where: { serviceId: id } });
  return db.service.delete({ where: { id } });
}
