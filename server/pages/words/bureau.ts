import type { Bilingual } from '#domain/bilingual.ts';

/** Texts of the page on which the bureau is asked how an order stands. */
export const BUREAU_WORDS = {
  'bureau.title': {
    zh: '向管局查询订单 {orderNo}',
    en: 'How order {orderNo} stands at the bureau',
  },
  'bureau.ask': { zh: '向管局查询', en: 'Ask the bureau' },
  'bureau.again': { zh: '再次查询', en: 'Ask again' },
  'bureau.limit': {
    zh: '每个订单每小时最多查询 {n} 次。',
    en: 'An order may be asked about {n} times an hour.',
  },
  'bureau.notYet': {
    zh: '一小时内的查询次数已用完，可从 {time} 起再次查询。管局有结果时，订单也会自动更新。',
    en: 'It was asked about as often as an hour allows: it can be asked about again from {time} on. What the bureau says comes by itself as well.',
  },
  'bureau.back': { zh: '返回订单', en: 'Back to the order' },
} as const satisfies Record<string, Bilingual>;
