import type { Bilingual } from '#domain/bilingual.ts';
import type { Outcome } from '#domain/stages.ts';
import type { OrderableType } from '#machines/registry.ts';

const NUMBER_AND_NEXT_STEPS: Bilingual = {
  zh: '备案成功，备案号已下发。请将域名解析至本接入商，在网站底部展示备案号并链接至工信部网站，并在 30 日内办理公安备案。',
  en: 'Filed, with a number. Point the domain at this provider, show the number in the footer with a link to the ministry, and file with public security within 30 days.',
};

/** What it means to have got what was applied for. */
const GRANTED: Record<OrderableType, Bilingual> = {
  newSubject: NUMBER_AND_NEXT_STEPS,
  newService: NUMBER_AND_NEXT_STEPS,
  newAccess: {
    zh: '本接入商的接入已备案，备案号不变。请将域名解析至本接入商；内容已在公安备案的，按需变更其接入信息。',
    en: 'The access through this provider is filed; the number stays the same. Point the domain at this provider, and bring the filing with public security up to date where it names the provider.',
  },
  change: {
    zh: '备案信息已更新，备案号不变；以工信部公共查询的信息为准。',
    en: 'What is filed was changed, the number stays the same; what counts is the ministry’s public query.',
  },
  cancelAccess: {
    zh: '本接入商不再接入该服务；备案号仍然有效，由其他接入商继续接入。',
    en: 'This provider carries the service no longer; its number stays valid, and another provider goes on.',
  },
  deregisterService: {
    zh: '该服务的备案已注销，备案号收回；再使用须重新备案。主体和其他服务不受影响。',
    en: 'The service’s filing has ended and its number is taken back; using it again means filing it again. The subject and its other services stay.',
  },
  deregisterSubject: {
    zh: '主体及其全部服务的备案已注销，备案号收回；再备案须办理首次备案。',
    en: 'The filings of the subject and of all its services have ended; the next one is a first filing.',
  },
  claim: {
    zh: '备案已归入申请人的账号；备案信息没有变化。',
    en: 'The filings are under the applicant’s account; nothing of what is filed was changed.',
  },
  transfer: {
    zh: '服务已归入接收方的账号；备案号和主体不变，原账号和子用户不能再管理它。',
    en: 'The service is under the receiver’s account; number and subject stay the same, and the account it was under and its sub-users can’t manage it any more.',
  },
};

const OTHERS: Record<Exclude<Outcome, 'granted'>, Bilingual> = {
  abandoned: {
    zh: '申请人放弃了订单；证件可用于新的订单。',
    en: 'The applicant gave the order up; the certificate is free for another one.',
  },
  lapsed: {
    zh: '订单在期限内无人处理，已自动失效；证件可用于新的订单。',
    en: 'The order was left alone for a whole term; the certificate is free for another one.',
  },
};

/** Where an end means something else than it does for most filing types. */
const OTHERWISE: Partial<Record<OrderableType, Partial<typeof OTHERS>>> = {
  transfer: {
    abandoned: {
      zh: '接收方拒绝，或申请人放弃；服务仍在原账号。',
      en: 'The receiver declined, or the applicant gave it up; the service stays where it was.',
    },
    lapsed: {
      zh: '接收方在期限内未处理；服务仍在原账号。',
      en: 'The receiver did nothing within the term; the service stays where it was.',
    },
  },
};

/** What the end of an order of this type means for its applicant. */
export function outcomeMeaning(filingType: OrderableType, outcome: Outcome): Bilingual {
  return { ...OTHERS, granted: GRANTED[filingType], ...OTHERWISE[filingType] }[outcome];
}
