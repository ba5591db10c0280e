import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import type { Finding } from './finding.ts';
import type { NewSubjectDraft } from './new-subject.ts';

/** One thing that has to agree between fields, and the finding when it does not. A missing value breaks nothing. */
export interface Relation {
  readonly finding: Finding;
  broken(form: NewSubjectDraft): boolean;
}

/** Whether two texts are filled in and the same. */
export function same(a: string | undefined, b: string | undefined): boolean {
  return !!a && a === b;
}

/** Whether two texts are filled in and not the same. */
export function differ(a: string | undefined, b: string | undefined): boolean {
  return !!a && !!b && a !== b;
}

/** The certificate number of a subject or a person, as far as it is filled in, for comparison. */
export function numberOf(holder: { certificateNumber?: string } | undefined): string | undefined {
  return holder?.certificateNumber && canonicalCertificateNumber(holder.certificateNumber);
}
