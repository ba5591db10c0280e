import { describe, expect, it } from 'vitest';
import { FILING_TYPES } from '#domain/filing-types.ts';
import { FORM_TYPES, REASON_FIELDS } from '#domain/forms/form-registry.ts';
import { fieldMatches, fieldsOfReason } from '#domain/reasons/reason-fields.ts';
import { REASON_GROUP_NAMES, REASON_GROUPS } from '#domain/reasons/reason-groups.ts';
import { variablesIn } from '#domain/reasons/reason-text.ts';
import { groupOf, reasonOf, REVIEW_REASON_CODES } from '#domain/reasons/review-reasons.ts';
import { mentionsOf, REASON_SOURCES } from '#domain/reasons/sources.ts';
import { REASON_VARIABLES, variableOf, type VariableName } from '#domain/reasons/variables.ts';

const HAN = /\p{Script=Han}/u;
const REASONS = REVIEW_REASON_CODES.map((code) => [code, reasonOf(code)] as const);

/** What programs have sent since before reasons had variables. */
const FIRST_CODES = [
  ...['domainNotVerified', 'domainHolderDiffers', 'serviceNameNotAllowed', 'otherProvince'],
  ...['filedSiteUnreachable', 'numberNotShown', 'contentNotAllowed', 'certificateNotAccepted'],
  ...['ownerNotLegalRepresentative', 'contactProblem', 'wrongFilingType', 'alreadyFiled'],
  ...['orderInProgress', 'preApprovalNotAccepted', 'siteOwnerConflict', 'subjectIsShell'],
  ...['addressProofMissing', 'other'],
] as const;

describe.each(REASONS)('the reason %s', (code, reason) => {
  it('speaks Chinese and English in title, explanation and remedy', () => {
    for (const { zh, en } of [reason.title, reason.explanation, reason.remedy]) {
      expect(zh).toMatch(HAN);
      expect(en).toMatch(/^\p{Script=Latin}/u);
      expect(en).not.toMatch(HAN);
    }
    for (const { zh, en } of [reason.explanation, reason.remedy]) {
      expect(zh).toMatch(/[。]$/);
      expect(en).toMatch(/\.$/);
    }
  });

  it('names exactly the variables that it declares, in both languages, and none in its title', () => {
    const { title, explanation, remedy, variables } = reason;
    for (const locale of ['zh', 'en'] as const) {
      const text = explanation[locale] + remedy[locale];
      expect([...variablesIn({ zh: text, en: '' })].sort()).toEqual([...variables].sort());
    }
    expect(variablesIn(title)).toEqual([]);
  });

  it('has fields in every form of a filing that it occurs in, and no pattern that means nothing', () => {
    expect(reason.filingTypes.length).toBeGreaterThan(0);
    for (const type of reason.filingTypes) {
      expect(FILING_TYPES).toHaveProperty(type);
      if (FORM_TYPES.some((known) => known === type)) {
        expect(fieldsOfReason(code, type)).not.toEqual([]);
      }
    }
    const pointers = FORM_TYPES.flatMap((type) => REASON_FIELDS[type]);
    const idle = reason.fields.filter(
      (pattern) => !pointers.some((pointer) => fieldMatches(pattern, pointer)),
    );
    expect(idle).toEqual([]);
  });

  it('is in one group', () => {
    const groups = REASON_GROUP_NAMES.filter((name) =>
      Object.hasOwn(REASON_GROUPS[name].reasons, code),
    );
    expect(groups).toEqual([groupOf(code)]);
  });
});

describe('all reasons', () => {
  it('given the codes that were there first, then they are still there and ask for nothing more', () => {
    for (const code of FIRST_CODES) expect(reasonOf(code).variables, code).toEqual([]);
  });

  it('given two reasons, then they differ in every text: one thing has one code', () => {
    for (const text of ['title', 'explanation', 'remedy'] as const) {
      for (const locale of ['zh', 'en'] as const) {
        const all = REASONS.map(([, reason]) => reason[text][locale]);
        expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
      }
    }
  });

  it('given the groups, then each has a name of its own in both languages', () => {
    const titles = REASON_GROUP_NAMES.map((name) => REASON_GROUPS[name].title);
    for (const { zh } of titles) expect(zh).toMatch(HAN);
    expect(new Set(titles.map(({ zh }) => zh)).size).toBe(titles.length);
    expect(new Set(titles.map(({ en }) => en)).size).toBe(titles.length);
  });

  it('given those that no correction cures, then their remedy says to abandon the order', () => {
    const lost = REASONS.filter(([, { curable }]) => !curable);
    expect(lost.length).toBeGreaterThan(0);
    // A filed subject has a better way, which is an order of another type.
    for (const [code, { remedy, returns }] of lost) {
      expect(returns, code).toBe('rejected');
      expect(remedy.zh, code).toMatch(/放弃本订单|改为/);
    }
  });
});

describe('where reasons come from', () => {
  const SOURCES = Object.entries(REASON_SOURCES);

  it('given the sources, then every item of each is there', () => {
    const counts = SOURCES.map(([name, { wordings }]) => [name, wordings.length]);
    expect(Object.fromEntries(counts)).toMatchObject({
      returnedFaq: 17,
      returnedQuestions: 28,
      errorsFound: 18,
    });
  });

  it.each(SOURCES)(
    'given %s, then no wording stands twice and each leads somewhere',
    (_, source) => {
      const wordings = source.wordings.map(({ wording }) => wording);
      expect(new Set(wordings).size).toBe(wordings.length);
      for (const { wording, codes, event } of source.wordings) {
        expect(codes.length > 0, wording).toBe(event === undefined);
        expect(new Set(codes).size, wording).toBe(codes.length);
      }
    },
  );

  it('given a reason, then a source names it; only what nobody foresaw is in none', () => {
    const unnamed = REVIEW_REASON_CODES.filter((code) => mentionsOf(code).length === 0);
    expect(unnamed).toEqual(['other']);
  });

  it('given the wording of the help pages, then the title of its reason has it', () => {
    for (const { wording, codes } of REASON_SOURCES.returnedFaq.wordings) {
      expect(codes.map((code) => reasonOf(code).title.zh).join(), wording).toContain(wording);
    }
  });
});

describe('the variables', () => {
  const NAMES = Object.keys(REASON_VARIABLES) as VariableName[];

  it.each(NAMES)('given %s, then its example is taken and a reason uses it', (name) => {
    const { example, accepts, title, expects } = variableOf(name);
    expect(accepts(example)).toBe(true);
    for (const { zh, en } of [title, expects]) {
      expect(zh).toMatch(HAN);
      expect(en).not.toMatch(HAN);
    }
    expect(REASONS.some(([, { variables }]) => variables.includes(name))).toBe(true);
  });

  it.each<[VariableName, (string | number)[]]>([
    ['domain', ['', 'https://a.cn/', 'no dots', 7, 'a..cn']],
    ['address', ['', '300.1.1.1', '1.2.3.4/8', 'a.cn']],
    ['date', ['', '2026-02-30', '31.12.2026', 20261231]],
    ['limit', [0, -1, 1.5, 1000, '5']],
    ['province', ['', '天津市', 'Tianjin', 12]],
    ['registered', ['', '  ', 'a\nb', 'x'.repeat(256), 5]],
  ])('given %s with another kind of value, then it is not taken', (name, values) => {
    const { accepts } = variableOf(name);
    expect(values.filter((value) => accepts(value))).toEqual([]);
  });

  it('given an address inside a network, then it is taken: that may be what is wrong', () => {
    expect(variableOf('address').accepts('10.0.0.1')).toBe(true);
    expect(variableOf('address').accepts('2001:db8::1')).toBe(true);
  });
});
