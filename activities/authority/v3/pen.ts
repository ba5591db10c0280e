import { hasIllegalXml, hasNonGbk } from './characters.ts';
import type { CertificateOf, CodeTableName } from '#domain/authority/code-tables.ts';
import type { CertificateType } from '#domain/forms/certificate-types.ts';
import { limitOf, type Limit } from './limits.ts';
import { wireFinding, type Problem, type WireFinding } from './not-expressible.ts';
import { attachmentCaps, type AttachmentCaps, type UploadSettings } from './settings.ts';
import { leaf, type Xml } from './xml.ts';

/**
 * Writes the elements of one block, each checked against its limit. What cannot be written is noted and
 * left out, so that one pass finds everything. An optional element without a value is left out, too.
 */
export interface Pen {
  readonly settings: UploadSettings;
  readonly caps: AttachmentCaps;
  text(name: string, value: string | undefined, field: string, limit?: string): Xml[];
  number(name: string, value: number | undefined, field: string): Xml[];
  /** The number of a name in a code table. */
  code(name: string, table: CodeTableName, entry: string | undefined, field: string): Xml[];
  /** The number of a certificate's type, which for an organisation's document differs by its nature. */
  certificate(
    name: string,
    type: CertificateType | undefined,
    field: string,
    of?: CertificateOf,
  ): Xml[];
  /** A list with between `min` and `max` entries. */
  list<T>(
    entries: readonly T[],
    [min, max]: readonly [number, number],
    field: string,
    write: (entry: T, field: string) => Xml[],
  ): Xml[];
  /** Bytes as base64, at most `cap` of them. */
  content(name: string, bytes: Uint8Array, cap: number, field: string): Xml[];
  /** Notes what cannot be said. */
  fail(field: string, problem: Problem, limit?: string): Xml[];
}

/** A pen for one block that adds to `findings`. */
export function newPen(block: string, settings: UploadSettings, findings: WireFinding[]): Pen {
  const fail = (field: string, problem: Problem, limit?: string): Xml[] => {
    findings.push(wireFinding(field, problem, limit));
    return [];
  };

  const text: Pen['text'] = (name, value, field, limitName = name) => {
    const limit = limitOf(block, limitName);
    if (value === undefined || value.trim() === '') return nothing(limit, field);
    if (!('length' in limit)) throw new Error(`The element ${name} is a number`);
    const [min, max] = limit.length;
    const length = [...value].length;
    if (hasIllegalXml(value)) fail(field, 'notXml');
    else if (hasNonGbk(value)) fail(field, 'notGbk');
    if (length > max) fail(field, 'tooLong', String(max));
    if (length < min) fail(field, 'tooShort', String(min));
    return [leaf(name, value)];
  };

  const number: Pen['number'] = (name, value, field) => {
    const limit = limitOf(block, name);
    if (value === undefined) return nothing(limit, field);
    if (!('range' in limit)) throw new Error(`The element ${name} is a text`);
    const [min, max] = limit.range;
    if (!Number.isInteger(value) || value < min || value > max) {
      return fail(field, 'outOfRange', `${String(min)}–${String(max)}`);
    }
    return [leaf(name, String(value))];
  };

  const nothing = (limit: Limit, field: string): Xml[] =>
    limit.optional ? [] : fail(field, 'missing');

  return {
    settings,
    caps: settings.caps ?? attachmentCaps(),
    text,
    number,
    code(name, table, entry, field) {
      if (entry === undefined || entry === '') return nothing(limitOf(block, name), field);
      const id = settings.tables.idOf(table, entry);
      return id === undefined ? fail(field, 'unknownEntry', table) : number(name, id, field);
    },
    certificate(name, type, field, of) {
      if (type === undefined) return nothing(limitOf(block, name), field);
      const id = settings.tables.certificateTypeId(type, of);
      return id === undefined
        ? fail(field, 'unknownEntry', 'certificateType')
        : number(name, id, field);
    },
    list(entries, [min, max], field, write) {
      if (entries.length < min) fail(field, 'tooFew', String(min));
      if (entries.length > max) fail(field, 'tooMany', String(max));
      return entries.flatMap((entry, index) => write(entry, `${field}/${String(index)}`));
    },
    content(name, bytes, cap, field) {
      if (bytes.length === 0) return fail(field, 'missing');
      if (bytes.length > cap) return fail(field, 'tooLarge', `${String(cap)} B`);
      return [leaf(name, Buffer.from(bytes).toString('base64'))];
    },
    fail,
  };
}
