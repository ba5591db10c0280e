import type { Locale } from '#domain/bilingual.ts';
import { timeInShanghai } from '#domain/calendar/days.ts';
import { fieldLabel } from '#domain/forms/changed-fields.ts';
import { nameOfWhat, numberOfWhat } from '#domain/forms/about.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import type { NoticeReason, NoticeVariables } from '#domain/notice-variables.ts';
import type { NoticeChannel } from '#domain/notices.ts';
import { stepTitle } from '#domain/step-titles.ts';
import { recordedReasonText } from '#domain/reasons/reason-text.ts';
import { readForm } from '#orders/form.ts';
import type { AuthorityError } from '#orders/authority-errors.ts';
import { lastReturn } from '#orders/last-return.ts';
import type { WordedReason } from '#orders/reason-words.ts';
import type { Prisma } from '#prisma/client.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import type { NoticeEffect } from './notice-effect.ts';
import { writeNotice, type NoticeText } from './notice-words.ts';

type NoticeOrder = Prisma.OrderGetPayload<object>;

/** Writes the notice of an effect, from the order as the effect's own step left it. */
export async function noticeText(
  deps: Pick<OrdersDeps, 'db' | 'vault'>,
  order: NoticeOrder,
  effect: NoticeEffect,
  channel: NoticeChannel,
  locale: Locale,
): Promise<NoticeText> {
  const variables = await variablesOf(deps, order, effect, locale);
  return writeNotice(locale, effect.template, channel, variables);
}

async function variablesOf(
  deps: Pick<OrdersDeps, 'db' | 'vault'>,
  order: NoticeOrder,
  { revision, dueDay, dueAt, to }: NoticeEffect,
  locale: Locale,
): Promise<NoticeVariables> {
  const form = readForm(deps.vault, order) as AnyDraft;
  const step = await deps.db.timelineEntry.findUnique({
    where: { orderNo_revision: { orderNo: order.orderNo, revision } },
  });
  // A sub-user's order can leave its main account one that the sub-user may not see; owners see none.
  const { orderNo: afterOrderNo, accountId } = order;
  const next =
    to !== null && 'owner' in to
      ? null
      : await deps.db.order.findUnique({ where: { afterOrderNo, accountId } });
  const returned = await lastReturn(deps, order.orderNo, revision);
  return {
    orderNo: order.orderNo,
    serviceName: nameOfWhat(form),
    icpNumber: order.icpNumber ?? numberOfWhat(form),
    nextOrderNo: next?.orderNo ?? '',
    happened: stepTitle(step?.type ?? '')[locale],
    dueDay,
    dueTime: dueAt === null ? '' : timeInShanghai(dueAt),
    reasons: [
      ...(returned?.reasons ?? []).map((reason) => inWords(reason, order.filingType, locale)),
      ...(returned?.errors ?? []).map((error) => foundByBureau(error, order.filingType, locale)),
    ],
    opinion: [returned?.note ?? '', returned?.opinion ?? '']
      .filter((text) => text !== '')
      .join('\n'),
  };
}

const foundByBureau = (
  { title, remedy, fields }: AuthorityError,
  filingType: string,
  locale: Locale,
): NoticeReason => ({
  title: title[locale],
  field: fields
    .map((field) => fieldLabel(field, filingType)[locale])
    .join(locale === 'zh' ? '、' : ', '),
  explanation: '',
  remedy: remedy[locale],
  text: '',
});

function inWords(
  { field, code, variables, text }: WordedReason,
  filingType: string,
  locale: Locale,
): NoticeReason {
  return {
    ...recordedReasonText(code, variables, locale),
    field: fieldLabel(field, filingType)[locale],
    // Its lines stay below the reason that they belong to.
    text: (text ?? '').replaceAll('\n', '\n  '),
  };
}
