import type { EventType } from '#domain/events.ts';
import type { TermName } from '#domain/terms/terms.ts';

/** What may happen in a state, and the state it leads to. What is not named is refused. */
type Row = Readonly<Partial<Record<EventType | TermName, string>>>;

/** architecture.md: "Every authority result is accepted in every open stage after reporting." */
const BUREAU: Row = { bureauApproved: 'granted', bureauRefused: 'correction' };

/**
 * The way of a first filing as the documents have it, written by hand from them and not from the machine,
 * so that the two can disagree. "Page" is filings.md; "table" the table of statuses in
 * reasons-and-messages.md. Answers are to the report that was sent last.
 */
export const NEW_SUBJECT_SPEC: Readonly<Record<string, Row>> = {
  // 待完善备案信息. Table: go on, send, abandon.
  draft: { submit: 'initialReview', abandon: 'abandoned', ...BUREAU },

  // 等待初审, 已修改待审核. Table: withdraw, then edit. Page: abandon until the report is frozen; passed, or
  // returned in one of two ways; overdue is escalated, never decided by a clock.
  initialReview: {
    pass: 'reporting.queued',
    returnToComplete: 'correction',
    reject: 'correction',
    withdraw: 'draft',
    abandon: 'abandoned',
    initialReviewTerm: 'initialReview',
    ...BUREAU,
  },

  // 待修改, 初审驳回, 管局驳回. Table: edit, send again, abandon, not straight back to the bureau.
  // Page: left alone it lapses after 45 days.
  correction: {
    resubmit: 'initialReview',
    abandon: 'abandoned',
    correctionTerm: 'lapsed',
    ...BUREAU,
  },

  // 待提交管局. Table: wait, or withdraw. Page: abandon until the report is frozen into a batch.
  'reporting.queued': {
    reportFrozen: 'reporting.frozen',
    withdraw: 'draft',
    abandon: 'abandoned',
    ...BUREAU,
  },

  // With the authority, which has not said yet that it took the report.
  'reporting.frozen': {
    reportAccepted: 'smsVerification',
    reportRefused: 'correction',
    ...BUREAU,
  },

  // 待管局审核. Table: only the SMS verification at the ministry's site; not withdraw, edit, abandon.
  // Page: 24 h; that it expired or failed comes back as a return.
  smsVerification: {
    smsVerified: 'bureauReview',
    smsExpired: 'correction',
    smsFailed: 'correction',
    reportRefused: 'correction',
    smsVerificationTerm: 'smsVerification',
    ...BUREAU,
  },

  // 待管局审核. Page: overdue is shown. The interface (§1.2, §1.4): business errors of a report come in a
  // later file, at any time while it is with the authority.
  bureauReview: {
    reportRefused: 'correction',
    bureauReviewTerm: 'bureauReview',
    ...BUREAU,
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
