import type { TSchema } from 'typebox';
import { canonicalForm } from './canonical-form.ts';
import type { CheckContext } from './check-context.ts';
import { formCheck } from './check-form.ts';
import { checkIdentifiers } from './check-identifiers.ts';
import { checkServiceNames } from './check-service-names.ts';
import { draftOf } from './draft-of.ts';
import type { Finding } from './finding.ts';
import { relationsCheck, type Relation } from './relation.ts';

/** What a filing type's form is, for the API, the console, tests and OpenAPI. */
export interface FormEntry {
  /** The complete form. */
  readonly schema: TSchema;
  /** The form while it is being filled in. */
  readonly draftSchema: TSchema;
  /**
   * Everything that speaks against submitting, and what to look at: takes anything as a form. What the
   * context does not say is not checked (check-context.ts names it).
   * @throws CodedError `ip_ranges.malformed` for a setting that is no range; for nothing in a form.
   */
  readonly check: (form: unknown, context?: CheckContext) => Finding[];
  /** Why a draft can't be saved as it is: wrong JSON types, unknown keys, too long. Contents don't matter. */
  readonly checkDraft: (form: unknown) => Finding[];
  /** The one writing in which a complete form is compared, searched and reported. */
  readonly canonical: (form: unknown) => unknown;
}

/** Makes the entry of a filing type from its schema and from what has to agree in it. */
export function formEntry(schema: TSchema, relations: readonly Relation[]): FormEntry {
  const draftSchema = draftOf(schema);
  const contents = [checkIdentifiers, checkServiceNames, relationsCheck(relations)];
  return {
    schema,
    draftSchema,
    check: formCheck(schema, draftSchema, contents),
    checkDraft: formCheck(draftSchema, draftSchema, []),
    canonical: canonicalForm,
  };
}
