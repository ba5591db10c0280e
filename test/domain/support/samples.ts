import { readdirSync, readFileSync } from 'node:fs';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';

interface Sample<Form> {
  readonly title: string;
  readonly filingType: string;
  readonly form: Form;
}

const FOLDERS = ['samples', 'samples-inside'];

/** Every sample of the repository, by its path: of all filing types, those that stay with the provider as well. */
export const ALL_SAMPLES: readonly (readonly [path: string, Sample<object>])[] = FOLDERS.flatMap(
  (folder) => {
    const url = new URL(`../../../${folder}/`, import.meta.url);
    return readdirSync(url)
      .filter((file) => file.endsWith('.json'))
      .map((file): [string, Sample<object>] => [
        `${folder}/${file}`,
        JSON.parse(readFileSync(new URL(file, url), 'utf8')) as Sample<object>,
      ]);
  },
);

/** The samples of first filings, by file name. */
export const SAMPLES: readonly (readonly [string, Sample<NewSubjectForm>])[] = ALL_SAMPLES.filter(
  ([, { filingType }]) => filingType === 'newSubject',
).map(([path, sample]) => [path.split('/').at(-1) ?? '', sample as Sample<NewSubjectForm>]);

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
