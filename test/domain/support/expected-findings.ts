import { readFileSync } from 'node:fs';

/** A sound form with something changed in it, and all that is then found. */
export interface Expectation {
  /** A filing type of complete-forms.ts, or `website`, `app`, `individual`: a first filing of such. */
  readonly form: string;
  /** Pointer → value; null takes the field out. */
  readonly with: Readonly<Record<string, unknown>>;
  /** `severity field code`, in the order of the findings. */
  readonly finds: readonly string[];
}

const FILE = new URL('../data/form-findings.json', import.meta.url);

/** The table of forms with expected findings, by what the rows are about. */
export const EXPECTED_FINDINGS = JSON.parse(readFileSync(FILE, 'utf8')) as Readonly<
  Record<string, readonly Expectation[]>
>;
