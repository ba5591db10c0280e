import type { SubjectDraft } from '#domain/forms/any-draft.ts';
import type { CertificateType } from '#domain/forms/certificate-types.ts';
import type { SubjectNature } from '#domain/forms/subject.ts';
import type { StatusQuestion } from './status-questions.ts';

const BY_DOCUMENT: Readonly<Partial<Record<CertificateType, StatusQuestion>>> = {
  residentId: 'residentId',
  passport: 'passport',
  taiwanPermit: 'taiwanPermit',
};

const BY_NATURE: Readonly<Partial<Record<SubjectNature, StatusQuestion>>> = {
  enterprise: 'businessLicence',
  soleTrader: 'businessLicence',
  institution: 'institutionLegalPerson',
  government: 'governmentOrganisationCode',
  socialOrganisation: 'socialOrganisation',
};

/** By what the interface lets one ask about a subject; undefined where it has no question for its document. */
export function certificateQuestion({
  nature,
  certificateType,
}: Pick<SubjectDraft, 'nature' | 'certificateType'>): StatusQuestion | undefined {
  const document = certificateType && BY_DOCUMENT[certificateType];
  return document ?? (nature && BY_NATURE[nature]);
}
