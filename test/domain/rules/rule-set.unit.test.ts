import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/days.ts';
import { checkRules } from '#domain/rules/check-rules.ts';
import { readOverrides } from '#domain/rules/read-overrides.ts';
import { ruleSet, type RuleSet } from '#domain/rules/rule-set.ts';
import type { Rule } from '#domain/rules/rule.ts';
import { born, serviceOwner } from './patches.ts';
import { DAY, idOf, soundFiling } from './sound-filing.ts';

const codes = (set: RuleSet) => set.rules.map(({ code }) => code);

const ADDED: Rule = {
  code: 'operator.no_sundays',
  provinces: ['天津'],
  concerns: {},
  check: { kind: 'notice' },
  severity: 'blocks',
  from: '2027-01-01',
  until: '2027-01-31',
  source: '管局通知',
  verified: true,
  text: { zh: '系统升级，暂停受理。', en: 'The bureau is closed.' },
  remedy: { zh: '请于二月提交。', en: 'Submit in February.' },
  fields: ['subject/province'],
};

const OVERRIDES = readOverrides({ add: [ADDED] });

describe('a rule set', () => {
  it('given a province, then its own rules and the general ones are there, no other province’s', () => {
    const found = codes(ruleSet('天津', DAY));
    expect(found).toContain('tianjin.service_owner_under_60');
    expect(found).toContain('general.open_order');
    expect(found.filter((code) => !/^(tianjin|general)\./.test(code))).toEqual([]);
    expect(found).not.toContain('general.individual_in_own_province');
  });

  it.each([
    ['2026-12-31', false],
    ['2027-01-01', true],
    ['2027-01-31', true],
    ['2027-02-01', false],
  ])('given a rule of January 2027, when it is %s, then in force is %s', (day, there) => {
    expect(codes(ruleSet('天津', day, OVERRIDES)).includes(ADDED.code)).toBe(there);
  });

  it('given two days with the same rules, then the sets have one id', () => {
    expect(ruleSet('天津', DAY).id).toMatch(/^天津-[0-9a-f]{16}$/);
    expect(ruleSet('天津', addDays(DAY, 100)).id).toBe(ruleSet('天津', DAY).id);
  });

  it('given a day on which the rules differ, another province or an override, then the id is another', () => {
    const ids = [
      ruleSet('江苏', '2021-05-31').id,
      ruleSet('江苏', '2021-06-01').id,
      ruleSet('重庆', DAY).id,
      ruleSet('吉林', DAY).id,
      ruleSet('天津', DAY).id,
      ruleSet('天津', '2027-01-15', OVERRIDES).id,
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('given an override that changes nothing, then the id stays', () => {
    const same = readOverrides({
      change: [{ code: 'tianjin.service_owner_under_60', verified: true, severity: 'blocks' }],
    });
    expect(ruleSet('天津', DAY, same).id).toBe(ruleSet('天津', DAY).id);
  });

  it('given an order that keeps its set as JSON, when the limit changes, then it is checked by its own', () => {
    const facts = serviceOwner(born('天津', '19640101'))(soundFiling('天津'));
    const kept = JSON.parse(JSON.stringify(ruleSet('天津', DAY))) as RuleSet;
    const now = ruleSet(
      '天津',
      DAY,
      readOverrides({
        change: [
          {
            code: 'tianjin.service_owner_under_60',
            check: { kind: 'ageRange', who: ['serviceOwner'], below: 65 },
          },
        ],
      }),
    );
    const found = (set: RuleSet) =>
      checkRules(set, facts)
        .findings.map(({ code }) => code)
        .includes('tianjin.service_owner_under_60');
    expect(found(kept)).toBe(true);
    expect(found(now)).toBe(false);
    expect(checkRules(kept, facts).ruleSet).toBe(kept.id);
  });
});

describe('what a finding carries', () => {
  const facts = serviceOwner(born('天津', '19400101'))(soundFiling('天津'));
  const [finding] = checkRules(ruleSet('天津', DAY), facts).findings;

  it('given a service owner of 86, then code, severity, fields, texts, remedy, source and evidence are there', () => {
    expect(finding).toEqual({
      code: 'tianjin.service_owner_under_60',
      severity: 'blocks',
      field: '/service/owner/certificateNumber',
      fields: ['/service/owner/certificateNumber'],
      text: {
        zh: '互联网信息服务负责人年龄必须小于 60 周岁。',
        en: 'The service owner is younger than 60.',
      },
      remedy: {
        zh: '请更换符合年龄要求的服务负责人。',
        en: 'Name a service owner of that age.',
      },
      source: '天津管局要求（接入商帮助页）',
      verified: true,
      evidence: { zh: '86 周岁', en: 'aged 86' },
    });
  });

  it('given any finding, then it says nothing of whom it is about', () => {
    expect(JSON.stringify(finding)).not.toContain(idOf('天津', '19400101'));
    expect(JSON.stringify(finding)).not.toContain('沈知微');
  });

  it('given a rule that could not be checked, then it says what a breach would do and what is missing', () => {
    const open = checkRules(ruleSet('天津', DAY), { ...facts, materials: undefined }).notChecked;
    expect(open).toContainEqual({
      code: 'general.subject_certificate_handed_in',
      severity: 'blocks',
      text: {
        zh: '须上传主体证件（营业执照等）。',
        en: 'The certificate of the subject, such as the business licence, is handed in.',
      },
      source: '接入商帮助页：备案流程、备案审核驳回与错误提示',
      missing: ['materials'],
    });
  });
});
