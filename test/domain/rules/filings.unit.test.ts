import { describe, expect, it } from 'vitest';
import { checkRules, type RuleReport } from '#domain/rules/check-rules.ts';
import { RULE_KINDS } from '#domain/rules/kinds.ts';
import { ruleSet } from '#domain/rules/rule-set.ts';
import { RULES } from '#domain/rules/rules.ts';
import type { Row } from './row.ts';
import { ROWS } from './rows.ts';
import { DAY, soundFiling } from './sound-filing.ts';

const NOTICES = new Set(
  RULES.filter(({ check }) => check.kind === 'notice').map(({ code }) => code),
);

function reportOn({ province, what, patches }: Row): RuleReport {
  const facts = patches.reduce((before, patch) => patch(before), soundFiling(province, what));
  return checkRules(ruleSet(province, what.day ?? DAY), facts);
}

/** The codes of the rules that a row is held against. */
function codesInForce({ province, what }: Row): ReadonlySet<string> {
  return new Set(ruleSet(province, what.day ?? DAY).rules.map(({ code }) => code));
}

const REPORTS = Object.values(ROWS)
  .flat()
  .map((row) => ({ row, report: reportOn(row), inForce: codesInForce(row) }));

describe.each(Object.entries(ROWS))('%s', (_, rows) => {
  it.each(rows.map((row) => [row.province, row.given, row] as const))(
    'given in %s %s, then exactly this is found',
    (_province, _given, row) => {
      const { findings, notChecked } = reportOn(row);
      expect(
        findings
          .filter(({ code }) => !NOTICES.has(code))
          .map(({ severity, code, field }) => `${severity} ${code} ${field}`),
      ).toEqual(row.finds);
      expect(notChecked.map(({ code, missing }) => `${code}: ${missing.join(', ')}`)).toEqual(
        row.open,
      );
    },
  );
});

const reportsOf = (code: string) =>
  REPORTS.map(({ report }) => report.findings.some((finding) => finding.code === code));

const rowsUnder = (code: string) => REPORTS.filter(({ inForce }) => inForce.has(code));

describe('the table of filings', () => {
  it('given all filings, then there are at least two hundred', () => {
    expect(REPORTS.length).toBeGreaterThanOrEqual(200);
  });

  it.each(RULES.map(({ code }) => code))(
    'given the rule %s, then it fires in one filing',
    (code) => {
      expect(reportsOf(code)).toContain(true);
    },
  );

  it.each(RULES.map(({ code }) => code))(
    'given the rule %s, then it is silent in a filing of its province',
    (code) => {
      expect(
        rowsUnder(code).filter(
          ({ report }) =>
            report.findings.every((finding) => finding.code !== code) &&
            report.notChecked.every((open) => open.code !== code),
        ),
      ).not.toEqual([]);
    },
  );

  it.each(Object.keys(RULE_KINDS))('given the kind %s, then a rule is of it', (kind) => {
    expect(RULES.map(({ check }) => check.kind)).toContain(kind);
  });

  it('given every finding of a rule that nobody has verified, then it informs', () => {
    const findings = REPORTS.flatMap(({ report }) => report.findings);
    const unverified = findings.filter(({ verified }) => !verified);
    expect(unverified.length).toBeGreaterThan(50);
    expect(new Set(unverified.map(({ severity }) => severity))).toEqual(new Set(['informs']));
  });
});
