import { describe, expect, it } from 'vitest';
import { fieldPointers } from '#domain/forms/form-registry.ts';
import { PROVINCE_NAMES, PROVINCES, type Province } from '#domain/provinces.ts';
import { pointerOf } from '#domain/rules/places.ts';
import { readOverrides } from '#domain/rules/read-overrides.ts';
import { ruleTexts } from '#domain/rules/rule-texts.ts';
import { isInForce } from '#domain/rules/rule.ts';
import { RULES } from '#domain/rules/rules.ts';
import { DAY, soundFiling } from './sound-filing.ts';

const SEEDS: readonly Province[] = ['天津', '上海', '江苏', '浙江', '山东', '湖北'];

const own = (province: Province) =>
  RULES.filter(({ provinces }) => provinces !== 'all' && provinces.join() === province);

describe('the tables', () => {
  it('given all rules, then no code is there twice', () => {
    const codes = RULES.map(({ code }) => code);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  it.each(RULES.map((rule) => [rule.code, rule] as const))(
    'given %s, then an operator could have written it',
    (_, rule) => {
      const json: unknown = JSON.parse(JSON.stringify({ ...rule, code: 'test.copy' }));
      expect(readOverrides({ add: [json] }).add).toEqual([{ ...rule, code: 'test.copy' }]);
    },
  );

  it.each(RULES.map((rule) => [rule.code, rule] as const))(
    'given %s, then it is named after its province, and its texts are whole in both languages',
    (code, rule) => {
      const [prefix] = code.split('.');
      const names = PROVINCE_NAMES.map((name) =>
        PROVINCES[name].en.toLowerCase().replaceAll(' ', '_'),
      );
      expect([...names, 'general']).toContain(prefix);
      const texts = Object.values(ruleTexts(rule)).flatMap(({ zh, en }) => [zh, en]);
      for (const text of texts) expect(text).not.toMatch(/\{|undefined|^$/);
      for (const { zh, en } of Object.values(ruleTexts(rule))) {
        expect(zh).toMatch(/[\u4e00-\u9fff].*[。）]$/);
        expect(en).toMatch(/^[A-Z].*[.）]$/);
      }
    },
  );

  it.each(RULES.map((rule) => [rule.code, rule] as const))(
    'given %s, then it points at fields of the forms that it concerns',
    (_, rule) => {
      const facts = soundFiling('天津');
      const scope = { facts, service: facts.services[0] };
      const forms = ['newSubject', ...(rule.concerns.filingTypes ?? [])];
      const fields = forms.flatMap((type) => fieldPointers(type));
      for (const place of rule.fields) expect(fields).toContain(pointerOf(place, scope));
    },
  );

  it.each(SEEDS)('given %s, then the rules of its page are verified and in force', (province) => {
    const verified = own(province).filter((rule) => rule.verified);
    expect(verified.length).toBeGreaterThanOrEqual(5);
    expect(verified.filter((rule) => !isInForce(rule, province, DAY))).toEqual([]);
  });

  it.each(PROVINCE_NAMES.filter((name) => !SEEDS.includes(name)))(
    'given %s, then none of its own rules is verified',
    (province) => {
      expect(own(province).filter((rule) => rule.verified)).toEqual([]);
    },
  );
});
