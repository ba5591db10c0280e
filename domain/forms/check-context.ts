import type { Day } from '#domain/calendar/days.ts';
import type { Bilingual } from '#domain/bilingual.ts';

/** What a check needs to know besides the form. What is not given can't be checked, and is not. */
export interface CheckContext {
  /** The day in Shanghai: for ages, validities and days to come. */
  readonly today?: Day;
  /** The provider's own addresses as CIDR blocks, from its settings. */
  readonly providerRanges?: readonly string[];
}

/** What stays unchecked without a part of the context. */
const WITHOUT: Readonly<Record<keyof CheckContext, Bilingual>> = {
  today: {
    zh: '年龄、证件和批准文件的有效期、域名到期日（未给出日期）',
    en: 'Ages, validities of documents and approvals, expiry of domains: no day is given',
  },
  providerRanges: {
    zh: 'IP 地址是否属于本接入商（未配置地址段）',
    en: "Whether addresses are the provider's own: no ranges are set",
  },
};

/** Names the checks of a form that can't be made with this context, so that nobody takes silence for soundness. */
export function uncheckedWith(context: CheckContext): Bilingual[] {
  const parts = Object.keys(WITHOUT) as (keyof CheckContext)[];
  return parts.filter((part) => context[part] === undefined).map((part) => WITHOUT[part]);
}
