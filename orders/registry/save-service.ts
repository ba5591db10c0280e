import { randomUUID } from 'node:crypto';
import type { ServiceRecord } from '#domain/registry/records.ts';
import { sealService } from './open-records.ts';
import { freeDomains, saveDomains } from './save-domains.ts';
import { savePerson } from './save-person.ts';
import { endedNow, grantedNow, type Writing } from './writing.ts';

/**
 * Writes a service as it is filed from now on, under its subject, with its owner and its domains.
 * @param id of the row it has; null where it has none
 * @returns the id of its row
 */
export async function saveService(
  writing: Writing,
  id: string | null,
  record: ServiceRecord,
): Promise<string> {
  const { tx, vault } = writing;
  const where = { icpNumber: record.subjectNumber };
  const { id: subjectId } = await tx.subject.findUniqueOrThrow({ where });
  const known = id === null ? null : await tx.service.findUniqueOrThrow({ where: { id } });
  const serviceId = known?.id ?? randomUUID();
  const ownerId = await savePerson(writing, known?.ownerId, record.owner);
  const data = { ...sealService(vault, serviceId, record), subjectId, ownerId };
  if (known === null) {
    await tx.service.create({ data: { id: serviceId, ...data, ...grantedNow(writing) } });
  } else {
    const again = known.endedAt === null ? {} : grantedNow(writing);
    await tx.service.update({ where: { id: serviceId }, data: { ...data, ...again } });
  }
  await saveDomains(writing, { serviceId, subjectId }, record.domains);
  return serviceId;
}

/** Ends a service: its domains are free for others. Its accesses are records of their own. */
export async function endService(writing: Writing, id: string): Promise<void> {
  await freeDomains(writing, id);
  await writing.tx.service.update({ where: { id }, data: endedNow(writing) });
}
