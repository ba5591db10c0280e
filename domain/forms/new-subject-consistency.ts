import { CERTIFICATE_RELATIONS } from './certificate-relations.ts';
import { CONTACT_RELATIONS } from './contact-relations.ts';
import type { Finding } from './finding.ts';
import type { NewSubjectDraft } from './new-subject.ts';
import { SERVICE_RELATIONS } from './service-relations.ts';

const RELATIONS = [...CERTIFICATE_RELATIONS, ...CONTACT_RELATIONS, ...SERVICE_RELATIONS];

/**
 * The findings about fields that do not agree with each other, everywhere; provinces add rules of their own.
 * @param form of a sound shape, complete or not.
 */
export function checkConsistency(form: NewSubjectDraft): Finding[] {
  return RELATIONS.filter(({ broken }) => broken(form)).map(({ finding }) => finding);
}
