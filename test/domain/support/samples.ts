import { readdirSync, readFileSync } from 'node:fs';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';

interface Sample {
  readonly title: string;
  readonly filingType: string;
  readonly form: NewSubjectForm;
}

const FOLDER = new URL('../../../samples/', import.meta.url);

/** Every sample of the repository, by file name. */
export const SAMPLES: readonly (readonly [string, Sample])[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => [file, JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Sample]);

/** A fresh copy of the form of one sample. */
export function sampleForm(file: string): NewSubjectForm {
  const found = SAMPLES.find(([name]) => name === file);
  if (!found) throw new Error(`no sample ${file}`);
  return structuredClone(found[1].form);
}

/** A copy of a form with one value replaced, or removed when `value` is undefined. */
export function withValue(form: object, pointer: string, value: unknown): unknown {
  const copy = structuredClone(form);
  const parts = pointer.split('/').slice(1);
  const last = parts.pop() ?? '';
  const parent = parts.reduce(
    (at, part) => at[part] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}
