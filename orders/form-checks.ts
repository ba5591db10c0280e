import { CodedError } from '#domain/errors.ts';
import type { Finding } from '#domain/forms/finding.ts';
import { formOf } from '#domain/forms/form-registry.ts';

/**
 * A draft may be incomplete, but what is there must have its type and its place.
 * @throws CodedError `form.malformed` with all findings; `form.unknown_filing_type`.
 */
export function refuseMalformed(filingType: string, form: unknown): void {
  refuse('form.malformed', 'The form can’t be saved as it is', formOf(filingType).checkDraft(form));
}

/**
 * What is submitted must be complete and well formed.
 * @throws CodedError `form.incomplete` with everything that blocks.
 */
export function refuseIncomplete(filingType: string, form: unknown): void {
  refuseBlocked(formOf(filingType).check(form));
}

/**
 * Refuses what is submitted for what blocks it.
 * @throws CodedError `form.incomplete` with everything that blocks.
 */
export function refuseBlocked(findings: readonly Finding[]): void {
  const blocking = findings.filter(({ severity }) => severity === 'blocks');
  refuse('form.incomplete', 'The form is not ready to be submitted', blocking);
}

function refuse(code: string, sentence: string, findings: readonly Finding[]): void {
  const [first] = findings;
  if (first === undefined) return;
  const more = findings.length > 1 ? ` (and ${String(findings.length - 1)} more)` : '';
  throw new CodedError(code, `${sentence}: ${first.text.en}${more}`, {
    field: first.field,
    remedy: first.remedy.en,
    facts: { findings },
  });
}
