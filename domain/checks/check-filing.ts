import type { Bilingual } from '#domain/bilingual.ts';
import type { Day } from '#domain/calendar/days.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { uncheckedWith } from '#domain/forms/check-context.ts';
import { FORM_SOURCE, type Finding } from '#domain/forms/finding.ts';
import { FORMS } from '#domain/forms/form-registry.ts';
import { checkRules, type RuleFinding } from '#domain/rules/check-rules.ts';
import { NO_OVERRIDES, type Overrides } from '#domain/rules/overrides.ts';
import { ruleSet, type RuleSet } from '#domain/rules/rule-set.ts';
import { factsOf, type OtherFacts } from './facts-of.ts';
import { placeInForm, pointerInForm } from './field-in-form.ts';
import { gravityOf, type CheckFinding, type FilingReport, type UnmadeCheck } from './finding.ts';
import { withoutRepetition } from './said-twice.ts';

/** A filing, and all that is known of it. */
export interface GivenFiling extends OtherFacts {
  readonly filingType: FilingType;
  /** Anything: what can't be read is found. */
  readonly form: unknown;
  /** The day in Shanghai on which ages and validities are counted. */
  readonly today: Day;
  /** The provider's own addresses as CIDR blocks; undefined where they are not set. */
  readonly providerRanges?: readonly string[] | undefined;
  /** The rules an order keeps; without them those in force today in the subject's province. */
  readonly ruleSet?: RuleSet | undefined;
  /** The operators' overrides, where no rule set is given. */
  readonly overrides?: Overrides | undefined;
}

const NO_BUREAU: UnmadeCheck = {
  code: 'rules.no_province',
  text: { zh: '管局要求（尚未选择省份）', en: "The bureau's rules: no province is chosen" },
  missing: ['formField'],
};

const UNREADABLE: UnmadeCheck = {
  code: 'rules.form_unreadable',
  text: { zh: '管局要求（表单无法读取）', en: "The bureau's rules: the form can't be read" },
  missing: ['formField'],
};

interface RulesSay {
  readonly set: RuleSet | undefined;
  readonly findings: readonly CheckFinding[];
  readonly notChecked: readonly UnmadeCheck[];
}

const nothing = (notChecked: UnmadeCheck): RulesSay => ({
  ...{ set: undefined, findings: [] },
  notChecked: [notChecked],
});

function rulesSay(given: GivenFiling): RulesSay {
  const { filingType, today, stated, known, overrides = NO_OVERRIDES } = given;
  if (FORMS[filingType].checkDraft(given.form).length > 0) return nothing(UNREADABLE);
  const form = given.form as AnyDraft;
  const province = form.subject?.province;
  const set = given.ruleSet ?? (province && ruleSet(province, today, overrides));
  if (!set) return nothing(NO_BUREAU);
  const facts = factsOf(filingType, form, today, {
    ...(stated && { stated }),
    ...(known && { known }),
  });
  const { findings, notChecked } = checkRules(set, facts);
  const at = (pointer: string) => pointerInForm(filingType, form, pointer);
  const placed = ({ field, fields, ...rest }: RuleFinding) => ({
    ...rest,
    field: at(field),
    fields: fields.map(at),
  });
  return {
    set,
    findings: findings.map(placed),
    notChecked: notChecked.map(({ code, text, missing }) => ({ code, text, missing })),
  };
}

const withSource = ({ source = FORM_SOURCE, ...finding }: Finding): CheckFinding => ({
  ...finding,
  source,
});

function sorted(filingType: FilingType, findings: readonly CheckFinding[]): CheckFinding[] {
  const key = ({ field, severity }: CheckFinding) =>
    [placeInForm(filingType, field), gravityOf(severity)] as const;
  return findings
    .map((finding) => ({ finding, key: key(finding) }))
    .sort((a, b) => compare(a.key[0], b.key[0]) || a.key[1] - b.key[1])
    .map(({ finding }) => finding);
}

// Infinity less Infinity is no number.
const compare = (a: number, b: number) => (a === b ? 0 : a - b);

/**
 * All that speaks against a filing: its form, its bureau's rules, and what is known beside it, each said
 * once, in the order of the form. What could not be checked is named. The same at submission, before the
 * report, on the reviewer's page and at a command line.
 * @throws CodedError `ip_ranges.malformed` for a setting that is no range; for nothing in a form.
 */
export function checkFiling(given: GivenFiling): FilingReport {
  const { filingType, form, today, providerRanges } = given;
  const context = { today, ...(providerRanges && { providerRanges }) };
  const ofForm = FORMS[filingType].check(form, context).map(withSource);
  const { set, findings: ofRules, notChecked } = rulesSay(given);
  const all = set ? withoutRepetition(ofForm, ofRules, form as AnyDraft, set) : ofForm;
  const findings = sorted(filingType, all);
  return {
    ruleSet: set?.id ?? null,
    blocks: findings.some(({ severity }) => severity === 'blocks'),
    findings,
    notChecked: [...uncheckedWith(context).map(withoutRanges), ...notChecked],
  };
}

/** The day is always known: what the form's context can lack is the provider's addresses. */
const withoutRanges = (text: Bilingual): UnmadeCheck => ({
  ...{ code: 'form.without_provider_ranges', text },
  missing: ['providerRanges'],
});
