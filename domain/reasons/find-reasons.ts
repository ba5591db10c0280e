import type { FilingType } from '#domain/filing-types.ts';
import { fieldsOfReason } from './reason-fields.ts';
import type { ReasonGroup } from './reason-groups.ts';
import { groupOf, reasonOf, REVIEW_REASON_CODES, type ReviewReasonCode } from './review-reasons.ts';

/** What a reviewer looks for; what is left out does not matter. */
export interface ReasonFilter {
  readonly group?: ReasonGroup;
  /** Reasons that occur in such filings. */
  readonly filingType?: FilingType;
  /** JSON pointer: reasons that can point at this field, of the filing type's form or else of any form. */
  readonly field?: string;
}

/** The filing types whose fields count for a filter. */
const typesOf = (code: ReviewReasonCode, { filingType }: ReasonFilter): readonly FilingType[] =>
  filingType === undefined ? reasonOf(code).filingTypes : [filingType];

/** The fields that a reason can point at, in the forms that a filter leaves. */
export function fieldsFound(code: ReviewReasonCode, filter: ReasonFilter): readonly string[] {
  return [...new Set(typesOf(code, filter).flatMap((type) => fieldsOfReason(code, type)))];
}

/** The codes of the reasons that a filter leaves, in the order of their groups. */
export function findReasons(filter: ReasonFilter): readonly ReviewReasonCode[] {
  const { group, filingType, field } = filter;
  return REVIEW_REASON_CODES.filter(
    (code) =>
      (group === undefined || groupOf(code) === group) &&
      (filingType === undefined || reasonOf(code).filingTypes.includes(filingType)) &&
      (field === undefined || fieldsFound(code, filter).includes(field)),
  );
}
