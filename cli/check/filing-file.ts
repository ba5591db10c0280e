import { CodedError } from '#domain/errors.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { formTypeOf } from '#domain/forms/form-registry.ts';
import { readJson } from '../read-json.ts';

/** A filing in a file: its type, and a form that may be anything. */
export interface FilingInFile {
  readonly filingType: FilingType;
  readonly form: unknown;
}

const has = <Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key);

/**
 * The filing in a file: `{filingType, form}` as in samples/, or the form by itself where its type is given.
 * @throws CodedError `file.unreadable`, `file.not_json`, `filing.type_missing`, `filing.two_types`,
 *   `form.unknown_filing_type`.
 */
export function filingIn(file: string, given?: string): FilingInFile {
  const json = readJson(file);
  const whole = has(json, 'form');
  const form = whole ? json.form : json;
  const written = whole && has(json, 'filingType') ? String(json.filingType) : undefined;
  const type = given ?? written;
  if (type === undefined) {
    throw new CodedError('filing.type_missing', `${file} does not say what filing it is.`, {
      field: 'filingType',
      remedy: 'Write {"filingType": "newSubject", "form": …}, or give the type with --type.',
    });
  }
  if (written !== undefined && written !== type) {
    throw new CodedError('filing.two_types', `${file} is a ${written}, not a ${type}.`, {
      field: '--type',
      remedy: 'Leave --type out, or correct "filingType" in the file.',
    });
  }
  return { filingType: formTypeOf(type), form };
}
