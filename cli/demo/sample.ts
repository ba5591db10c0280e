import { readFileSync } from 'node:fs';
import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';

/** A form of a demonstration: any filing type's, with the password that lets one report about a filing. */
export type SampleForm = AnyDraft & { readonly filingPassword?: string };

/** A sample filing of the project. */
export interface Sample {
  readonly filingType: FilingType;
  readonly form: SampleForm;
}

/** Filings that reach an authority, and those that stay with the provider. */
const FOLDERS = ['samples', 'samples-inside'];

/** The sample of a name, wherever it stands. */
export function sampleOf(name: string): Sample {
  for (const folder of FOLDERS) {
    const file = new URL(`../../${folder}/${name}.json`, import.meta.url);
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Sample;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`There is no sample ${name}`);
}
