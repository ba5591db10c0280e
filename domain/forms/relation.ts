import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import type { AnyDraft } from './any-draft.ts';
import type { Finding } from './finding.ts';

/** One thing that has to agree between fields, and the finding when it does not. A missing value breaks nothing. */
export interface Relation {
  readonly finding: Finding;
  broken(form: AnyDraft): boolean;
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

/**
 * The findings about fields that do not agree with each other, everywhere; provinces add rules of their own.
 * @param relations those that hold for the filing type.
 */
export function relationsCheck(relations: readonly Relation[]) {
  return (form: AnyDraft): Finding[] =>
    relations.filter(({ broken }) => broken(form)).map(({ finding }) => finding);
}
