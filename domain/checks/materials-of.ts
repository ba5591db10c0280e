import type { AnyDraft } from '#domain/forms/any-draft.ts';
import type { MATERIAL_KINDS } from '#domain/forms/material-kinds.ts';
import type { RuleMaterial } from '#domain/rules/materials.ts';

/** What the rules call the kinds of materials of the forms, where the two differ. */
const AS_RULES_HAVE_IT: Readonly<
  Partial<Record<keyof typeof MATERIAL_KINDS, readonly RuleMaterial[]>>
> = {
  subjectCertificate: ['licence'],
  subjectOwnerIdFront: ['idFront'],
  subjectOwnerIdBack: ['idBack'],
  letterOfAuthorisation: ['authorisationLetter'],
  serviceOwnerLetter: ['authorisationLetter'],
  domainCertificate: ['domainCertificate'],
  preApproval: ['preApproval'],
  residenceProof: ['residencePermit', 'residenceProof'],
  promise: ['promise'],
  truthfulnessNotice: ['truthfulnessNotice'],
  nameChangeProof: ['nameChangeProof'],
  establishmentApproval: ['establishmentApproval'],
  buildingPlan: ['buildingPlan', 'multiSiteStatement'],
  partyBuildingProof: ['partyBuildingProof'],
  domainReviewForm: ['domainReviewForm'],
};

/** The papers that a form refers to. A form that names none has none: an upload alone hands nothing in. */
export function materialsOf({ materials = [] }: AnyDraft): RuleMaterial[] {
  const kinds = materials.flatMap(({ kind }) => (kind ? (AS_RULES_HAVE_IT[kind] ?? []) : []));
  return [...new Set(kinds)];
}
