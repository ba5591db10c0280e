import type { Bilingual, Locale } from '#domain/bilingual.ts';
import type { Outcome } from '#domain/stages.ts';
import type { Role } from '#domain/roles.ts';
import { TERMS, type TermLength, type TermName } from '#domain/terms/terms.ts';
import { TASKS, type TaskKind } from '#domain/tasks.ts';
import { subjectLine } from './subject-line.ts';

/** Who acts, as a help page names them. */
export const ROLE_NAMES: Record<Role, Bilingual> = {
  applicant: { zh: '申请人', en: 'applicant' },
  reviewer: { zh: '初审人员', en: 'reviewer' },
  manager: { zh: '主管', en: 'manager' },
  authorityClerk: { zh: '报送专员', en: 'authority clerk' },
  administrator: { zh: '管理员', en: 'administrator' },
  system: { zh: '系统', en: 'system' },
  authority: { zh: '管局', en: 'authority' },
};

/** What the end of an order means for its applicant. */
export const OUTCOME_MEANINGS: Record<Outcome, Bilingual> = {
  granted: {
    zh: '备案成功，备案号已下发。请将域名解析至本接入商，在网站底部展示备案号并链接至工信部网站，并在 30 日内办理公安备案。',
    en: 'Filed, with a number. Point the domain at this provider, show the number in the footer with a link to the ministry, and file with public security within 30 days.',
  },
  abandoned: {
    zh: '申请人放弃了订单；证件可用于新的订单。',
    en: 'The applicant gave the order up; the certificate is free for another one.',
  },
  lapsed: {
    zh: '退回的订单在修改期限内未处理，已自动失效；证件可用于新的订单。',
    en: 'A returned order was left alone for its whole term; the certificate is free for another one.',
  },
};

const PLAIN_EFFECTS: Readonly<Record<string, Bilingual>> = {
  holdCertificate: {
    zh: '占用证件：同一证件只能有一个进行中的订单',
    en: 'holds the certificate: one open order per certificate',
  },
  releaseCertificate: { zh: '释放证件', en: 'frees the certificate' },
  reportToAuthority: { zh: '排队报送管局', en: 'queues the report to the authority' },
  freezeReport: { zh: '锁定报送内容', en: 'freezes what is reported' },
  writeRegistry: { zh: '写入备案登记', en: 'writes the registry' },
};

/**
 * What an effect does, in words; null for what nobody outside notices.
 * @throws Error for an effect without words: a page must not be silent about what a filing does.
 */
export function effectText(effect: string, locale: Locale): string | null {
  const [name = '', about = ''] = effect.split(':');
  if (name === 'closeTasks') return null;
  if (name === 'notify') {
    const subject = subjectLine(locale, about);
    return locale === 'zh' ? `短信和邮件“${subject}”` : `SMS and mail “${subject}”`;
  }
  if (name === 'openTask') {
    const { title, role } = TASKS[about as TaskKind];
    return locale === 'zh'
      ? `给${ROLE_NAMES[role].zh}的任务“${title.zh}”`
      : `task “${title.en}” for a ${ROLE_NAMES[role].en}`;
  }
  const words = PLAIN_EFFECTS[name];
  if (words === undefined) throw new Error(`scripts/docs/words.ts has no words for “${effect}”`);
  return words[locale];
}

/** A term by its name, told apart from the stage it runs in. */
export const termTitle = (name: TermName, locale: Locale): string =>
  locale === 'zh' ? TERMS[name].title.zh : `${TERMS[name].title.en} term`;

/** A term that is over, as the cause of something. */
export const overText = (name: TermName, locale: Locale): string =>
  locale === 'zh' ? `${termTitle(name, locale)}已满` : `${termTitle(name, locale)} over`;

const UNITS: Record<TermLength['unit'], Bilingual> = {
  workingDay: { zh: '个工作日', en: 'working day' },
  day: { zh: '天', en: 'day' },
  hour: { zh: '小时', en: 'hour' },
};

/** The length of a term: `20 working days`, `1 day`. */
export function lengthText({ count, unit }: TermLength, locale: Locale): string {
  const plural = locale === 'en' && count !== 1 ? 's' : '';
  return `${String(count)} ${UNITS[unit][locale]}${plural}`;
}
