import type { FastifyReply, FastifyRequest } from 'fastify';
import { canonicalIcpNumber, parseIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { Api } from '../../api.ts';
import { registryPath, supportPath } from '../addresses.ts';
import { ApiRefusal } from '../api-refusal.ts';
import { memberWith } from '../for-right.ts';
import { typeName } from '../order-line.ts';
import { fieldsOf, leadTo, oneOf, show, type Desk, type Member } from '../visit.ts';
import { word, type Word } from '../words.ts';

/** How an order's number looks; which of them there are, the API says. */
const ORDER_NO = /^BA\d{8,30}$/i;

/** Finding an order by its number, or by the number of the filing that it is about. */
export function searchRoutes(pages: Api, desk: Desk): void {
  pages.get('/support', { schema: { hide: true } }, (request, reply) =>
    showSearch(request, reply, memberWith('orders.inside', desk, request), {}),
  );

  pages.post('/support', { schema: { hide: true } }, async (request, reply) => {
    const member = memberWith('orders.inside', desk, request);
    const number = oneOf(fieldsOf(request), 'number').trim();
    if (ORDER_NO.test(number)) return leadTo(reply, supportPath(number.toUpperCase()));
    if (parseIcpNumber(number) === undefined) {
      return showSearch(request, reply, member, { number, empty: 'support.notANumber' });
    }
    const found = await ordersOf(member, canonicalIcpNumber(number));
    const empty = found === undefined ? 'support.noFiling' : 'support.noOrders';
    return showSearch(request, reply, member, { number, empty, ...(found && { found }) });
  });
}

interface Found {
  readonly name: string;
  readonly path: string;
  readonly orders: readonly object[];
}

/** The orders about a filing: those that are open with their stage, then those that made it what it is. */
async function ordersOf({ api }: Member, icpNumber: string): Promise<Found | undefined> {
  try {
    const [filing, { versions }] = await Promise.all([
      api.filing(icpNumber),
      api.versions(icpNumber),
    ]);
    const open = filing.openOrders.map(({ orderNo, filingType, stageTitle }) => ({
      ...{ orderNo, path: supportPath(orderNo), typeName: typeName(filingType), stageTitle },
    }));
    const shown = new Set(open.map(({ orderNo }) => orderNo));
    const ended = versions.flatMap(({ orderNo }) => orderNo ?? []);
    const before = [...new Set(ended)].filter((orderNo) => !shown.has(orderNo));
    const orders = [...open, ...before.map((orderNo) => ({ orderNo, path: supportPath(orderNo) }))];
    return { name: filing.name, path: registryPath(icpNumber), orders };
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.status === 404) return undefined;
    throw error;
  }
}

interface Shown {
  readonly number?: string;
  readonly found?: Found;
  readonly empty?: Word;
}

const showSearch = (
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  { number = '', found, empty }: Shown,
): FastifyReply =>
  show(request, reply, member, 'support', {
    title: word(member.locale, 'support.title'),
    ...{ number, found, empty },
  });
