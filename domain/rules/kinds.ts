import type Type from 'typebox';
import { addressDistrict } from './kinds/address-district.ts';
import { addressEquality } from './kinds/address-equality.ts';
import { ageRange } from './kinds/age-range.ts';
import { certificateLocality } from './kinds/certificate-locality.ts';
import { countFiled } from './kinds/count-filed.ts';
import { countInOrder } from './kinds/count-in-order.ts';
import { documentKinds } from './kinds/document-kinds.ts';
import { domainHolder } from './kinds/domain-holder.ts';
import { domainState } from './kinds/domain-state.ts';
import { filedSites } from './kinds/filed-sites.ts';
import { fixedFields } from './kinds/fixed-fields.ts';
import { forbiddenCombination } from './kinds/forbidden-combination.ts';
import { landlineForbidden } from './kinds/landline-forbidden.ts';
import { nameForm } from './kinds/name-form.ts';
import { nameWords } from './kinds/name-words.ts';
import { notice } from './kinds/notice.ts';
import { numberFormat } from './kinds/number-format.ts';
import { numberReuse } from './kinds/number-reuse.ts';
import { numbersDiffer } from './kinds/numbers-differ.ts';
import { recordSays } from './kinds/record-says.ts';
import { refusedMaterial } from './kinds/refused-material.ts';
import { remainingValidity } from './kinds/remaining-validity.ts';
import { requiredMaterial } from './kinds/required-material.ts';
import { samePerson } from './kinds/same-person.ts';
import { stated } from './kinds/stated.ts';
import { topLevelDomains } from './kinds/top-level-domains.ts';
import type { Scope } from './places.ts';
import type { Sighting } from './sighting.ts';

/** Every kind of rule that there is. An operator can add rules, but only of these kinds. */
export const RULE_KINDS = {
  samePerson,
  ageRange,
  documentKinds,
  numberFormat,
  certificateLocality,
  nameForm,
  addressEquality,
  addressDistrict,
  numbersDiffer,
  landlineForbidden,
  numberReuse,
  nameWords,
  topLevelDomains,
  domainHolder,
  domainState,
  remainingValidity,
  requiredMaterial,
  refusedMaterial,
  countInOrder,
  countFiled,
  filedSites,
  recordSays,
  forbiddenCombination,
  fixedFields,
  stated,
  notice,
};

export type RuleKindName = keyof typeof RULE_KINDS;

/** What a rule asks, as data: its kind, and the parameters of that kind. */
export type RuleCheck = {
  [Kind in RuleKindName]: { kind: Kind } & Type.Static<(typeof RULE_KINDS)[Kind]['parameters']>;
}[RuleKindName];

/** Whether a text names a kind of rule. */
export function isRuleKind(text: unknown): text is RuleKindName {
  return typeof text === 'string' && Object.hasOwn(RULE_KINDS, text);
}

/** Holds what a rule asks against one look at a filing. */
export function seeCheck(check: RuleCheck, scope: Scope): Sighting[] {
  // Each kind takes its own parameters, and the check names its kind: TypeScript can't see that they fit.
  const see = RULE_KINDS[check.kind].see as (check: RuleCheck, scope: Scope) => Sighting[];
  return see(check, scope);
}
