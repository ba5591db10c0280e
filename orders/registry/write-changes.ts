import { CodedError } from '#domain/errors.ts';
import { servicesOutOfReach } from '#domain/registry/lost-grants.ts';
import type { RecordChange } from '#domain/registry/record-change.ts';
import { NOT_ISSUED, type RecordKind, type RecordOf } from '#domain/registry/records.ts';
import { endAccess, saveAccess } from './save-access.ts';
import { endService, saveService } from './save-service.ts';
import { endSubject, saveSubject } from './save-subject.ts';
import { keepVersion } from './versions.ts';
import type { Writing } from './writing.ts';

interface Keeper<Content> {
  /** The number that it is filed under. */
  readonly number: (record: Content) => string;
  readonly save: (writing: Writing, id: string | null, record: Content) => Promise<string>;
  readonly end: (writing: Writing, id: string) => Promise<void>;
}

const KEEPERS: { readonly [Kind in RecordKind]: Keeper<RecordOf[Kind]> } = {
  subject: { number: ({ icpNumber }) => icpNumber, save: saveSubject, end: endSubject },
  service: { number: ({ icpNumber }) => icpNumber, save: saveService, end: endService },
  access: { number: ({ serviceNumber }) => serviceNumber, save: saveAccess, end: endAccess },
};

/**
 * Writes what becomes of records: their rows as they are from now on, a version of each, and the grants of
 * sub-users that end with it.
 * @throws CodedError `registry.number_missing`, `registry.number_of_another`.
 */
export async function writeChanges(
  writing: Writing,
  changes: readonly RecordChange[],
): Promise<void> {
  for (const change of changes) await writeChange(writing, change);
  const icpNumber = { in: [...servicesOutOfReach(changes)] };
  await writing.tx.serviceGrant.deleteMany({ where: { service: { icpNumber } } });
}

async function writeChange(
  writing: Writing,
  { kind, change, id, before, after }: RecordChange,
): Promise<void> {
  const { number, save, end } = KEEPERS[kind] as Keeper<RecordOf[RecordKind]>;
  if (after === null) {
    if (id === null || before === null) throw new Error(`A ${kind} that stands nowhere can't end`);
    await end(writing, id);
    await keepVersion(writing, { kind, recordId: id, change, before, content: before });
    return;
  }
  if (number(after) === NOT_ISSUED) throw numberMissing(kind);
  const recordId = await save(writing, id, after);
  await keepVersion(writing, { kind, recordId, change, before, content: after });
}

function numberMissing(kind: RecordKind): CodedError {
  return new CodedError('registry.number_missing', `The ${kind} was granted without a number.`, {
    remedy: 'Enter the result by hand, with the number of the bureau’s letter.',
  });
}
