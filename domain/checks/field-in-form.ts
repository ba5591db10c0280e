import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { valueAt } from '#domain/forms/finding.ts';
import { fieldPointers } from '#domain/forms/form-registry.ts';

/** Where a form has it that is laid out in another way than that of a first filing. */
const ELSEWHERE: readonly ((pointer: string) => string)[] = [
  (pointer) => pointer,
  (pointer) => pointer.replace(/^\/changes\//, '/'),
  (pointer) => pointer.replace(/^\/(changes\/)?service\/ipAddresses/, '/access/ipAddresses'),
];

const isWithin = (pointer: string, field: string) =>
  pointer === field || pointer.startsWith(`${field}/`);

/** The field of a form under which a pointer lies, or the first of those that lie under it. */
function positionIn(fields: readonly string[], pointer: string): number {
  const exact = fields.findIndex((field) => isWithin(pointer, field));
  return exact >= 0 ? exact : fields.findIndex((field) => isWithin(field, pointer));
}

/** Orders pointers as the fields stand in the form; what is nowhere in it comes last. */
export function placeInForm(filingType: FilingType, pointer: string): number {
  const at = pointer === '' ? -1 : positionIn(fieldPointers(filingType), pointer);
  return at >= 0 ? at : Infinity;
}

/**
 * The pointer of what a rule means in a form as it is filled in: the changed value where there is one, else
 * the one on file. The whole form (`''`) where it has no such field.
 */
export function pointerInForm(filingType: FilingType, form: AnyDraft, pointer: string): string {
  const fields = fieldPointers(filingType);
  const candidates = ELSEWHERE.map((at) => at(pointer)).filter(
    (candidate) => positionIn(fields, candidate) >= 0,
  );
  const filled = candidates.find((candidate) => valueAt(form, candidate) !== undefined);
  return filled ?? candidates[0] ?? '';
}
