import type { AnyDraft } from './any-draft.ts';
import type { CheckContext } from './check-context.ts';
import { contextChecks, type ContextChecks } from './context-checks.ts';
import { pointerTo, type Finding } from './finding.ts';
import {
  ofAccess,
  ofPerson,
  ofRegistrations,
  ofService,
  ofSubject,
  type Identifier,
} from './identifiers-of.ts';

/** What changes is read with what does not: the document of a filed subject stays of its type. */
function ofChanges({ subject, changes = {} }: AnyDraft, checks: ContextChecks): Identifier[] {
  const { nature, certificateType } = subject ?? {};
  const known = { ...(nature && { nature }), ...(certificateType && { certificateType }) };
  return [
    ...(changes.subject
      ? ofSubject('/changes/subject', { ...known, ...changes.subject }, checks)
      : []),
    ...(changes.subjectOwner
      ? ofPerson('/changes/subjectOwner', changes.subjectOwner, checks)
      : []),
    ...(changes.service ? ofService('/changes/service', changes.service, checks) : []),
  ];
}

function identifiersIn(form: AnyDraft, checks: ContextChecks): Identifier[] {
  const { subject, subjectOwner, service, services = [], access, domainRegistrations } = form;
  return [
    ...(subject ? ofSubject('/subject', subject, checks) : []),
    ...(subjectOwner ? ofPerson('/subjectOwner', subjectOwner, checks) : []),
    ...(service ? ofService('/service', service, checks) : []),
    ...services.flatMap((one, index) => ofService(pointerTo('/services', index), one, checks)),
    ...(access ? ofAccess('/access', access, checks) : []),
    ...ofChanges(form, checks),
    ...(domainRegistrations
      ? ofRegistrations('/domainRegistrations', domainRegistrations, checks)
      : []),
  ];
}

/**
 * The findings about every identifier that the form holds so far, one at most for each; what is not filled
 * in is passed over.
 * @param form of a sound shape, complete or not.
 */
export function checkIdentifiers(form: AnyDraft, context: CheckContext): Finding[] {
  return identifiersIn(form, contextChecks(context)).flatMap(({ field, text, checks }) => {
    if (text === undefined || text.trim() === '') return [];
    const finding = checks.map((check) => check?.(text)).find((found) => found !== undefined);
    return finding ? [{ field, ...finding }] : [];
  });
}
