import type { CertificateType } from '#domain/forms/certificate-types.ts';
import type { SubjectNature } from '#domain/forms/subject.ts';
import type { Province } from '#domain/provinces.ts';

// What is reported, in our words. Two id spaces stand side by side: `id` is the provider's own number of a
// record, `bureauId` the one that the bureau gave it (known from the first download after an approval).

/** A person who answers for a subject or a service. */
export interface PersonRecord {
  readonly name: string;
  readonly certificateType?: CertificateType;
  readonly certificateNumber?: string;
  /** Mainland number without +86; several separated by ";". */
  readonly mobile: string;
  /** Office or emergency number, digits and "-"; several separated by ";". */
  readonly phone?: string;
  /** Several separated by ";". */
  readonly email: string;
}

export interface SubjectRecord {
  readonly id: number;
  readonly bureauId?: number;
  readonly filingNumber?: string;
  readonly name: string;
  readonly nature: SubjectNature;
  readonly certificateType: CertificateType;
  readonly certificateNumber: string;
  /** The domicile on the certificate. */
  readonly domicile: string;
  readonly investor?: string;
  readonly province: Province;
  readonly city: string;
  readonly county: string;
  /** The mailing address in full. */
  readonly address: string;
  readonly owner: PersonRecord;
  readonly remarks?: string;
}

/** A range of IPv4 addresses; of one address, `from` and `to` are the same. */
export interface IpRecord {
  readonly id: number;
  readonly bureauId?: number;
  readonly from: string;
  readonly to: string;
}

export interface AccessRecord {
  readonly id: number;
  readonly bureauId?: number;
  readonly serverPlaces: readonly Province[];
  readonly methods: readonly string[];
  readonly ips: readonly IpRecord[];
}

export interface DomainRecord {
  readonly id: number;
  readonly bureauId?: number;
  readonly name: string;
}

/** A pre-approval or special approval, with 1–10 scanned images (JPEG). */
export interface ApprovalRecord {
  readonly kind: string;
  readonly number: string;
  readonly images: readonly Uint8Array[];
}

export interface ServiceRecord {
  readonly id: number;
  readonly bureauId?: number;
  readonly filingNumber?: string;
  readonly name: string;
  readonly contentTypes: readonly string[];
  readonly languages: readonly string[];
  readonly approvals: readonly ApprovalRecord[];
  readonly domains: readonly DomainRecord[];
  readonly accesses: readonly AccessRecord[];
  readonly owner: PersonRecord;
  readonly homeUrl?: string;
  readonly remarks?: string;
}

/** How a record that the bureau knows already is named: by its filing number or by the bureau's id. */
export type FiledReference = { readonly filingNumber: string } | { readonly bureauId: number };

/**
 * What an attachment belongs to. `id` is the provider's in a first filing, and for a service that is being
 * added; everywhere else it is the bureau's, which a filing number may stand for.
 */
export type AttachmentOwner = { readonly kind: 'subject' | 'service' } & (
  { readonly id: number } | { readonly filingNumber: string }
);

export interface AttachmentRecord {
  readonly format: string;
  readonly purpose: string;
  readonly content: Uint8Array;
  readonly of: AttachmentOwner;
  readonly remarks?: string;
}

/** What V3.0 has no place for and our own extension carries. */
export interface ExtensionRecord {
  readonly reportId: string;
  readonly orderNo: string;
  readonly filingType: string;
  readonly app?: unknown;
  readonly ipv6?: readonly string[];
}

interface WithMaterial {
  readonly attachments: readonly AttachmentRecord[];
  readonly extension?: ExtensionRecord;
}

export interface NewSubjectRecord extends WithMaterial {
  readonly operation: 'newSubject';
  readonly subject: SubjectRecord;
  readonly services: readonly ServiceRecord[];
}

export interface NewServiceRecord extends WithMaterial {
  readonly operation: 'newService';
  readonly subject: FiledReference;
  readonly services: readonly ServiceRecord[];
  /** The filing password (备案密码) as the owner knows it. */
  readonly password?: string;
}

export interface NewAccessRecord extends WithMaterial {
  readonly operation: 'newAccess';
  readonly service: FiledReference;
  readonly access: AccessRecord;
  readonly password: string;
}

/** The whole filing as it shall be: a snapshot, not a difference. */
export interface ChangeRecord extends WithMaterial {
  readonly operation: 'change';
  readonly subject: SubjectRecord;
  readonly services: readonly ServiceRecord[];
  readonly password?: string;
}

export interface CancelRecord {
  readonly operation: 'cancel';
  readonly what: 'subject' | 'service' | 'access';
  readonly bureauId: number;
  readonly reason: string;
  readonly remarks?: string;
  /** Must be given for a subject. */
  readonly password?: string;
  /** Sent beside it: the block has no place for attachments. */
  readonly extension?: ExtensionRecord;
}

/** The answer to a verification task; the filing is repeated under the bureau's ids. */
export interface VerificationResultRecord {
  readonly operation: 'verificationResult';
  readonly passed: boolean;
  readonly verifier: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** The reporting unit that verified, as the bureau numbers units. */
  readonly unit: number;
  readonly opinion: string;
  readonly errors?: string;
  readonly subject: SubjectRecord;
  readonly services: readonly ServiceRecord[];
}

/** What was done about a site without a filing. */
export interface UnfiledSiteResultRecord {
  readonly operation: 'unfiledSiteResult';
  readonly domain: string;
  readonly ip: string;
  /** The carrier's and the provider's numbers in the bureau's list of units, as the list of sites gave them. */
  readonly carrierId: number;
  readonly providerId: number;
  readonly provinceId: number;
  readonly result: string;
  readonly opinion: string;
  /** Both YYYY-MM-DD: when the site was listed, and by when it must be dealt with. */
  readonly listedOn: string;
  readonly dueOn: string;
  readonly reporter?: { readonly name?: string; readonly phone?: string; readonly email?: string };
}

/** Material for the authenticity check, sent on its own. */
export interface MaterialRecord {
  readonly operation: 'material';
  readonly attachment: AttachmentRecord;
}

/** One record of an upload file. */
export type UploadRecord =
  | NewSubjectRecord
  | NewServiceRecord
  | NewAccessRecord
  | ChangeRecord
  | CancelRecord
  | VerificationResultRecord
  | UnfiledSiteResultRecord
  | MaterialRecord;

export type Operation = UploadRecord['operation'];
