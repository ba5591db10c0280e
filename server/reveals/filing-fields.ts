import { isPersonal, type PersonalField } from '#domain/masking/masked-fields.ts';
import type { ChangedField } from '#domain/forms/changed-fields.ts';
import type { Actor } from '#domain/roles.ts';
import { filingReader } from '#orders/registry/filing-readers.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { readFiling, type Filing } from '#orders/registry/read-filing.ts';
import { fieldsOf } from '../registry/record-views.ts';

/** What a record of a filing says, by the record's id; nothing where it is none of this number's. */
function recordIn({ subject, service }: Filing, record: string | undefined) {
  if (service === undefined) {
    return [undefined, subject.id].includes(record) ? fieldsOf('subject', subject.record) : [];
  }
  if ([undefined, service.id].includes(record)) return fieldsOf('service', service.record);
  const access = service.accesses.find(({ id }) => id === record);
  return access === undefined ? [] : fieldsOf('access', access.record);
}

/**
 * The personal fields of what a number is of, or of an access of it.
 * @throws CodedError `filing.not_found`.
 */
export async function personalFieldsOfFiling(
  deps: Pick<OrdersDeps, 'db' | 'vault'>,
  actor: Actor,
  { number, record }: { readonly number: string; readonly record?: string | undefined },
): Promise<readonly PersonalField[]> {
  const reader = await filingReader(deps.db, actor);
  const fields: readonly ChangedField[] = recordIn(await readFiling(deps, reader, number), record);
  return fields
    .filter(({ field }) => isPersonal(field))
    .map(({ field, after }) => ({ field, value: after }));
}
