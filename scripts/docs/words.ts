import type { Bilingual, Locale } from '#domain/bilingual.ts';
import { EVENTS, isForReceiver, type EventType } from '#domain/events.ts';
import type { Role } from '#domain/roles.ts';
import { AUDIENCES, NOTICES, type Audience, type NoticeTemplate } from '#domain/notices.ts';
import { TASKS, type TaskKind } from '#domain/tasks.ts';
import { subjectLine } from './subject-line.ts';

/** Who acts, as a help page names them. */
export const ROLE_NAMES: Record<Role, Bilingual> = {
  applicant: { zh: '申请人', en: 'applicant' },
  reviewer: { zh: '初审人员', en: 'reviewer' },
  seniorReviewer: { zh: '复审人员', en: 'senior reviewer' },
  manager: { zh: '主管', en: 'manager' },
  authorityClerk: { zh: '报送专员', en: 'authority clerk' },
  support: { zh: '客服人员', en: 'support' },
  systemAdministrator: { zh: '系统管理员', en: 'system administrator' },
  securityAdministrator: { zh: '安全管理员', en: 'security administrator' },
  auditAdministrator: { zh: '审计管理员', en: 'audit administrator' },
  system: { zh: '系统', en: 'system' },
  authority: { zh: '管局', en: 'authority' },
};

const PLAIN_EFFECTS: Readonly<Record<string, Bilingual>> = {
  holdCertificate: {
    zh: '占用证件：同一证件只能有一个进行中的订单',
    en: 'holds the certificate: one open order per certificate',
  },
  releaseCertificate: { zh: '释放证件', en: 'frees the certificate' },
  reportToAuthority: { zh: '排队报送管局', en: 'queues the report to the authority' },
  freezeReport: { zh: '锁定报送内容', en: 'freezes what is reported' },
  dropReport: {
    zh: '取消尚未交出的报送',
    en: 'drops a report that was not handed over yet',
  },
  nameReceiver: {
    zh: '接收方账号可以查看该订单',
    en: 'the receiver’s account can read the order from now on',
  },
  releaseReceiver: {
    zh: '接收方账号不再能查看该订单',
    en: 'the receiver’s account can’t read the order any more',
  },
  writeRegistry: { zh: '写入备案登记', en: 'writes the registry' },
  draftChange: {
    zh: '表单中有更正内容的：建立变更备案草稿并填入更正内容',
    en: 'where the form holds corrections: opens a draft of a change with them',
  },
  openVerificationCase: {
    zh: '登记应核验的人员和手机号',
    en: 'notes who has to verify, with which number',
  },
  continueReviewTerm: {
    zh: '初审期限接着计算，不重新开始',
    en: 'the term of review goes on, it does not begin anew',
  },
  stopClock: { zh: '期限停止计算', en: 'the clock of the deadline stops' },
  startClock: { zh: '期限继续计算', en: 'the clock of the deadline goes on' },
  extendDeadline: { zh: '期限顺延', en: 'the deadline is put off' },
};

const RECEIVER: Bilingual = { zh: '接收方', en: 'receiver' };

/** Who may send an event, as a help page names them. */
export function sendersText(type: EventType, locale: Locale): string {
  if (isForReceiver(type)) return RECEIVER[locale];
  return EVENTS[type].by.map((role) => ROLE_NAMES[role][locale]).join(', ');
}

/**
 * What an effect does, in words; null for what nobody outside notices.
 * @throws Error for an effect without words: a page must not be silent about what a filing does.
 */
export function effectText(effect: string, locale: Locale): string | null {
  const [name = '', about = ''] = effect.split(':');
  if (name === 'closeTasks' || name === 'closeVerificationCase') return null;
  if (name === 'remind') return remindText(about, locale);
  if (name === 'notify') return noticeText(subjectLine(locale, about))[locale];
  if (name === 'notifyReceiver') return toReceiverText(subjectLine(locale, about))[locale];
  if (name === 'notifyOwners') return toOwnersText(subjectLine(locale, about))[locale];
  if (name === 'openTask') {
    const { title, role } = TASKS[about as TaskKind];
    return locale === 'zh'
      ? `给${ROLE_NAMES[role].zh}的任务“${title.zh}”`
      : `task “${title.en}” for ${withArticle(ROLE_NAMES[role].en)}`;
  }
  const words = PLAIN_EFFECTS[name];
  if (words === undefined) throw new Error(`scripts/docs/words.ts has no words for “${effect}”`);
  return words[locale];
}

const noticeText = (subject: string): Bilingual => ({
  zh: `短信和邮件“${subject}”`,
  en: `SMS and mail “${subject}”`,
});

const toReceiverText = (subject: string): Bilingual => ({
  zh: `给接收方的短信和邮件“${subject}”`,
  en: `SMS and mail to the receiver “${subject}”`,
});

const toOwnersText = (subject: string): Bilingual => ({
  zh: `给负责人的短信和邮件“${subject}”`,
  en: `SMS and mail to the owners “${subject}”`,
});

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

/** The conditions that people should know of. What else guards ask is said where the event is told of. */
const CONDITIONS: Readonly<Record<string, Bilingual>> = {
  nothingEditedSinceReport: {
    zh: '仅短信核验未通过且内容未改时',
    en: 'where only the SMS verification failed and nothing was edited since',
  },
  returnedByReviewer: {
    zh: '由初审人员退回时，限几分钟内',
    en: 'where a reviewer returned it, within minutes',
  },
  queuedByPass: {
    zh: '刚通过初审时，限几分钟内',
    en: 'where it was just passed, within minutes',
  },
};

/** Under which condition an event is accepted, as people should know it; empty where there is nothing to say. */
export function conditionText(when: string | null, locale: Locale): string {
  const words = CONDITIONS[when ?? ''];
  if (words === undefined) return '';
  return locale === 'zh' ? `（${words.zh}）` : ` (${words.en})`;
}

/** `remind:correctionReminder+applicant`, in words. */
function remindText(about: string, locale: Locale): string {
  const [template = '', audience = ''] = about.split('+');
  const to = AUDIENCES[audience as Audience][locale];
  // A notice that goes by SMS alone has no subject line: it is told by whom it is for.
  const byMail = (NOTICES[template as NoticeTemplate].channels as readonly string[]).includes(
    'mail',
  );
  const subject = byMail ? `“${subjectLine(locale, template)}”` : '';
  if (locale === 'zh') return subject === '' ? `短信提醒${to}` : `提醒${to}：${subject}`;
  return subject === '' ? `reminds ${to} by SMS` : `reminds ${to}: ${subject}`;
}
