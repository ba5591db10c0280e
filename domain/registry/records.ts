import type { Bilingual } from '#domain/bilingual.ts';
import type { Access } from '#domain/forms/access.ts';
import type { Person } from '#domain/forms/person.ts';
import type { Platform } from '#domain/forms/platform.ts';
import type { PreApproval } from '#domain/forms/pre-approval.ts';
import type { ServiceKind } from '#domain/forms/service.ts';
import type { Subject } from '#domain/forms/subject.ts';

// What is filed, in the words of the forms. What was filed through another provider is known in part: only
// what a form says of a filed subject or service is always there.

/** What the registry keeps a history of, and what each is called. */
export const RECORD_KINDS = {
  subject: { zh: '主体', en: 'Subject' },
  service: { zh: '互联网信息服务', en: 'Service' },
  access: { zh: '接入', en: 'Access' },
} as const satisfies Record<string, Bilingual>;

export type RecordKind = keyof typeof RECORD_KINDS;

/** The number of what has none yet: it is issued with the grant. */
export const NOT_ISSUED = '';

/** Who answers for a subject or a service, as far as it is known. */
export type PersonRecord = Partial<Person>;

/** What a form says of a subject that is filed. */
type FiledIdentity = 'nature' | 'certificateType' | 'certificateNumber' | 'name' | 'province';

/** A subject (主体) as it is filed. */
export interface SubjectRecord
  extends Pick<Subject, FiledIdentity>, Partial<Omit<Subject, FiledIdentity>> {
  readonly icpNumber: string;
  /** Whose it is here; null while nobody has claimed it. */
  readonly accountId: string | null;
  readonly owner: PersonRecord;
}

/** A service (网站, APP) as it is filed, with its owner and its domains. */
export interface ServiceRecord {
  readonly icpNumber: string;
  /** The filing number of its subject. */
  readonly subjectNumber: string;
  /** Whose it is here: the account of its subject, unless it was transferred; null while nobody has claimed it. */
  readonly accountId: string | null;
  readonly kind: ServiceKind;
  readonly name: string;
  readonly domains: readonly string[];
  readonly owner: PersonRecord;
  readonly contentTypes?: readonly string[];
  readonly languages?: readonly string[];
  readonly preApprovals?: readonly PreApproval[];
  readonly homeUrl?: string;
  readonly platforms?: readonly Platform[];
  readonly remarks?: string;
}

/** An access (接入): who carries a service, and where. */
export interface AccessRecord extends Access {
  /** The filing number of the service that is carried. */
  readonly serviceNumber: string;
  /** Another provider's number at the authority; null for our own. */
  readonly otherProvider: string | null;
}

/** What each kind of record says. */
export interface RecordOf {
  readonly subject: SubjectRecord;
  readonly service: ServiceRecord;
  readonly access: AccessRecord;
}

/** A record that stands in the registry: under which ids, since when, and whether it has ended. */
export interface Standing<Content> {
  readonly id: string;
  readonly record: Content;
  /** The provider's id of it in the authority's interface; null where it was filed elsewhere. */
  readonly providerId: number | null;
  /** The bureau's id of it; null until the bureau has told it. */
  readonly bureauId: number | null;
  readonly grantedAt: Date;
  readonly endedAt: Date | null;
}

export type FiledAccess = Standing<AccessRecord>;

/** A service that stands in the registry, with every access it has or had. */
export interface FiledService extends Standing<ServiceRecord> {
  readonly accesses: readonly FiledAccess[];
}

/** A subject that stands in the registry, with every service it has or had. */
export interface FiledSubject extends Standing<SubjectRecord> {
  readonly services: readonly FiledService[];
}

/** Whether a record is filed still. */
export const isLiving = ({ endedAt }: { readonly endedAt: Date | null }): boolean =>
  endedAt === null;

/** Whether an access is this provider's own, and is filed still. */
export const isOwnAccess = (access: FiledAccess): boolean =>
  isLiving(access) && access.record.otherProvider === null;
