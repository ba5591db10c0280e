import { randomUUID } from 'node:crypto';
import type { PersonRecord } from '#domain/registry/records.ts';
import { sealPerson } from './seal-person.ts';
import type { Writing } from './writing.ts';

/**
 * Writes who answers for a record: into the row that it has, or into one of its own.
 * @returns the id of the row
 */
export async function savePerson(
  { tx, vault }: Writing,
  known: string | undefined,
  person: PersonRecord,
): Promise<string> {
  const id = known ?? randomUUID();
  const data = sealPerson(vault, id, person);
  await tx.person.upsert({ where: { id }, create: { id, ...data }, update: data });
  return id;
}
