import { formOf } from '#domain/forms/form-registry.ts';
import type { Locale } from '#domain/bilingual.ts';
import type { Api } from '../../api.ts';
import { orderNoOf, supportPath } from '../addresses.ts';
import type { Order } from '../answers.ts';
import { returnLines } from '../applicant/return-lines.ts';
import { memberWith } from '../for-right.ts';
import { formFields } from '../form/form-field.ts';
import { summaryOf } from '../form/summary.ts';
import { orderLine } from '../order-line.ts';
import { show, type Desk } from '../visit.ts';
import { isWord, word } from '../words.ts';

/** What the applicant does next, stage by stage; where nothing is said, nothing is the applicant's to do. */
const nextStep = ({ stage }: Order): string => {
  const step = `support.next.${stage}`;
  return isWord(step) ? step : 'support.next.nothing';
};

/** Who acts now, as somebody says it who is not the applicant. */
const waitsFor = ({ waitingOn }: Order): string | null => {
  const waits = `support.waits.${waitingOn ?? 'nobody'}`;
  return isWord(waits) ? waits : null;
};

/** The form as far as its reader may see it. */
const formLines = ({ filingType, form }: Order, locale: Locale) =>
  form === undefined
    ? []
    : summaryOf(formFields(formOf(filingType).schema, form), locale)
        .map((part) => ({ ...part, rows: part.rows.filter(({ values }) => values.length > 0) }))
        .filter(({ rows }) => rows.length > 0);

/** How 短信核验 stands, person by person. */
const verificationLines = (verification: Order['verification'], locale: Locale) =>
  verification?.persons.map(({ mobile, state }) => {
    const key = `support.sms.${state}`;
    return { mobile, state: isWord(key) ? word(locale, key) : state };
  });

const linkTo = (orderNo: string | null) =>
  orderNo === null ? null : { orderNo, path: supportPath(orderNo) };

/** An order, to be read and explained: nothing can be done to it here. */
export function orderRoutes(pages: Api, desk: Desk): void {
  pages.get('/support/orders/:orderNo', { schema: { hide: true } }, async (request, reply) => {
    const member = memberWith('orders.inside', desk, request);
    const { api, locale } = member;
    const orderNo = orderNoOf(request);
    const [{ order }, { timeline, notices }] = await Promise.all([
      api.order(orderNo),
      api.timeline(orderNo),
    ]);
    return show(request, reply, member, 'support-order', {
      title: word(locale, 'support.order', { orderNo }),
      ...{ order: orderLine(order), nextStep: nextStep(order), waits: waitsFor(order) },
      reasons: returnLines(order.returned, locale),
      verification: verificationLines(order.verification, locale),
      ...{ after: linkTo(order.afterOrder), next: linkTo(order.nextOrder) },
      tasks: order.tasks ?? [],
      parts: formLines(order, locale),
      timeline: timeline
        .toReversed()
        .map((entry) => ({ ...entry, role: `role.${entry.actorRole}` })),
      notices: notices.map((notice) => ({
        ...notice,
        way: notice.channel === 'sms' ? 'progress.sms' : 'progress.mail',
        stateWord: `progress.${notice.state}`,
      })),
    });
  });
}
