import type { EventType } from '#domain/events.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { TermName } from '#domain/terms/terms.ts';

/** What may happen in a state, and the state it leads to. What is not named is refused. */
type Row = Readonly<Partial<Record<EventType | TermName, string>>>;

/** A way, by the rows of its states. */
type Spec = Readonly<Record<string, Row>>;

/**
 * Issue 2: a manager holds and extends (where the record has a clock that runs), an administrator repairs
 * (the matrix has the repair into correction, where the way has one); a held clock moves no order.
 */
const clock = (state: string): Row => ({ holdTerm: state, releaseTerm: state, extendTerm: state });

const withRepair = (state: string): Row => ({ ...clock(state), repair: 'correction' });

/** architecture.md: "Every authority result is accepted in every open stage after reporting." */
const anywhere = (state: string): Row => ({
  bureauApproved: 'granted',
  bureauRefused: 'correction',
  ...withRepair(state),
});

/** 待修改: Table: edit, send again, abandon. Page: left alone it lapses after 45 days; issue 2: reminders. */
const CORRECTED: Row = {
  resubmit: 'initialReview',
  abandon: 'abandoned',
  correctionTerm: 'lapsed',
  correctionReminder1: 'correction',
  correctionReminder2: 'correction',
  correctionReminder3: 'correction',
};

const CORRECTION: Row = { ...CORRECTED, ...anywhere('correction') };

/** 待提交管局. Table: wait, or withdraw. Page: abandon until the report is frozen into a batch. */
const QUEUED: Row = {
  reportFrozen: 'reporting.frozen',
  withdraw: 'draft',
  abandon: 'abandoned',
  ...anywhere('reporting.queued'),
};

/**
 * 初审: Table: withdraw, then edit. Page: abandon until the report is frozen; passed, or returned in one of
 * two ways; overdue is escalated, never decided by a clock.
 */
const REVIEW: Row = {
  returnToComplete: 'correction',
  reject: 'correction',
  withdraw: 'draft',
  abandon: 'abandoned',
  initialReviewTerm: 'initialReview',
  reviewReminder: 'initialReview',
};

/** 待管局审核. Page: overdue is shown. The interface (§1.2, §1.4): business errors of a report come in a later file. */
const BUREAU_REVIEW: Row = {
  reportRefused: 'correction',
  bureauReviewTerm: 'bureauReview',
  ...anywhere('bureauReview'),
};

/** architecture.md: a result that comes after an outcome opens a clerk's task, so no machine accepts it. */
const ENDED = { granted: {}, abandoned: {}, lapsed: {} } as const;

/**
 * The way of a first filing as the documents have it, written by hand from them and not from the machine,
 * so that the two can disagree. "Page" is filings.md; "table" the table of statuses in
 * reasons-and-messages.md; "issue 2" the issue on endurance. Answers are to the report that was sent last,
 * and nothing was edited since. Where a state has several rows, how the order came there decides.
 */
const WITH_VERIFICATION: Spec = {
  // 待完善备案信息. Table: go on, send, abandon.
  draft: { submit: 'initialReview', abandon: 'abandoned', ...anywhere('draft') },

  // 等待初审, 已修改待审核.
  initialReview: { pass: 'reporting.queued', ...REVIEW, ...anywhere('initialReview') },

  // 待修改, 初审驳回. Issue 2: a reviewer may recall a decision.
  'correction by the reviewer': { ...CORRECTION, recall: 'initialReview' },

  // Issue 2: report again when nothing was edited, without a second initial review.
  'correction unverified': { ...CORRECTION, reportAgain: 'reporting.queued' },

  // 管局驳回. Table: not straight back to the bureau.
  'correction by the authority': CORRECTION,

  'reporting.queued by pass': { ...QUEUED, recall: 'initialReview' },
  // No reviewer decided.
  'reporting.queued by reportAgain': QUEUED,

  // With the authority, which has not said yet that it took the report.
  'reporting.frozen': {
    reportAccepted: 'smsVerification',
    reportRefused: 'correction',
    ...anywhere('reporting.frozen'),
  },

  // 待管局审核. Table: only the SMS verification at the ministry's site; not withdraw, edit, abandon.
  // Page: 24 h; that it expired or failed comes back as a return. Issue 2: reminders after 6 and 20 h.
  smsVerification: {
    smsVerified: 'bureauReview',
    smsExpired: 'correction',
    smsFailed: 'correction',
    reportRefused: 'correction',
    smsVerificationTerm: 'smsVerification',
    verificationReminder1: 'smsVerification',
    verificationReminder2: 'smsVerification',
    ...anywhere('smsVerification'),
  },

  bureauReview: BUREAU_REVIEW,

  ...ENDED,
};

/**
 * 取消接入. Page: "after initial review passes, the applicant sends a confirmation; only then to the bureau";
 * issue 7: or the order lapses, with reminders. No SMS verification, so nothing is ever reported again as it is.
 */
const CONFIRMED: Spec = {
  draft: WITH_VERIFICATION.draft ?? {},
  initialReview: { pass: 'confirmation', ...REVIEW, ...anywhere('initialReview') },
  'correction by the reviewer': { ...CORRECTION, recall: 'initialReview' },
  'correction by the authority': CORRECTION,
  // Issue 7: abandon wherever the order is not with the authority; a reviewer may still recall the pass.
  confirmation: {
    confirm: 'reporting.queued',
    recall: 'initialReview',
    withdraw: 'draft',
    abandon: 'abandoned',
    confirmationTerm: 'lapsed',
    confirmationReminder1: 'confirmation',
    confirmationReminder2: 'confirmation',
    ...anywhere('confirmation'),
  },
  'reporting.queued by confirm': QUEUED,
  'reporting.frozen': {
    reportAccepted: 'bureauReview',
    reportRefused: 'correction',
    ...anywhere('reporting.frozen'),
  },
  bureauReview: BUREAU_REVIEW,
  ...ENDED,
};

/** 认领备案. Issue 7: the provider's review, then the filings appear under the account; no authority. */
const REVIEWED_ONLY: Spec = {
  draft: { submit: 'initialReview', abandon: 'abandoned', ...withRepair('draft') },
  initialReview: { pass: 'granted', ...REVIEW, ...withRepair('initialReview') },
  'correction by the reviewer': {
    ...CORRECTED,
    recall: 'initialReview',
    ...withRepair('correction'),
  },
  ...ENDED,
};

/** 转移. Issue 7: the receiving account accepts within its term; no authority. Page: checks only, no review. */
const ACCEPTED: Spec = {
  draft: { submit: 'acceptance', abandon: 'abandoned', ...clock('draft') },
  acceptance: {
    accept: 'granted',
    decline: 'abandoned',
    withdraw: 'draft',
    abandon: 'abandoned',
    acceptanceTerm: 'lapsed',
    acceptanceReminder1: 'acceptance',
    acceptanceReminder2: 'acceptance',
    ...clock('acceptance'),
  },
  ...ENDED,
};

/** The way of each filing type (the table of filings.md: initial review, confirmation, verification, bureau). */
export const FILING_SPECS: Readonly<Record<FilingType, Spec>> = {
  newSubject: WITH_VERIFICATION,
  newService: WITH_VERIFICATION,
  newAccess: WITH_VERIFICATION,
  change: WITH_VERIFICATION,
  cancelAccess: CONFIRMED,
  deregisterService: WITH_VERIFICATION,
  deregisterSubject: WITH_VERIFICATION,
  claim: REVIEWED_ONLY,
  transfer: ACCEPTED,
};

/**
 * Where machine and documents are known to disagree, until somebody decides which is right.
 * `type: state × what happens`: what the documents say → what the machine does.
 */
export const KNOWN_TO_DIFFER: Readonly<Record<string, string>> = {};
