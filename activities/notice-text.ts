import { dayInShanghai } from '#domain/calendar/days.ts';
import type { Locale } from '#domain/bilingual.ts';
import type { FieldReason } from '#domain/events.ts';
import type { NewSubjectDraft } from '#domain/forms/new-subject.ts';
import type { NoticeTemplate } from '#domain/notices.ts';
import { REVIEW_REASONS } from '#domain/reasons/review-reasons.ts';
import { readForm } from '#orders/form.ts';
import { lastReturn } from '#orders/last-return.ts';
import type { ActivityDeps } from './deps.ts';
import type { NoticeRow } from './notices.ts';
import { renderTemplate, type NoticeVariables } from './templates.ts';

/** A notice in words; for mail the template's first line is the subject. */
export async function noticeText(
  deps: ActivityDeps,
  notice: NoticeRow,
  channel: 'sms' | 'mail',
): Promise<{ subject: string; body: string }> {
  const locale = notice.locale as Locale;
  const variables = await variablesOf(deps, notice, locale);
  const text = renderTemplate(locale, notice.template as NoticeTemplate, channel, variables);
  if (channel === 'sms') return { subject: '', body: text };
  const [subject = '', ...body] = text.split('\n');
  return { subject, body: body.join('\n').trim() };
}

async function variablesOf(
  deps: ActivityDeps,
  { order, effectId }: NoticeRow,
  locale: Locale,
): Promise<NoticeVariables> {
  const { service } = readForm(deps.vault, order) as NewSubjectDraft;
  const revision = Number(effectId.split(':')[1]);
  const returned = await lastReturn(deps, order.orderNo, revision);
  const due = await deps.db.due.findFirst({ where: { orderNo: order.orderNo, fellAt: null } });
  return {
    orderNo: order.orderNo,
    serviceName: service?.name ?? '',
    icpNumber: order.icpNumber ?? '',
    // The term ends with its last day: its instant is the midnight after it.
    dueDay: due === null ? '' : dayInShanghai(new Date(due.at.getTime() - 1)),
    reasons: (returned?.reasons ?? []).map((reason) => inWords(reason, locale)),
    opinion: [returned?.note ?? '', returned?.opinion ?? '']
      .filter((text) => text !== '')
      .join('\n'),
  };
}

function inWords({ field, code }: FieldReason, locale: Locale) {
  const { title, remedy } = REVIEW_REASONS[code];
  return { title: title[locale], field, remedy: remedy[locale] };
}
