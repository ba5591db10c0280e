import type { Locale } from '#domain/bilingual.ts';
import type { FieldReason } from '#domain/events.ts';
import type { NewSubjectDraft } from '#domain/forms/new-subject.ts';
import type { NoticeTemplate } from '#domain/notices.ts';
import { REVIEW_REASONS } from '#domain/reasons/review-reasons.ts';
import { readForm } from '#orders/form.ts';
import { lastReturn } from '#orders/last-return.ts';
import type { EffectRow } from '#orders/outbox.ts';
import type { Prisma } from '#prisma/client.ts';
import type { ActivityDeps } from './deps.ts';
import { renderTemplate, type NoticeVariables } from './templates.ts';

type NoticeOrder = Prisma.OrderGetPayload<object>;

/** A notice in words. A text message has no subject. */
export interface NoticeText {
  readonly subject: string;
  readonly body: string;
}

/** Writes the notice of an effect; for mail the template's first line is the subject. */
export async function noticeText(
  deps: ActivityDeps,
  order: NoticeOrder,
  effect: EffectRow,
  channel: 'sms' | 'mail',
  locale: Locale,
): Promise<NoticeText> {
  const { template, dueDay } = effect.params as { template: NoticeTemplate; dueDay: string };
  const revision = Number(effect.id.split(':')[1]);
  const variables = await variablesOf(deps, order, revision, dueDay, locale);
  const text = renderTemplate(locale, template, channel, variables);
  if (channel === 'sms') return { subject: '', body: text };
  const [subject = '', ...body] = text.split('\n');
  return { subject, body: body.join('\n').trim() };
}

async function variablesOf(
  deps: ActivityDeps,
  order: NoticeOrder,
  revision: number,
  dueDay: string,
  locale: Locale,
): Promise<NoticeVariables> {
  const { service } = readForm(deps.vault, order) as NewSubjectDraft;
  const returned = await lastReturn(deps, order.orderNo, revision);
  return {
    orderNo: order.orderNo,
    serviceName: service?.name ?? '',
    icpNumber: order.icpNumber ?? '',
    dueDay,
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
