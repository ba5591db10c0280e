import type { Api } from '../../api.ts';
import { orderNoOf, orderPath } from '../addresses.ts';
import { orderLine } from '../order-line.ts';
import { fieldsIn, memberOf, oneOf, show, type Desk } from '../visit.ts';
import { isWord, word } from '../words.ts';
import { returnLines } from './return-lines.ts';

/** Where an order is, who acts, by when, what happened and what was sent. */
export function progressRoutes(pages: Api, desk: Desk): void {
  pages.get('/orders/:orderNo', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const { api, locale } = member;
    const orderNo = orderNoOf(request);
    const [{ order }, { timeline, notices }] = await Promise.all([
      api.order(orderNo),
      api.timeline(orderNo),
    ]);
    const done = `progress.${oneOf(fieldsIn(request.query), 'done')}`;
    return show(request, reply, member, 'progress', {
      title: word(locale, 'progress.title', { orderNo }),
      order: orderLine(order),
      done: isWord(done) ? done : null,
      reasons: returnLines(order.returned, locale),
      drafting: order.stage === 'draft',
      correcting: order.stage === 'correction',
      withdraw: order.allowed.includes('withdraw'),
      abandon: order.allowed.includes('abandon'),
      path: orderPath(order.orderNo),
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
