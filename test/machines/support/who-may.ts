import type { EventType } from '#domain/events.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { Role } from '#domain/roles.ts';

/** Whoever can act on an order: the roles, and of the applicants the one who is to receive a service. */
export type Person = Role | 'receiver';

/** What somebody may do in a state. Who is not named may do nothing. */
type Row = Readonly<Partial<Record<Person, readonly EventType[]>>>;
type Matrix = Readonly<Record<string, Row>>;

/** Everywhere: managers have the clock (where one runs or stands), administrators the repair. */
const STAFF: Row = {
  manager: ['holdTerm', 'releaseTerm', 'extendTerm'],
  systemAdministrator: ['repair'],
};

/** The same, where a report may have been sent that a bureau can still decide on. */
const DECIDED: Row = { ...STAFF, authority: ['bureauApproved', 'bureauRefused'] };

const REVIEWER = ['pass', 'returnToComplete', 'reject'] as const;

const ENDED: Matrix = { granted: {}, abandoned: {}, lapsed: {} };

/** 首次备案, 新增服务, 新增接入, 变更备案, 注销: reviewed, verified by SMS, decided by the bureau. */
const VERIFIED: Matrix = {
  draft: { ...DECIDED, applicant: ['submit', 'abandon'] },
  initialReview: {
    ...DECIDED,
    applicant: ['withdraw', 'abandon'],
    reviewer: REVIEWER,
    seniorReviewer: REVIEWER,
  },
  'correction by the reviewer': {
    ...DECIDED,
    applicant: ['resubmit', 'abandon'],
    reviewer: ['recall'],
    seniorReviewer: ['recall'],
  },
  'correction unverified': { ...DECIDED, applicant: ['resubmit', 'reportAgain', 'abandon'] },
  'correction by the authority': { ...DECIDED, applicant: ['resubmit', 'abandon'] },
  'reporting.queued by pass': {
    ...DECIDED,
    applicant: ['withdraw', 'abandon'],
    reviewer: ['recall'],
    seniorReviewer: ['recall'],
    system: ['reportFrozen'],
  },
  'reporting.queued by reportAgain': {
    ...DECIDED,
    applicant: ['withdraw', 'abandon'],
    system: ['reportFrozen'],
  },
  'reporting.frozen': {
    ...STAFF,
    system: ['reportAccepted'],
    authority: ['reportRefused', 'bureauApproved', 'bureauRefused'],
  },
  smsVerification: {
    ...STAFF,
    authority: [
      'reportRefused',
      'smsVerified',
      'smsExpired',
      'smsFailed',
      'bureauApproved',
      'bureauRefused',
    ],
  },
  bureauReview: { ...STAFF, authority: ['reportRefused', 'bureauApproved', 'bureauRefused'] },
  ...ENDED,
};

/** 取消接入: reviewed, confirmed by its applicant, decided by the bureau. */
const CONFIRMED: Matrix = {
  draft: { ...DECIDED, applicant: ['submit', 'abandon'] },
  initialReview: {
    ...DECIDED,
    applicant: ['withdraw', 'abandon'],
    reviewer: REVIEWER,
    seniorReviewer: REVIEWER,
  },
  'correction by the reviewer': {
    ...DECIDED,
    applicant: ['resubmit', 'abandon'],
    reviewer: ['recall'],
    seniorReviewer: ['recall'],
  },
  'correction by the authority': { ...DECIDED, applicant: ['resubmit', 'abandon'] },
  confirmation: {
    ...DECIDED,
    applicant: ['withdraw', 'abandon', 'confirm'],
    reviewer: ['recall'],
    seniorReviewer: ['recall'],
  },
  'reporting.queued by confirm': {
    ...DECIDED,
    applicant: ['withdraw', 'abandon'],
    system: ['reportFrozen'],
  },
  'reporting.frozen': {
    ...STAFF,
    system: ['reportAccepted'],
    authority: ['reportRefused', 'bureauApproved', 'bureauRefused'],
  },
  bureauReview: { ...STAFF, authority: ['reportRefused', 'bureauApproved', 'bureauRefused'] },
  ...ENDED,
};

/** 认领备案: reviewed, and no authority. */
const REVIEWED_ONLY: Matrix = {
  draft: { ...STAFF, applicant: ['submit', 'abandon'] },
  initialReview: {
    ...STAFF,
    applicant: ['withdraw', 'abandon'],
    reviewer: REVIEWER,
    seniorReviewer: REVIEWER,
  },
  'correction by the reviewer': {
    ...STAFF,
    applicant: ['resubmit', 'abandon'],
    reviewer: ['recall'],
    seniorReviewer: ['recall'],
  },
  ...ENDED,
};

/** 转移: the receiver alone accepts or declines; whoever gives it away can take it back. */
const ACCEPTED: Matrix = {
  draft: { ...STAFF, applicant: ['submit', 'abandon'] },
  acceptance: { ...STAFF, applicant: ['withdraw', 'abandon'], receiver: ['accept', 'decline'] },
  ...ENDED,
};

/** Who may do what when, by filing type, as the documents have it. An authority needs a report to speak of. */
export const WHO_MAY: Readonly<Record<FilingType, Matrix>> = {
  newSubject: VERIFIED,
  newService: VERIFIED,
  newAccess: VERIFIED,
  change: VERIFIED,
  cancelAccess: CONFIRMED,
  deregisterService: VERIFIED,
  deregisterSubject: VERIFIED,
  claim: REVIEWED_ONLY,
  transfer: ACCEPTED,
};
