import { describe, expect, it } from 'vitest';
import { CodedError } from '#domain/errors.ts';
import { checkRules } from '#domain/rules/check-rules.ts';
import { NO_OVERRIDES } from '#domain/rules/overrides.ts';
import { readOverrides } from '#domain/rules/read-overrides.ts';
import { ruleSet } from '#domain/rules/rule-set.ts';
import { RULES } from '#domain/rules/rules.ts';
import type { Province } from '#domain/provinces.ts';
import { born, known, owner, serviceOwner, type Patch } from './patches.ts';
import { DAY, soundFiling } from './sound-filing.ts';

const RULE = {
  code: 'operator.rule',
  provinces: 'all',
  concerns: {},
  check: { kind: 'ageRange', who: ['subjectOwner'], atLeast: 18 },
  severity: 'blocks',
  source: '管局通知',
  verified: true,
  text: { zh: '须年满 {atLeast} 周岁。', en: 'At least {atLeast}.' },
  remedy: { zh: '请核对。', en: 'Check it.' },
  fields: ['subjectOwner/certificateNumber'],
};

const OF_60 = 'tianjin.service_owner_under_60';
const change = (part: object) => ({ change: [{ code: OF_60, ...part }] });
const add = (part: object) => ({ add: [{ ...RULE, ...part }] });

function refusalOf(json: unknown): CodedError {
  try {
    readOverrides(json);
  } catch (error) {
    if (error instanceof CodedError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe('overrides that are refused', () => {
  it.each<[string, unknown, string, string]>([
    ['no object', [], 'rules.malformed', ''],
    ['null', null, 'rules.malformed', ''],
    ['an unknown list', { remove: [] }, 'rules.malformed', '/remove'],
    [
      'a rule without a check',
      { add: [{ ...RULE, check: undefined }] },
      'rules.malformed',
      '/add/0',
    ],
    ['a code with spaces', add({ code: 'my rule' }), 'rules.malformed', '/add/0/code'],
    ['a severity of one’s own', add({ severity: 'refuses' }), 'rules.malformed', '/add/0/severity'],
    [
      'a province that is none',
      add({ provinces: ['台湾'] }),
      'rules.malformed',
      '/add/0/provinces/0',
    ],
    ['no province', add({ provinces: [] }), 'rules.malformed', '/add/0/provinces'],
    [
      'an unknown nature',
      add({ concerns: { natures: ['x'] } }),
      'rules.malformed',
      '/add/0/concerns/natures/0',
    ],
    ['a key too many', add({ colour: 'red' }), 'rules.malformed', '/add/0/colour'],
    ['a text in one language', add({ text: { zh: '须' } }), 'rules.malformed', '/add/0/text'],
    [
      'a place that is none',
      add({ fields: ['subject/colour'] }),
      'rules.malformed',
      '/add/0/fields/0',
    ],
    ['no place', add({ fields: [] }), 'rules.malformed', '/add/0/fields'],
    ['an unknown kind', add({ check: { kind: 'magic' } }), 'rules.malformed', '/add/0/check/kind'],
    [
      'a limit that is no number',
      add({ check: { kind: 'ageRange', who: ['subjectOwner'], atLeast: '18' } }),
      'rules.malformed',
      '/add/0/check/atLeast',
    ],
    [
      'a parameter of another kind',
      add({ check: { kind: 'notice', atLeast: 18 } }),
      'rules.malformed',
      '/add/0/check/atLeast',
    ],
    [
      'nobody whom it is about',
      add({ check: { kind: 'ageRange', who: [], atLeast: 18 } }),
      'rules.malformed',
      '/add/0/check/who',
    ],
    [
      'a name without the representative',
      add({ check: { kind: 'nameForm', form: 'x' } }),
      'rules.malformed',
      '/add/0/check/form',
    ],
    [
      'no limit',
      add({ check: { kind: 'ageRange', who: ['subjectOwner'] } }),
      'rules.no_limit',
      '/add/0/check',
    ],
    [
      'limits that let nothing through',
      add({ check: { kind: 'ageRange', who: ['subjectOwner'], atLeast: 60, below: 60 } }),
      'rules.limits_reversed',
      '/add/0/check/below',
    ],
    [
      'lengths that let nothing through',
      add({ check: { kind: 'nameWords', atLeast: 10, atMost: 9 } }),
      'rules.limits_reversed',
      '/add/0/check/atMost',
    ],
    [
      'a day that does not exist',
      add({ from: '2026-02-30' }),
      'rules.malformed_day',
      '/add/0/from',
    ],
    [
      'an end before its beginning',
      add({ from: '2026-02-02', until: '2026-02-01' }),
      'rules.days_reversed',
      '/add/0/until',
    ],
    [
      'an end before the beginning that is ours',
      { change: [{ code: 'general.domain_approved', until: '2017-12-31' }] },
      'rules.days_reversed',
      '/change/0/until',
    ],
    ['a code of ours', add({ code: OF_60 }), 'rules.code_taken', '/add/0/code'],
    ['a code twice', { add: [RULE, RULE] }, 'rules.code_twice', '/add/1/code'],
    [
      'a change twice',
      {
        change: [
          { code: OF_60, off: true },
          { code: OF_60, verified: true },
        ],
      },
      'rules.code_twice',
      '/change/1/code',
    ],
    [
      'a change of a rule that is none',
      { change: [{ code: 'tianjin.nothing', off: true }] },
      'rules.unknown_code',
      '/change/0/code',
    ],
    [
      'a change into another kind',
      change({ check: { kind: 'notice' } }),
      'rules.other_kind',
      '/change/0/check/kind',
    ],
    [
      'a changed limit that is wrong',
      change({ check: { kind: 'ageRange', who: ['serviceOwner'], below: -1 } }),
      'rules.malformed',
      '/change/0/check/below',
    ],
    ['a rule that is half off', change({ off: false }), 'rules.malformed', '/change/0/off'],
  ])('given %s, then it is refused with its place and the way out', (_, json, code, field) => {
    const refusal = refusalOf(JSON.parse(JSON.stringify(json)));
    expect([refusal.code, refusal.field]).toEqual([code, field]);
    expect(refusal.message).toMatch(/^\S.*\.$/);
    expect(refusal.remedy).toMatch(/^\S.*\.$/);
  });
});

describe('the sentence of a refusal', () => {
  it('given a key that rules do not have, then it says so', () => {
    expect(refusalOf(add({ colour: 'red' })).message).toBe(
      "The rules can't be read: /add/0/colour is not known here.",
    );
  });
});

describe('overrides that are taken', () => {
  const found = (province: Province, patch: Patch, json: unknown) =>
    checkRules(ruleSet(province, DAY, readOverrides(json)), patch(soundFiling(province)))
      .findings.filter(({ code }) => !code.endsWith('individuals_from_elsewhere'))
      .map(({ severity, code, text }) => `${severity} ${code} ${text.en}`);
  const of62 = serviceOwner(born('天津', '19640101'));

  it('given nothing, then the rules are ours', () => {
    expect(readOverrides({})).toEqual(NO_OVERRIDES);
    expect(ruleSet('天津', DAY, readOverrides({})).id).toBe(ruleSet('天津', DAY).id);
  });

  it('given another limit, then rule and text have it', () => {
    const under = (below: number) =>
      change({ check: { kind: 'ageRange', who: ['serviceOwner'], below } });
    expect(found('天津', of62, under(63))).toEqual([]);
    expect(found('天津', of62, under(62))).toEqual([
      `blocks ${OF_60} The service owner is younger than 62.`,
    ]);
  });

  it.each([
    ['another severity', { severity: 'warns' }, ['warns']],
    ['a rule that is off', { off: true }, []],
    ['a rule that is not verified any more', { verified: false }, ['informs']],
    ['a rule that begins tomorrow', { from: '2026-11-23' }, []],
    ['a rule that ended yesterday', { until: '2026-11-21' }, []],
    ['a rule that ends today', { until: '2026-11-22' }, ['blocks']],
    ['a rule for individuals', { concerns: { natures: ['individual'] } }, []],
    ['a rule of another province', { provinces: ['上海'] }, []],
  ])('given %s, then it is so', (_, part, severities) => {
    expect(found('天津', of62, change(part)).map((line) => line.split(' ')[0])).toEqual(severities);
  });

  it('given a rule that nobody had verified, when an operator says so, then it blocks', () => {
    const young = owner(born('福建', '20100101'));
    const verified = { change: [{ code: 'fujian.owners_of_age', verified: true }] };
    expect(found('福建', young, {})[0]).toMatch(/^informs fujian\.owners_of_age /);
    expect(found('福建', young, verified)[0]).toMatch(/^blocks fujian\.owners_of_age /);
  });

  it('given null for a day, then the day is taken away', () => {
    const always = readOverrides({ change: [{ code: 'jiangsu.promise', from: null }] });
    const codes = ruleSet('江苏', '2000-01-01', always).rules.map(({ code }) => code);
    expect(codes).toContain('jiangsu.promise');
    expect(codes).not.toContain('jiangsu.truthfulness_notice');
  });

  it('given a rule of the operators’ own, then it is checked as ours are', () => {
    expect(found('重庆', owner(born('重庆', '20100101')), add({}))).toEqual([
      'blocks operator.rule At least 18.',
    ]);
    expect(found('重庆', known({}), add({}))).toEqual([]);
  });

  it('given a change, then our tables stay as they are', () => {
    const before = JSON.stringify(RULES);
    ruleSet('天津', DAY, readOverrides(change({ severity: 'warns', from: '2026-01-01' })));
    expect(JSON.stringify(RULES)).toBe(before);
  });
});
