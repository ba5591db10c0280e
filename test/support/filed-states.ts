import { randomUUID } from 'node:crypto';
import type { FilingType } from '#domain/filing-types.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import type { FiledService } from './filed-service.ts';
import { APPLICANT } from './orders.ts';

/** How what is filed has to stand for an order about it. */
interface State {
  readonly accountId: string | null;
  readonly subjectEnded: boolean;
  readonly accessHere: boolean;
  readonly accessElsewhere: boolean;
}

const FILED: State = {
  ...{ accountId: APPLICANT.id, subjectEnded: false, accessHere: true, accessElsewhere: false },
};

/** How it has to stand for a sound order of a type, where that is otherwise than filed here and the account's. */
export const STATES: Readonly<Record<FilingType, State>> = {
  newSubject: { ...FILED, subjectEnded: true },
  newService: FILED,
  newAccess: { ...FILED, accessHere: false, accessElsewhere: true },
  change: FILED,
  cancelAccess: { ...FILED, accessElsewhere: true },
  deregisterService: FILED,
  deregisterSubject: FILED,
  claim: { ...FILED, accountId: null },
  transfer: FILED,
};

/** Brings what is filed to a state, straight in the record. */
export async function bringTo(
  { db }: Pick<OrdersDeps, 'db'>,
  filed: FiledService,
  { accountId, subjectEnded, accessHere, accessElsewhere }: State,
): Promise<void> {
  const { id: serviceId } = filed;
  const { subjectId } = await db.service.findUniqueOrThrow({ where: { id: serviceId } });
  const { certificateIndex } = await db.subject.findUniqueOrThrow({ where: { id: subjectId } });
  const endedAt = subjectEnded ? new Date('2026-05-01T02:00:00Z') : null;
  const liveCertificateIndex = subjectEnded ? null : certificateIndex;
  await db.subject.update({
    where: { id: subjectId },
    data: { accountId, endedAt, liveCertificateIndex },
  });
  await db.service.update({ where: { id: serviceId }, data: { accountId, endedAt } });
  await db.access.deleteMany({ where: { serviceId } });
  const access = { serviceId, ipAddresses: [], grantedAt: new Date('2026-01-05T02:00:00Z') };
  const others = [...(accessHere ? [null] : []), ...(accessElsewhere ? ['another provider'] : [])];
  await db.access.createMany({
    data: others.map((otherProvider) => ({ ...access, id: randomUUID(), otherProvider })),
  });
}
