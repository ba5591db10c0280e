import type { Locale } from '#domain/bilingual.ts';
import type { NoticeVariables } from '#domain/notice-variables.ts';
import { fieldLabel } from '#domain/forms/changed-fields.ts';
import { stepTitle } from '#domain/step-titles.ts';
import { reasonText } from '#domain/reasons/reason-text.ts';

/** What an operator sees in a preview: an order of nobody, with values as long as they come every day. */
export function sampleVariables(locale: Locale): NoticeVariables {
  const field = fieldLabel('/service/name')[locale];
  return {
    orderNo: 'BA20261122000001',
    serviceName: '清禾茶业官网',
    icpNumber: '津ICP备2026000001号-1',
    nextOrderNo: 'BA20261223000002',
    happened: stepTitle('decline')[locale],
    dueDay: '2027-01-06',
    dueTime: '2026-11-23 10:05',
    reasons: [{ ...reasonText('serviceNameNotAllowed', {}, locale), field, text: '' }],
    opinion: locale === 'zh' ? '名称与主体不符，请更正。' : 'The name does not fit the subject.',
  };
}

/** The longest that each value gets: what holds for these texts holds for every one. */
export function longestVariables(locale: Locale): NoticeVariables {
  return {
    ...sampleVariables(locale),
    serviceName: '新疆维吾尔自治区'.repeat(8),
    icpNumber: '津ICP备2026000001号-9999A',
    happened: stepTitle('acceptanceTerm')[locale],
  };
}
