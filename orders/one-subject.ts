import type { FilingType } from '#domain/filing-types.ts';
import type { RuleSet } from '#domain/rules/rule-set.ts';

/** Whether the rules let an account have one subject only, where an order of a type gives it one. */
export const oneSubjectOnly = (rules: RuleSet | undefined, filingType: FilingType): boolean =>
  (rules?.rules ?? []).some(
    ({ check, concerns }) =>
      check.kind === 'recordSays' &&
      check.not === 'otherSubjectInAccount' &&
      concerns.filingTypes?.includes(filingType),
  );
