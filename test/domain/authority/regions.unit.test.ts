import { describe, expect, it } from 'vitest';
import { createCodeTables, mergeCodeTables } from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import { PROVINCES, PROVINCE_NAMES, type Province } from '#domain/provinces.ts';
import { SAMPLES } from '../support/samples.ts';

const { regionId, nameOf } = createCodeTables(DATED_CODE_TABLES);
const ids = DATED_CODE_TABLES.region.map(({ id }) => id);

describe('the regions', () => {
  it('given the standard, then there are 31 provinces with their cities and counties', () => {
    const provinces = ids.filter((id) => id % 10_000 === 0);
    expect(provinces).toEqual(PROVINCE_NAMES.map((name) => Number(PROVINCES[name].code)));
    expect(ids.filter((id) => id % 100 === 0).length - 31).toBeGreaterThan(330);
    expect(ids.filter((id) => id % 100 !== 0).length).toBeGreaterThan(2_800);
  });

  it('given a county, then its city is there, and given a city, its province', () => {
    const known = new Set(ids);
    expect(ids.filter((id) => !known.has(Math.floor(id / 100) * 100))).toEqual([]);
    expect(ids.filter((id) => !known.has(Math.floor(id / 10_000) * 10_000))).toEqual([]);
  });

  it('given six digits, then every id is one that the schema takes', () => {
    expect(ids.filter((id) => id < 100_000 || id > 999_999)).toEqual([]);
  });
});

describe('the ids of an address', () => {
  it.each(SAMPLES)('given %s, then province, city and county are found', (_, { form }) => {
    const { province, city, county } = form.subject;
    const found = regionId(province, city, county);
    expect(nameOf('region', found.county ?? 0)).toBe(county);
    expect(found.province).toBe(Number(PROVINCES[province].code));
    expect(Math.floor((found.county ?? 0) / 100) * 100).toBe(found.city);
  });

  it.each<[Province, string | undefined, string | undefined, object]>([
    ['江苏', '苏州市', '姑苏区', { province: 320000, city: 320500, county: 320508 }],
    ['江苏', '苏州', '姑苏', { province: 320000, city: 320500, county: 320508 }],
    ['江苏', ' 苏州市 ', ' 姑苏区', { province: 320000, city: 320500, county: 320508 }],
    ['江苏', '南京市', '鼓楼区', { province: 320000, city: 320100, county: 320106 }],
    ['福建', '福州市', '鼓楼区', { province: 350000, city: 350100, county: 350102 }],
    ['四川', '阿坝藏族羌族自治州', '汶川县', { province: 510000, city: 513200, county: 513221 }],
  ])('given %s %s %s, then %j', (province, city, county, found) => {
    expect(regionId(province, city, county)).toEqual(found);
  });

  it.each<[Province, string | undefined, string | undefined, object]>([
    ['上海', '上海市', '浦东新区', { province: 310000, city: 310100, county: 310115 }],
    ['上海', '上海', '徐汇区', { province: 310000, city: 310100, county: 310104 }],
    ['天津', '市辖区', '滨海新区', { province: 120000, city: 120100, county: 120116 }],
    ['北京', undefined, '海淀区', { province: 110000, city: 110100, county: 110108 }],
    ['北京', '海淀区', undefined, { province: 110000, city: 110100, county: 110108 }],
    ['北京', '海淀区', '海淀区', { province: 110000, city: 110100, county: 110108 }],
    ['重庆', '重庆市', '渝中区', { province: 500000, city: 500100, county: 500103 }],
    ['重庆', '重庆市', '忠县', { province: 500000, city: 500200, county: 500233 }],
    ['重庆', '县', '云阳县', { province: 500000, city: 500200, county: 500235 }],
    ['北京', '北京市', undefined, { province: 110000, city: 110100 }],
  ])('given the municipality %s, %s, %s, then %j', (province, city, county, found) => {
    expect(regionId(province, city, county)).toEqual(found);
  });

  it.each<[Province, string, string | undefined, object]>([
    ['湖北', '仙桃市', undefined, { province: 420000, city: 429000, county: 429004 }],
    ['湖北', '省直辖县级行政区划', '潜江市', { province: 420000, city: 429000, county: 429005 }],
    ['新疆', '石河子市', '石河子市', { province: 650000, city: 659000, county: 659001 }],
  ])('given %s %s, which answers to the province, then %j', (province, city, county, found) => {
    expect(regionId(province, city, county)).toMatchObject(found);
  });

  it('given a city without counties, then it stands alone', () => {
    expect(regionId('广东', '东莞市', '南城街道')).toEqual({ province: 440000, city: 441900 });
  });

  it('given what is not found, then that level is left out', () => {
    expect(regionId('江苏', '苏州市', '不存在区')).toEqual({ province: 320000, city: 320500 });
    expect(regionId('江苏', '杭州市', '西湖区')).toEqual({ province: 320000 });
    expect(regionId('江苏')).toEqual({ province: 320000 });
  });

  it('given a short name that fits a city and a county, then none is guessed', () => {
    expect(regionId('新疆', '伊犁哈萨克自治州', '伊宁')).toEqual({
      province: 650000,
      city: 654000,
    });
    expect(regionId('新疆', '伊犁哈萨克自治州', '伊宁县').county).toBe(654021);
  });

  it('given a county that the loaded table calls invalid, then it is not reported any more', () => {
    const loaded = DATED_CODE_TABLES.region.map((row) =>
      row.id === 320508 ? { ...row, valid: false } : row,
    );
    const tables = createCodeTables(mergeCodeTables(DATED_CODE_TABLES, { region: loaded }));
    expect(tables.regionId('江苏', '苏州市', '姑苏区')).toEqual({ province: 320000, city: 320500 });
    expect(tables.nameOf('region', 320508)).toBe('姑苏区');
  });
});
