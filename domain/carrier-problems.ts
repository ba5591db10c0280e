import type { Bilingual } from './bilingual.ts';

/**
 * What is the matter with a notice, by the code that stands on it: our own, Twilio's (five digits, from
 * its error dictionary) or a mail server's (three digits, RFC 5321).
 */
const PROBLEMS: Readonly<Record<string, Bilingual>> = {
  no_number: { zh: '账户没有手机号码', en: 'The account has no mobile number' },
  no_address: { zh: '账户没有电子邮箱', en: 'The account has no e-mail address' },
  unknown_and_over: {
    zh: '发送中断，且已无需再发',
    en: 'Sending broke off, and there is no reason left to send it again',
  },
  unknown: { zh: '运营商未说明原因', en: 'The carrier gave no reason' },
  canceled: { zh: '运营商已取消发送', en: 'The carrier cancelled it' },
  '21211': { zh: '手机号码无效', en: 'The number is not valid' },
  '21214': { zh: '手机号码无法接通', en: 'The number can’t be reached' },
  '21217': { zh: '手机号码无效', en: 'The number is not valid' },
  '21408': { zh: '未开通向该地区发送短信', en: 'Messages to this region are not enabled' },
  '21610': { zh: '收件人已退订', en: 'The recipient has unsubscribed' },
  '21612': { zh: '无法向该号码发送短信', en: 'The carrier has no way to this number' },
  '21614': { zh: '不是手机号码', en: 'The number is not a mobile' },
  '30003': { zh: '手机关机或不在服务区', en: 'The phone is off or out of reach' },
  '30004': { zh: '短信被拦截', en: 'The message was blocked' },
  '30005': { zh: '空号或已停机', en: 'The number is unknown or no longer in service' },
  '30006': {
    zh: '固定电话或无法送达的运营商',
    en: 'A landline, or a carrier that can’t be reached',
  },
  '30007': { zh: '短信被运营商过滤', en: 'The carrier filtered the message' },
  '550': { zh: '邮箱不存在或拒收', en: 'There is no such mailbox, or it takes no mail' },
  '551': { zh: '收件人不在该服务器', en: 'The recipient is not at this server' },
  '552': { zh: '邮箱已满或邮件过大', en: 'The mailbox is full or the mail too large' },
  '553': { zh: '邮箱地址无效', en: 'The address is not valid' },
  '554': { zh: '邮件服务器拒收', en: 'The mail server refused the mail' },
};

/** A problem in words; an unknown code is named as it is. */
export function problemInWords(code: string): Bilingual {
  return PROBLEMS[code] ?? { zh: `无法送达（${code}）`, en: `Could not be delivered (${code})` };
}
