import { randomUUID } from 'node:crypto';
import type { AccessRecord } from '#domain/registry/records.ts';
import { endedNow, grantedNow, type Writing } from './writing.ts';

/**
 * Writes an access as it is from now on.
 * @param id of the row it has; null where it has none
 * @returns the id of its row
 */
export async function saveAccess(
  writing: Writing,
  id: string | null,
  { serviceNumber, ipAddresses, resourceCode, otherProvider }: AccessRecord,
): Promise<string> {
  const { tx } = writing;
  const where = { icpNumber: serviceNumber };
  const { id: serviceId } = await tx.service.findUniqueOrThrow({ where });
  const data = { serviceId, ipAddresses, otherProvider, resourceCode: resourceCode ?? null };
  if (id === null) {
    const created = { id: randomUUID(), ...data, ...grantedNow(writing) };
    return (await tx.access.create({ data: created })).id;
  }
  await tx.access.update({ where: { id }, data });
  return id;
}

/** Ends an access. */
export async function endAccess(writing: Writing, id: string): Promise<void> {
  await writing.tx.access.update({ where: { id }, data: endedNow(writing) });
}
