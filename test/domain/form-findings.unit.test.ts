import { describe, expect, it } from 'vitest';
import { formOf } from '#domain/forms/form-registry.ts';
import { COMPLETE, COMPLETE_APP, COMPLETE_OF_INDIVIDUAL, TODAY } from './support/complete-forms.ts';
import { EXPECTED_FINDINGS, type Expectation } from './support/expected-findings.ts';
import { withValue } from './support/samples.ts';

const CONTEXT = { today: TODAY, providerRanges: ['121.36.0.0/16', '2407:c080::/32'] };

/** The first filings that stand for themselves; every other name is a filing type. */
const FIRST_FILINGS: Readonly<Record<string, object>> = {
  website: COMPLETE.newSubject,
  app: COMPLETE_APP,
  individual: COMPLETE_OF_INDIVIDUAL,
};

function givenForm({ form, with: changed }: Expectation): unknown {
  const base = FIRST_FILINGS[form] ?? COMPLETE[form as keyof typeof COMPLETE];
  return Object.entries(changed).reduce<unknown>(
    (made, [pointer, value]) => withValue(made as object, pointer, value ?? undefined),
    base,
  );
}

const typeOf = ({ form }: Expectation) => (form in FIRST_FILINGS ? 'newSubject' : form);

function found(row: Expectation): string[] {
  const findings = formOf(typeOf(row)).check(givenForm(row), CONTEXT);
  return findings.map(({ severity, field, code }) => `${severity} ${field} ${code}`);
}

const cut = (text: string) => (text.length > 90 ? `${text.slice(0, 90)}…` : text);

const titled = (rows: readonly Expectation[]) =>
  rows.map((row) => [row.form, cut(JSON.stringify(row.with)), row] as const);

describe.each(Object.entries(EXPECTED_FINDINGS))('%s', (_, rows) => {
  it.each(titled(rows))('given %s with %s, then exactly this is found', (_form, _with, row) => {
    expect(found(row)).toEqual(row.finds);
  });
});

describe('the table', () => {
  const rows = Object.values(EXPECTED_FINDINGS).flat();

  it('given all rows, then there are enough, and of each severity', () => {
    expect(rows.length).toBeGreaterThanOrEqual(200);
    for (const severity of ['blocks', 'warns', 'informs']) {
      const told = rows.filter(({ finds }) => finds.some((one) => one.startsWith(severity)));
      expect(told.length, severity).toBeGreaterThan(0);
    }
    expect(rows.filter(({ finds }) => finds.length === 0).length).toBeGreaterThan(50);
  });

  it('given every finding of the table, then it says what is wrong, the way out and the source', () => {
    const findings = rows.flatMap((row) => formOf(typeOf(row)).check(givenForm(row), CONTEXT));
    for (const { code, text, remedy, source } of findings) {
      for (const part of [text, remedy]) {
        expect(part.zh, code).toMatch(/\p{Script=Han}/u);
        expect(part.en, code).toMatch(/^[A-Z"].*\.$/);
      }
      expect(source, code).toMatch(/\S/);
    }
  });
});
