import type { RightFacts } from '../reach.ts';

/**
 * Who may have one masked field shown, with a reason and recorded. The system administrator repairs orders and
 * links, and needs nobody's telephone for it.
 */
export const REVEAL_RIGHTS = {
  'orders.reveal': {
    title: { zh: '显示订单中脱敏的栏目', en: 'Reveal masked fields of an order' },
    who: {
      ...{ reviewer: 'scope', seniorReviewer: 'scope' },
      ...{ manager: 'all', authorityClerk: 'all', support: 'all' },
    },
  },
  'filings.reveal': {
    title: { zh: '显示备案登记中脱敏的栏目', en: 'Reveal masked fields of what is filed' },
    who: {
      ...{ reviewer: 'all', seniorReviewer: 'all' },
      ...{ manager: 'all', authorityClerk: 'all', support: 'all' },
    },
  },
  'certificates.reveal': {
    title: {
      zh: '显示证件号码和备注等其他个人信息',
      en: 'Reveal certificate numbers, remarks and what else is said of persons',
    },
    who: {
      ...{ reviewer: 'all', seniorReviewer: 'all' },
      ...{ manager: 'all', authorityClerk: 'all' },
    },
  },
} as const satisfies Record<string, RightFacts>;
