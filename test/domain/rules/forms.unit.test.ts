import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVINCE_NAMES } from '#domain/provinces.ts';
import { checkRules } from '#domain/rules/check-rules.ts';
import { contentHash } from '#domain/rules/content-hash.ts';
import { FACT_NAMES } from '#domain/rules/fact-names.ts';
import { factsOf, type OtherFacts } from '#domain/checks/facts-of.ts';
import { addMonths } from '#domain/rules/months.ts';
import { ruleSet } from '#domain/rules/rule-set.ts';
import { SAMPLES } from '../support/samples.ts';
import { DAY } from './sound-filing.ts';

const COMPLETE_ANSWERS: OtherFacts = {
  known: { openOrder: false, subjectFiled: false, numbersUsedElsewhere: [] },
};

describe.each(SAMPLES)('%s', (_, { form }) => {
  const facts = factsOf('newSubject', form, DAY);
  const { findings, notChecked } = checkRules(ruleSet(form.subject.province, DAY), facts);

  it('given the sample, then nothing blocks or warns', () => {
    expect(findings.filter(({ severity }) => severity !== 'informs')).toEqual([]);
  });

  it('given the form alone, then what could not be checked is named with what is missing', () => {
    expect(notChecked.map(({ code }) => code)).toContain('general.open_order');
    for (const { missing } of notChecked) {
      expect(missing).not.toContain('formField');
      for (const fact of missing) expect(FACT_NAMES[fact].zh).toMatch(/\S/);
    }
  });

  it('given what the record says, then those rules are checked', () => {
    const asked = checkRules(
      ruleSet(form.subject.province, DAY),
      factsOf('newSubject', form, DAY, COMPLETE_ANSWERS),
    );
    const open = asked.notChecked.map(({ code }) => code);
    expect(open).not.toContain('general.open_order');
    expect(open.length).toBeLessThan(notChecked.length);
  });
});

describe('a form without answers', () => {
  it.each(PROVINCE_NAMES)(
    'given an empty draft in %s, then only notices are found, and papers missing',
    (province) => {
      const facts = factsOf('newSubject', { subject: { province } }, DAY);
      const { findings, notChecked } = checkRules(ruleSet(province, DAY), facts);
      const grave = findings.filter(({ severity }) => severity !== 'informs');
      expect(grave.filter(({ field }) => field !== '/materials')).toEqual([]);
      expect(notChecked.length).toBeGreaterThan(10);
    },
  );

  it('given no service at all, then the rules about services are not checked', () => {
    const facts = factsOf(
      'newSubject',
      { subject: { province: '重庆', nature: 'enterprise' } },
      DAY,
    );
    const { notChecked } = checkRules(ruleSet('重庆', DAY), facts);
    expect(notChecked.find(({ code }) => code === 'general.website_name_length')?.missing).toEqual([
      'formField',
    ]);
  });
});

describe('months', () => {
  it.each([
    ['2026-11-22', 3, '2027-02-22'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-02-28', 12, '2027-02-28'],
  ])('given %s and %i months, then %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });
});

describe('the name of a content', () => {
  it('given the same data with their keys in another order, then the same name', () => {
    expect(contentHash({ a: 1, b: [1, 2] })).toBe(contentHash({ b: [1, 2], a: 1 }));
    expect(contentHash({ a: 1, b: [1, 2] })).toMatch(/^[0-9a-f]{16}$/);
    expect(contentHash({ a: [1, 2] })).not.toBe(contentHash({ a: [2, 1] }));
  });

  it('given any two different texts, then two names', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        fc.pre(a !== b);
        expect(contentHash(a)).not.toBe(contentHash(b));
      }),
    );
  });
});
