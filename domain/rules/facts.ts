import type { Day } from '#domain/calendar/days.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { CertificateType } from '#domain/forms/certificate-types.ts';
import type { Service } from '#domain/forms/service.ts';
import type { SubjectNature } from '#domain/forms/subject.ts';
import type { Province } from '#domain/provinces.ts';
import type { KnownFacts } from './known-facts.ts';
import type { MaterialKind } from '#domain/materials/kinds.ts';
import type { Place } from './place.ts';
import type { Statement } from './statements.ts';

/**
 * What rules may know of a filing, whatever its type and however its form is laid out. Anything may be
 * missing: a rule that needs it then says that it was not checked. `at` is where it stands in the form,
 * a JSON pointer.
 */
export interface FilingFacts {
  readonly filingType: FilingType;
  /** The day on which ages and validities are counted. */
  readonly day: Day;
  readonly subject: SubjectFacts;
  readonly subjectOwner: PersonFacts;
  /** As the licence or the register names them. */
  readonly legalRepresentative?: PersonFacts | undefined;
  readonly services: readonly ServiceFacts[];
  /** Which papers are handed in; undefined where nobody has looked, an empty list where there are none. */
  readonly materials?: readonly MaterialKind[] | undefined;
  readonly stated: Readonly<Partial<Record<Statement, boolean | undefined>>>;
  /** Of a change, or of another filing that carries corrections: what differs from the record. */
  readonly changed?: readonly Place[] | undefined;
  readonly known: KnownFacts;
}

/** Until when a document holds; `longTerm` for one that holds for ever (长期). */
export type ValidUntil = Day;

/** A subject or a person as its document names it. */
interface HolderFacts {
  readonly at: string;
  readonly name?: string | undefined;
  readonly certificateType?: CertificateType | undefined;
  readonly certificateNumber?: string | undefined;
  readonly certificateValidUntil?: ValidUntil | undefined;
}

export interface SubjectFacts extends HolderFacts {
  readonly nature?: SubjectNature | undefined;
  readonly province?: Province | undefined;
  readonly city?: string | undefined;
  readonly county?: string | undefined;
  readonly domicile?: string | undefined;
  readonly mailingAddress?: string | undefined;
  /** 经营范围 of the licence. */
  readonly businessScope?: string | undefined;
}

/** Where a person is from, as far as it matters for documents. */
export type Origin = 'mainland' | 'hkMacau' | 'taiwan' | 'foreign';

export interface PersonFacts extends HolderFacts {
  readonly mobile?: string | undefined;
  readonly emergencyNumber?: string | undefined;
  /** Where the certificate's number does not hold it. */
  readonly birthDay?: Day | undefined;
  /** Where the certificate's type does not tell. */
  readonly origin?: Origin | undefined;
}

export interface ServiceFacts {
  readonly at: string;
  readonly kind?: Service['kind'] | undefined;
  readonly name?: string | undefined;
  readonly domains: readonly DomainFacts[];
  readonly contentTypes: readonly string[];
  readonly owner: PersonFacts;
  /** Until when its pre-approvals hold; undefined where it is not known whether there are any. */
  readonly preApprovals?: readonly ValidUntil[] | undefined;
}

/** A domain and what its certificate, or the applicant, says of it. */
export interface DomainFacts {
  readonly name: string;
  readonly holder?: string | undefined;
  readonly validUntil?: Day | undefined;
  readonly realNameVerified?: boolean | undefined;
  readonly resolves?: boolean | undefined;
}
