import type { Bilingual } from '#domain/bilingual.ts';

/** What came of asking the authority about an order, and what to tell whoever asked, with the way out. */
export const STATUS_FOUND = {
  repaired: {
    zh: '管局已经通过，订单已据此更新。',
    en: 'The bureau has approved it, and the order says so now.',
  },
  agrees: {
    zh: '管局尚未显示通过，订单保持不变。驳回不能通过查询得知，以管局的通知为准。',
    en: 'The bureau shows no approval yet, and the order stays as it is. A refusal cannot be told by a query: it comes by the bureau’s word.',
  },
  notTold: {
    zh: '此订单的结果无法通过查询得知。请等待管局的通知；等待过久时，请联系我们：报送专员可向管局核实并录入结果。',
    en: 'How this order stands cannot be told by a query. Wait for the bureau’s word; where that takes too long, write to us: a clerk can ask the bureau and enter its result.',
  },
  cannotTell: {
    zh: '管局的回答不足以证明此订单是否已经办结，订单保持不变。请等待管局的通知；等待过久时，请联系我们：报送专员可向管局核实并录入结果。',
    en: 'What the bureau answered does not prove whether this was decided, and the order stays as it is. Wait for the bureau’s word; where that takes too long, write to us: a clerk can ask the bureau and enter its result.',
  },
  noAnswer: {
    zh: '管局暂时没有回答，请稍后再试。',
    en: 'The bureau did not answer just now: try again later.',
  },
  notThere: { zh: '订单目前不在管局。', en: 'The order is not with the bureau.' },
  unplaced: {
    zh: '管局的结果与订单不符，报送专员会处理。',
    en: 'What the bureau has filed does not fit the order: a clerk sees to it.',
  },
} as const satisfies Record<string, Bilingual>;

export type StatusFound = keyof typeof STATUS_FOUND;
