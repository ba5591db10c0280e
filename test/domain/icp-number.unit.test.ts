import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkIcpNumber,
  formatIcpNumber,
  parseIcpNumber,
  type IcpNumber,
} from '#domain/identifiers/icp-number.ts';
import { PROVINCES, PROVINCE_NAMES, isProvince } from '#domain/provinces.ts';

describe('filing number', () => {
  it.each<[string, IcpNumber]>([
    ['京ICP备2026000001号', { province: '北京', serial: '2026000001' }],
    [
      '京ICP备12345678号-1',
      { province: '北京', serial: '12345678', service: { index: 1, kind: 'website' } },
    ],
    [
      '黔ICP备2026001073号-2A',
      { province: '贵州', serial: '2026001073', service: { index: 2, kind: 'app' } },
    ],
    [
      '川icp备12345678号-3x',
      { province: '四川', serial: '12345678', service: { index: 3, kind: 'miniProgram' } },
    ],
    [
      '沪ICP备12345678号-14K',
      { province: '上海', serial: '12345678', service: { index: 14, kind: 'quickApp' } },
    ],
  ])('given %s, then it is read', (text, number) => {
    expect(parseIcpNumber(text)).toEqual(number);
    expect(checkIcpNumber(text)).toBeUndefined();
  });

  it.each([
    '京ICP备1234567号',
    '京ICP证070598号',
    '中ICP备12345678号',
    '京ICP备12345678号-0',
    '京ICP备12345678',
    '',
  ])('given "%s", then it is none', (text) => {
    expect(parseIcpNumber(text)).toBeUndefined();
    expect(checkIcpNumber(text)?.code).toBe('identifier.icp_number.format');
  });

  it('given any number, when it is written and read, then it is the same', () => {
    const number = fc.record(
      {
        province: fc.constantFrom(...PROVINCE_NAMES),
        serial: fc.integer({ min: 10_000_000, max: 9_999_999_999 }).map(String),
        service: fc.record({
          index: fc.integer({ min: 1, max: 9999 }),
          kind: fc.constantFrom('website' as const, 'app', 'miniProgram', 'quickApp'),
        }),
      },
      { requiredKeys: ['province', 'serial'] },
    );
    fc.assert(
      fc.property(number, (given) => {
        expect(parseIcpNumber(formatIcpNumber(given as IcpNumber))).toEqual(given);
      }),
    );
  });
});

describe('provinces', () => {
  it('given the table, then it has 31, with abbreviations and codes of their own', () => {
    const facts = Object.values(PROVINCES);
    expect(facts).toHaveLength(31);
    expect(new Set(facts.map(({ abbreviation }) => abbreviation)).size).toBe(31);
    expect(new Set(facts.map(({ code }) => code)).size).toBe(31);
    expect(isProvince('内蒙古')).toBe(true);
    expect(isProvince('toString')).toBe(false);
  });
});
