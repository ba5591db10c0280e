import { STATUS_TELLS } from '#domain/authority/status-tells.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { STATUS_QUERIES_PER_HOUR } from '#orders/limited-status.ts';
import { STATUS_FOUND, type StatusFound } from '#orders/status-found.ts';
import type { Api } from '../api.ts';
import { orderNoOf, orderPath, reviewPath } from './addresses.ts';
import type { Order } from './answers.ts';
import { ApiRefusal } from './api-refusal.ts';
import { orderLine } from './order-line.ts';
import { fieldsIn, leadTo, memberOf, oneOf, show, type Desk } from './visit.ts';
import { word } from './words.ts';

/** The stages in which an order lies with the bureau, and it is worth while to ask. */
const AT_BUREAU: readonly string[] = ['reporting', 'smsVerification', 'bureauReview'];

/** Whether the page of an order offers to ask the bureau about it. */
export const isAtBureau = ({ stage }: Pick<Order, 'stage'>): boolean => AT_BUREAU.includes(stage);

/** The pages of an order that have it: the applicant's, and the staff's. */
const PLACES = [
  { at: '/orders/:orderNo/bureau', pathOf: orderPath },
  { at: '/review/orders/:orderNo/bureau', pathOf: reviewPath },
] as const;

/** The first instant at which the hour's limit lets somebody ask again; null for any other refusal. */
function possibleFrom(error: unknown): string | null {
  if (!(error instanceof ApiRefusal) || error.problem.code !== 'status.asked_too_often')
    return null;
  const from = error.problem.facts?.possibleFrom;
  return typeof from === 'string' ? from : null;
}

/** Where the bureau is asked how an order stands; what it said stands on a page that can be loaded again. */
export function askBureauRoutes(pages: Api, desk: Desk): void {
  for (const { at, pathOf } of PLACES) {
    pages.get(at, { schema: { hide: true } }, async (request, reply) => {
      const member = memberOf(desk, request);
      const { order } = await member.api.order(orderNoOf(request));
      const { orderNo } = order;
      const query = fieldsIn(request.query);
      const [found, from] = [oneOf(query, 'found'), oneOf(query, 'from')];
      return show(request, reply, member, 'bureau', {
        title: word(member.locale, 'bureau.title', { orderNo }),
        ...{ order: orderLine(order), path: pathOf(orderNo), limit: STATUS_QUERIES_PER_HOUR },
        found: Object.hasOwn(STATUS_FOUND, found) ? STATUS_FOUND[found as StatusFound] : null,
        possibleFrom: Number.isNaN(Date.parse(from)) ? null : from,
        tells: STATUS_TELLS[order.filingType as FilingType],
        atBureau: isAtBureau(order),
      });
    });

    pages.post(at, { schema: { hide: true } }, async (request, reply) => {
      const { api } = memberOf(desk, request);
      const orderNo = orderNoOf(request);
      try {
        const { found } = await api.askBureau(orderNo);
        return await leadTo(reply, pathOf(orderNo, `/bureau?found=${encodeURIComponent(found)}`));
      } catch (error) {
        const from = possibleFrom(error);
        if (from === null) throw error;
        return leadTo(reply, pathOf(orderNo, `/bureau?from=${encodeURIComponent(from)}`));
      }
    });
  }
}
