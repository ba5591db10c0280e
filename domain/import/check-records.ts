import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { CERTIFICATE_RELATIONS } from '#domain/forms/certificate-relations.ts';
import { checkIdentifiers } from '#domain/forms/check-identifiers.ts';
import { FILED_RELATIONS } from '#domain/forms/filed-relations.ts';
import type { Finding } from '#domain/forms/finding.ts';
import { FORMS } from '#domain/forms/form-registry.ts';
import { relationsCheck } from '#domain/forms/relation.ts';
import { IMPORT_FILES, type Column } from './columns.ts';
import type { ImportedAccess, ImportedService, ImportedSubject } from './filed.ts';
import type { Refusal } from './refusals.ts';

const relations = relationsCheck([...CERTIFICATE_RELATIONS, ...FILED_RELATIONS]);

/**
 * What speaks against a record as it is: of a shape that no form takes, numbers that are none, a province or
 * a kind that its number denies. What a bureau asks of new filings is not held against filed ones.
 */
function found(form: AnyDraft, shape: Finding[], columns: readonly Column[]): Refusal | undefined {
  const [first] = [
    ...shape,
    ...(shape.length > 0 ? [] : [...relations(form), ...checkIdentifiers(form, {})]),
  ].filter(({ severity }) => severity === 'blocks');
  if (first === undefined) return undefined;
  const column = columns.find(({ at }) => first.field === at || first.field.startsWith(`${at}/`));
  return {
    code: first.code,
    message: first.text.en,
    remedy: first.remedy.en,
    ...(column !== undefined && { column: column.name }),
  };
}

const NUMBER: Column = {
  ...{ name: 'icpNumber', kind: 'icpNumber', required: true, says: '' },
  at: '/subject/icpNumber',
};

/** Why a subject's own line can't be taken. */
export function checkSubject({
  icpNumber,
  subject,
  subjectOwner,
}: ImportedSubject): Refusal | undefined {
  const shape = FORMS.newSubject.checkDraft({ subject, subjectOwner });
  const form = { subject: { ...subject, icpNumber }, subjectOwner };
  return found(form, shape, [...IMPORT_FILES.subjects, NUMBER]);
}

/** Why a service's own line can't be taken. */
export function checkService(
  { icpNumber: subjectNumber }: ImportedSubject,
  { icpNumber, service }: ImportedService,
): Refusal | undefined {
  const shape = FORMS.newSubject.checkDraft({ service });
  const form = { subject: { icpNumber: subjectNumber }, service: { ...service, icpNumber } };
  return found(form, shape, [...IMPORT_FILES.services, { ...NUMBER, at: '/service/icpNumber' }]);
}

/** Why an access's own line can't be taken. */
export function checkAccess({ access }: ImportedAccess): Refusal | undefined {
  return found({ access }, FORMS.newAccess.checkDraft({ access }), IMPORT_FILES.accesses);
}
