import type { Locale } from '#domain/bilingual.ts';
import { formOf } from '#domain/forms/form-registry.ts';
import type { Api } from '../../api.ts';
import { orderNoOf, orderPath } from '../addresses.ts';
import type { Order } from '../answers.ts';
import { isAtBureau } from '../ask-bureau.ts';
import { formFields } from '../form/form-field.ts';
import { summaryOf } from '../form/summary.ts';
import { orderLine } from '../order-line.ts';
import { fieldsIn, memberOf, oneOf, show, type Desk } from '../visit.ts';
import { isWord, word } from '../words.ts';
import { effectLines } from './effect-lines.ts';
import { returnLines } from './return-lines.ts';

/** What an applicant or a receiver has to say of an order before it goes on. */
const WORDS_ON_IT = ['confirm', 'accept', 'decline'] as const;

/** Of a transfer, what its receiver may read: the service, and what was written about the receiver. */
const offered = (order: Order, locale: Locale) =>
  summaryOf(formFields(formOf(order.filingType).schema, order.form ?? {}), locale)
    .map((part) => ({ ...part, rows: part.rows.filter(({ values }) => values.length > 0) }))
    .filter(({ rows }) => rows.length > 0);

/** Another order that this one has to do with; null where there is none. */
const linkTo = (orderNo: string | null) =>
  orderNo === null ? null : { orderNo, path: orderPath(orderNo) };

/** Where an order is, who acts, by when, what happened and what was sent. */
export function progressRoutes(pages: Api, desk: Desk): void {
  pages.get('/orders/:orderNo', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const { api, locale } = member;
    const orderNo = orderNoOf(request);
    const [{ order }, { timeline, notices }, effect] = await Promise.all([
      api.order(orderNo),
      api.timeline(orderNo),
      api.effect(orderNo),
    ]);
    const done = `progress.${oneOf(fieldsIn(request.query), 'done')}`;
    return show(request, reply, member, 'progress', {
      title: word(locale, 'progress.title', { orderNo }),
      order: orderLine(order),
      done: isWord(done) ? done : null,
      reasons: returnLines(order.returned, locale),
      atBureau: isAtBureau(order),
      drafting: order.stage === 'draft',
      correcting: order.stage === 'correction',
      withdraw: order.allowed.includes('withdraw'),
      abandon: order.allowed.includes('abandon'),
      words: WORDS_ON_IT.filter((act) => order.allowed.includes(act)).map((act) => ({
        ...{ act, title: `${act}.title`, danger: act === 'decline' },
      })),
      offer: order.allowed.includes('accept') ? offered(order, locale) : null,
      effect: effectLines(effect, locale),
      path: orderPath(order.orderNo),
      after: linkTo(order.afterOrder),
      next: linkTo(order.nextOrder),
      timeline: timeline.toReversed().map((entry) => ({
        ...entry,
        role: `role.${entry.actorRole}`,
        reasons: entry.reasons.map(({ title, label }) => ({ title, label })),
      })),
      notices: notices.map((notice) => ({
        ...notice,
        way: notice.channel === 'sms' ? 'progress.sms' : 'progress.mail',
        stateWord: `progress.${notice.state}`,
      })),
    });
  });
}
