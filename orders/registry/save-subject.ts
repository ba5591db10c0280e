import { randomUUID } from 'node:crypto';
import type { SubjectRecord } from '#domain/registry/records.ts';
import { numberOfAnother } from './number-of-another.ts';
import { sealSubject } from './open-records.ts';
import { savePerson } from './save-person.ts';
import { endedNow, grantedNow, type Writing } from './writing.ts';

/**
 * Writes a subject as it is filed from now on.
 * @param id of the row it has; null where it has none
 * @returns the id of its row
 * @throws CodedError `registry.number_of_another`: the number stands for another certificate, and the two can't both be true.
 */
export async function saveSubject(
  writing: Writing,
  id: string | null,
  record: SubjectRecord,
): Promise<string> {
  const { tx, vault } = writing;
  const { icpNumber } = record;
  const holder = await tx.subject.findUnique({ where: { icpNumber } });
  if (holder !== null && holder.id !== id) throw numberOfAnother(icpNumber);

  const known = id === null ? null : await tx.subject.findUniqueOrThrow({ where: { id } });
  const rowId = known?.id ?? randomUUID();
  const columns = sealSubject(vault, rowId, record);
  const ownerId = await savePerson(writing, known?.ownerId, record.owner);
  const data = { ...columns, ownerId, liveCertificateIndex: columns.certificateIndex };
  if (known === null) {
    await tx.subject.create({ data: { id: rowId, ...data, ...grantedNow(writing) } });
  } else {
    const again = known.endedAt === null ? {} : grantedNow(writing);
    await tx.subject.update({ where: { id: rowId }, data: { ...data, ...again } });
  }
  return rowId;
}

/** Ends a subject: its certificate is free for another. */
export async function endSubject(writing: Writing, id: string): Promise<void> {
  await writing.tx.subject.update({
    where: { id },
    data: { ...endedNow(writing), liveCertificateIndex: null },
  });
}
