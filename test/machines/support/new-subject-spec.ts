import type { EventType } from '#domain/events.ts';
import type { TermName } from '#domain/terms/terms.ts';

/** What may happen in a state, and the state it leads to. What is not named is refused. */
type Row = Readonly<Partial<Record<EventType | TermName, string>>>;

/**
 * architecture.md: "Every authority result is accepted in every open stage after reporting." Issue 2: a
 * manager holds and extends (where the record has a clock that runs), an administrator repairs (the
 * matrix has the repair into correction); a held clock moves no order.
 */
const anywhere = (state: string): Row => ({
  bureauApproved: 'granted',
  bureauRefused: 'correction',
  holdTerm: state,
  releaseTerm: state,
  extendTerm: state,
  repair: 'correction',
});

/** 待修改: Table: edit, send again, abandon. Page: left alone it lapses after 45 days; issue 2: reminders. */
const CORRECTION: Row = {
  resubmit: 'initialReview',
  abandon: 'abandoned',
  correctionTerm: 'lapsed',
  correctionReminder1: 'correction',
  correctionReminder2: 'correction',
  correctionReminder3: 'correction',
  ...anywhere('correction'),
};

/** 待提交管局. Table: wait, or withdraw. Page: abandon until the report is frozen into a batch. */
const QUEUED: Row = {
  reportFrozen: 'reporting.frozen',
  withdraw: 'draft',
  abandon: 'abandoned',
  ...anywhere('reporting.queued'),
};

/**
 * The way of a first filing as the documents have it, written by hand from them and not from the machine,
 * so that the two can disagree. "Page" is filings.md; "table" the table of statuses in
 * reasons-and-messages.md; "issue 2" the issue on endurance. Answers are to the report that was sent last,
 * and nothing was edited since. Where a state has several rows, how the order came there decides.
 */
export const NEW_SUBJECT_SPEC: Readonly<Record<string, Row>> = {
  // 待完善备案信息. Table: go on, send, abandon.
  draft: { submit: 'initialReview', abandon: 'abandoned', ...anywhere('draft') },

  // 等待初审, 已修改待审核. Table: withdraw, then edit. Page: abandon until the report is frozen; passed, or
  // returned in one of two ways; overdue is escalated, never decided by a clock.
  initialReview: {
    pass: 'reporting.queued',
    returnToComplete: 'correction',
    reject: 'correction',
    withdraw: 'draft',
    abandon: 'abandoned',
    initialReviewTerm: 'initialReview',
    reviewReminder: 'initialReview',
    ...anywhere('initialReview'),
  },

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

  // 待管局审核. Page: overdue is shown. The interface (§1.2, §1.4): business errors of a report come in a
  // later file, at any time while it is with the authority.
  bureauReview: {
    reportRefused: 'correction',
    bureauReviewTerm: 'bureauReview',
    ...anywhere('bureauReview'),
  },

  // architecture.md: a result that comes after an outcome opens a clerk's task, so no machine accepts it.
  granted: {},
  abandoned: {},
  lapsed: {},
};

/**
 * Where machine and documents are known to disagree, until somebody decides which is right.
 * `state × what happens`: what the documents say → what the machine does.
 */
export const NEW_SUBJECT_OPEN: Readonly<Record<string, string>> = {};
