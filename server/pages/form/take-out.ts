import { valueAt } from '#domain/forms/finding.ts';
import { withValue } from './edited-form.ts';
import { fieldAt, type FormField } from './form-field.ts';

/**
 * A form that takes out what is filed in these fields. One that can't be emptied is not touched, nor one in which
 * something was typed: what stands there to be read counts.
 * @param fields the fields of the form as it was shown
 */
export function takeOut(
  form: object,
  fields: readonly FormField[],
  pointers: readonly string[],
): object {
  return pointers.reduce((edited, pointer) => {
    const field = fieldAt(fields, pointer);
    if (field === undefined || field.cleared === null) return edited;
    if (valueAt(edited, pointer) !== undefined) return edited;
    return withValue(edited, pointer, field.kind === 'list' ? [] : '');
  }, form);
}
