import type { AnyDraft } from '#domain/forms/any-draft.ts';
import type { RuleKindName } from '#domain/rules/kinds.ts';
import type { RuleSet } from '#domain/rules/rule-set.ts';
import { registrationOf } from './facts-of-service.ts';
import { gravityOf, type CheckFinding } from './finding.ts';

/** What rules of a kind ask that the forms look at as well, by the beginning of the forms' codes. */
const ALSO_IN_FORMS: Readonly<Partial<Record<RuleKindName, readonly string[]>>> = {
  numbersDiffer: ['form.emergency_number_is_mobile'],
  nameWords: ['form.service_name.'],
  ageRange: ['identifier.birth_date.minor'],
  remainingValidity: ['identifier.validity.', 'identifier.domain_expiry.'],
  domainHolder: ['form.domain_holder_differs'],
};

const DOMAIN = /\/service\/domains\/(\d+)$/;
/** Said of all registrations together. */
const REGISTRATIONS = '/domainRegistrations';
const REGISTRATION = /^\/domainRegistrations\/(\d+)\//;

/** What a field is about: a domain and its registration are one thing, and so are a person's fields. */
function aboutOf(field: string, { service, changes, domainRegistrations = [] }: AnyDraft): string {
  const registration = REGISTRATION.exec(field)?.[1];
  if (registration !== undefined) return `registration ${registration}`;
  const index = DOMAIN.exec(field)?.[1];
  if (index === undefined) return field.slice(0, field.lastIndexOf('/'));
  const domains = changes?.service?.domains ?? service?.domains ?? [];
  return `registration ${registrationOf(domains[Number(index)] ?? '', domainRegistrations)}`;
}

/**
 * Lets one of two findings go where form and rule say the same of the same thing: the graver one stays, and
 * of two that weigh the same the form's, which names what is wrong where a rule recites what it asks.
 */
export function withoutRepetition(
  ofForm: readonly CheckFinding[],
  ofRules: readonly CheckFinding[],
  form: AnyDraft,
  set: RuleSet | undefined,
): CheckFinding[] {
  const kinds = new Map(set?.rules.map(({ code, check }) => [code, check.kind]));
  const same = (one: CheckFinding, rule: CheckFinding): boolean => {
    const kind = kinds.get(rule.code);
    const codes = (kind && ALSO_IN_FORMS[kind]) ?? [];
    const alike = codes.some((code) => one.code.startsWith(code));
    const ofAll = one.field === REGISTRATIONS;
    return alike && (ofAll || aboutOf(one.field, form) === aboutOf(rule.field, form));
  };
  const gravity = ({ severity }: CheckFinding) => gravityOf(severity);
  return [
    ...ofForm.filter(
      (one) => !ofRules.some((rule) => same(one, rule) && gravity(rule) < gravity(one)),
    ),
    ...ofRules.filter(
      (rule) => !ofForm.some((one) => same(one, rule) && gravity(one) <= gravity(rule)),
    ),
  ];
}
