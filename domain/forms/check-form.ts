import type { TSchema } from 'typebox';
import type { CheckContext } from './check-context.ts';
import { checkShape } from './check-shape.ts';
import { explained } from './explained.ts';
import type { Finding } from './finding.ts';

/** A check across the fields of a form that has a sound shape, complete or not. */
export type ContentCheck<Draft> = (draft: Draft, context: CheckContext) => Finding[];

const isBlocking = ({ severity }: Finding) => severity === 'blocks';

/**
 * Makes the check of a form: its shape against the schema; then, as long as what is there can be read at
 * all, its contents, check by check. A field that is blocked already gets no further finding.
 * @param shape the schema to hold the form against (complete or draft).
 * @param draft the schema that the contents need to be readable.
 */
export function formCheck<Draft>(
  shape: TSchema,
  draft: TSchema,
  contents: readonly ContentCheck<Draft>[],
): (form: unknown, context?: CheckContext) => Finding[] {
  return (form, context = {}) => {
    const given = form ?? null;
    const shapeFindings = checkShape(shape, given).map((finding) => explained(finding, given));
    if (checkShape(draft, given).length > 0) return shapeFindings;
    return contents.reduce((found, check) => {
      const blocked = new Set(found.filter(isBlocking).map(({ field }) => field));
      const more = check(given as Draft, context);
      return [...found, ...more.filter(({ field }) => !blocked.has(field))];
    }, shapeFindings);
  };
}
