import type { FilingType } from '#domain/filing-types.ts';
import { REASON_FIELDS } from '#domain/forms/form-registry.ts';
import { reasonOf, type ReviewReasonCode } from './review-reasons.ts';

/** Where a change says what becomes of a field: `/changes/service/name` is the new `/service/name`. */
const CHANGES = '/changes';

const ONE_STEP = '*';
const ANY_STEPS = '**';

/**
 * Whether a JSON pointer is one that a pattern means: step by step the same, `*` for any one step, and a
 * last `**` for whatever follows, at least one step.
 */
export function fieldMatches(pattern: string, pointer: string): boolean {
  const wanted = pattern.split('/');
  const given = pointer.split('/');
  const open = wanted.at(-1) === ANY_STEPS;
  if (open ? given.length < wanted.length : given.length !== wanted.length) return false;
  const fixed = open ? wanted.slice(0, -1) : wanted;
  return fixed.every((step, index) => step === ONE_STEP || step === given[index]);
}

/** Whether a pattern means a field, or what a change makes of it. */
export function patternMeans(pattern: string, pointer: string): boolean {
  if (fieldMatches(pattern, pointer)) return true;
  return pointer.startsWith(`${CHANGES}/`) && fieldMatches(pattern, pointer.slice(CHANGES.length));
}

/**
 * The fields of a filing type's form that a reason can point at, in the form's order; none where the reason
 * does not occur in such filings, or nobody knows the type.
 */
export function fieldsOfReason(code: ReviewReasonCode, filingType: string): readonly string[] {
  const { fields, filingTypes } = reasonOf(code);
  const occurs = filingTypes.includes(filingType as FilingType);
  if (!occurs || !Object.hasOwn(REASON_FIELDS, filingType)) return [];
  return REASON_FIELDS[filingType as FilingType].filter((pointer) =>
    fields.some((pattern) => patternMeans(pattern, pointer)),
  );
}
