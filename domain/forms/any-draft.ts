import type { Access } from './access.ts';
import type { Changes } from './changes.ts';
import type { DomainRegistration } from './domain-registrations.ts';
import type { DeepPartial } from './draft-of.ts';
import type { EndingReason } from './ending-reasons.ts';
import type { MaterialReference } from './materials.ts';
import type { Person } from './person.ts';
import type { Platform } from './platform.ts';
import type { PreApproval } from './pre-approval.ts';
import type { ServiceKind } from './service.ts';
import type { Subject } from './subject.ts';

/** A subject as any form has it: in full, or as it is filed. */
export type SubjectDraft = DeepPartial<Subject> & { icpNumber?: string };

export type PersonDraft = DeepPartial<Person>;

/** A service as any form has it: a website or an app, in full, in part, or as it is filed. */
export interface ServiceDraft {
  kind?: ServiceKind;
  icpNumber?: string;
  name?: string;
  domains?: string[];
  contentTypes?: string[];
  ipAddresses?: string[];
  preApprovals?: DeepPartial<PreApproval>[];
  owner?: PersonDraft;
  homeUrl?: string;
  platforms?: DeepPartial<Platform>[];
}

/** The draft of a form of any filing type: a place means the same in each, and some types lack it. */
export interface AnyDraft {
  subject?: SubjectDraft;
  subjectOwner?: PersonDraft;
  service?: ServiceDraft;
  services?: ServiceDraft[];
  access?: DeepPartial<Access>;
  changes?: DeepPartial<Changes>;
  domainRegistrations?: DeepPartial<DomainRegistration>[];
  materials?: DeepPartial<MaterialReference>[];
  reason?: EndingReason;
  /** What goes for good, typed by the applicant. */
  irreversible?: string;
  /** Who is to have what is transferred. */
  receiver?: { account?: string; subjectName?: string };
  remarks?: string;
  filingPassword?: string;
}
