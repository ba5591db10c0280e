import { STAGES } from '#domain/stages.ts';
import type { Api } from '../../api.ts';
import { orderLine } from '../order-line.ts';
import { fieldsIn, memberOf, oneOf, show, type Desk } from '../visit.ts';
import { word } from '../words.ts';

/** The states that a list can be narrowed to, with what the API calls them. */
const STATES: Readonly<Record<string, string>> = { running: 'true', ended: 'false' };

/** My orders, newest first; the filter stands in the address. */
export function listRoutes(pages: Api, desk: Desk): void {
  pages.get('/orders', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const wanted = fieldsIn(request.query);
    const [state, stage, after] = [
      oneOf(wanted, 'state'),
      oneOf(wanted, 'stage'),
      oneOf(wanted, 'after'),
    ];
    const { orders, next } = await member.api.orders({ stage, after, open: STATES[state] ?? '' });
    const kept = new URLSearchParams({ state, stage, after: next ?? '' });
    return show(request, reply, member, 'orders', {
      title: word(member.locale, 'orders.title'),
      orders: orders.map(orderLine),
      states: Object.keys(STATES).map((name) => ({
        ...{ name, key: `orders.${name}`, chosen: name === state },
      })),
      stages: Object.entries(STAGES).map(([name, title]) => ({
        ...{ name, title, chosen: name === stage },
      })),
      filtered: state !== '' || stage !== '',
      next: next === null ? null : `/pages/orders?${kept.toString()}`,
    });
  });
}
