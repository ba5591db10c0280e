import type { Bilingual, Locale } from '#domain/bilingual.ts';
import { isDay } from '#domain/calendar/days.ts';
import { readDomain } from '#domain/identifiers/domain.ts';
import { checkIpAddress } from '#domain/identifiers/ip-address.ts';
import { isProvince, PROVINCES } from '#domain/provinces.ts';

/** What may stand in a reason's text for the one order that it is written about. */
export type VariableValue = string | number;

/** One kind of value: what a page asks for, what is taken, and how it is written in a sentence. */
interface ReasonVariable {
  readonly title: Bilingual;
  /** What is taken, as the end of the sentence “It must be …”. */
  readonly expects: Bilingual;
  readonly example: VariableValue;
  readonly accepts: (value: VariableValue) => boolean;
  readonly written?: (value: VariableValue, locale: Locale) => string;
}

/** The longest value: what the longest field that one may quote can hold. */
export const LONGEST_VALUE = 255;

// Resolved addresses may be private ones: that is then what is wrong with them.
const isAddress = (value: VariableValue): boolean =>
  checkIpAddress(String(value))?.code !== 'identifier.ip_address.format';

const isLine = (value: VariableValue): boolean =>
  typeof value === 'string' &&
  /\S/u.test(value) &&
  value.length <= LONGEST_VALUE &&
  !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value);

/** The variables that reasons may name, with what each takes. */
export const REASON_VARIABLES = {
  domain: {
    title: { zh: '域名', en: 'Domain' },
    expects: { zh: '域名', en: 'a domain name' },
    example: 'shop.example.cn',
    accepts: (value) => typeof value === 'string' && readDomain(value) !== undefined,
  },
  address: {
    title: { zh: 'IP 地址', en: 'IP address' },
    expects: { zh: 'IPv4 或 IPv6 地址', en: 'an IPv4 or IPv6 address' },
    example: '203.0.113.7',
    accepts: isAddress,
  },
  date: {
    title: { zh: '日期', en: 'Date' },
    expects: { zh: '形如 2026-12-31 的日期', en: 'a day that exists, as YYYY-MM-DD' },
    example: '2026-12-31',
    accepts: isDay,
  },
  limit: {
    title: { zh: '上限', en: 'Limit' },
    expects: { zh: '1 至 999 的整数', en: 'a whole number from 1 to 999' },
    example: 5,
    accepts: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 999,
  },
  province: {
    title: { zh: '省份', en: 'Province' },
    expects: { zh: '省份简称，例如 天津', en: 'the short Chinese name of a province' },
    example: '天津',
    accepts: (value) => typeof value === 'string' && isProvince(value),
    written: (value, locale) =>
      locale === 'en' && isProvince(String(value))
        ? PROVINCES[value as keyof typeof PROVINCES].en
        : String(value),
  },
  registered: {
    title: { zh: '登记内容', en: 'What is registered' },
    expects: {
      zh: '不超过 255 个字符的一行文字',
      en: 'one line of at most 255 characters',
    },
    example: '天津清禾示例茶业有限公司',
    accepts: isLine,
  },
} as const satisfies Record<string, ReasonVariable>;

export type VariableName = keyof typeof REASON_VARIABLES;

/** The variable of a name. */
export const variableOf = (name: VariableName): ReasonVariable => REASON_VARIABLES[name];
