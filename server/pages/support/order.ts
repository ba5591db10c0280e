import { formOf } from '#domain/forms/form-registry.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '#domain/bilingual.ts';
import type { Api } from '../../api.ts';
import { orderNoOf, supportPath } from '../addresses.ts';
import type { Order } from '../answers.ts';
import { returnLines } from '../applicant/return-lines.ts';
import { memberWith } from '../for-right.ts';
import { formFields } from '../form/form-field.ts';
import { summaryOf } from '../form/summary.ts';
import { serveMasked } from '../masked-page.ts';
import { maskedValues, type FormReader } from '../masked-values.ts';
import { orderLine } from '../order-line.ts';
import { REVEAL_CHOICES, type RevealedFields } from '../reveals.ts';
import { show, type Desk, type Member } from '../visit.ts';
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
const formLines = ({ filingType, form }: Order, reader: FormReader) =>
  form === undefined
    ? []
    : summaryOf(formFields(formOf(filingType).schema, form), reader.locale)
        .map((part) => ({
          ...part,
          rows: part.rows
            .map((row) => ({ ...row, ...maskedValues(row, reader) }))
            .filter(({ values }) => values.length > 0),
        }))
        .filter(({ rows }) => rows.length > 0);

/** How 短信核验 stands, person by person. */
const verificationLines = (verification: Order['verification'], locale: Locale) =>
  verification?.persons.map(({ mobile, state }) => {
    const key = `support.sms.${state}`;
    return { mobile, state: isWord(key) ? word(locale, key) : state };
  });

const linkTo = (orderNo: string | null) =>
  orderNo === null ? null : { orderNo, path: supportPath(orderNo) };

async function showOrder(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  revealed: RevealedFields,
): Promise<FastifyReply> {
  const { api, locale, session } = member;
  const orderNo = orderNoOf(request);
  const [{ order }, { timeline, notices }] = await Promise.all([
    api.order(orderNo),
    api.timeline(orderNo),
  ]);
  const parts = formLines(order, { order, role: session.role, locale, revealed });
  return show(request, reply, member, 'support-order', {
    title: word(locale, 'support.order', { orderNo }),
    ...{ order: orderLine(order), nextStep: nextStep(order), waits: waitsFor(order) },
    reasons: returnLines(order.returned, locale),
    verification: verificationLines(order.verification, locale),
    ...{ after: linkTo(order.afterOrder), next: linkTo(order.nextOrder) },
    tasks: order.tasks ?? [],
    ...{ parts, path: supportPath(orderNo), orderNo },
    revealable: parts.some(({ rows }) => rows.some(({ reveal }) => reveal)),
    ...{ revealReasons: REVEAL_CHOICES, revealed: revealed.values.size > 0 },
    timeline: timeline.toReversed().map((entry) => ({ ...entry, role: `role.${entry.actorRole}` })),
    notices: notices.map((notice) => ({
      ...notice,
      way: notice.channel === 'sms' ? 'progress.sms' : 'progress.mail',
      stateWord: `progress.${notice.state}`,
    })),
  });
}

/** An order, to be read and explained: nothing can be done to it here but to have a masked field shown. */
export function orderRoutes(pages: Api, desk: Desk): void {
  serveMasked(pages, {
    address: '/support/orders/:orderNo',
    reader: (request) => memberWith('orders.inside', desk, request),
    reveal: ({ api }, request, { wanted }) => api.revealOfOrder(orderNoOf(request), wanted),
    show: showOrder,
  });
}
