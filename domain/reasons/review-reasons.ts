import { REASON_GROUP_NAMES, REASON_GROUPS, type ReasonGroup } from './reason-groups.ts';
import type { ReviewReason } from './review-reason.ts';

/** Every reason for which a reviewer returns an order, by stable code; where each comes from: `sources.ts`. */
export const REVIEW_REASONS = {
  ...REASON_GROUPS.domain.reasons,
  ...REASON_GROUPS.subject.reasons,
  ...REASON_GROUPS.person.reasons,
  ...REASON_GROUPS.contact.reasons,
  ...REASON_GROUPS.material.reasons,
  ...REASON_GROUPS.service.reasons,
  ...REASON_GROUPS.access.reasons,
  ...REASON_GROUPS.app.reasons,
  ...REASON_GROUPS.filedSite.reasons,
  ...REASON_GROUPS.record.reasons,
  ...REASON_GROUPS.other.reasons,
} as const satisfies Record<string, ReviewReason>;

export type ReviewReasonCode = keyof typeof REVIEW_REASONS;

/** The codes as a list, for schemas. */
export const REVIEW_REASON_CODES = Object.keys(REVIEW_REASONS) as readonly ReviewReasonCode[];

/** The reason of a code. */
export const reasonOf = (code: ReviewReasonCode): ReviewReason => REVIEW_REASONS[code];

/** The group that a code belongs to. */
export function groupOf(code: ReviewReasonCode): ReasonGroup {
  const group = REASON_GROUP_NAMES.find((name) => Object.hasOwn(REASON_GROUPS[name].reasons, code));
  if (group === undefined) throw new Error(`${code} is in no group`);
  return group;
}
