import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FILING_TYPES } from '#domain/filing-types.ts';
import { isOrderable } from '#machines/registry.ts';
import type { Api } from '../../api.ts';
import { orderPath } from '../addresses.ts';
import { fieldsOf, leadTo, memberOf, oneOf, show, type Desk, type Member } from '../visit.ts';
import { word } from '../words.ts';

/** Which filing is wanted: the types that can be ordered, and those that will follow. */
function showChoice(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  missing: boolean,
): FastifyReply {
  const types = Object.entries(FILING_TYPES).map(([code, name]) => ({ code, name }));
  const model = {
    ...{ title: word(member.locale, 'new.title'), missing, key: randomUUID() },
    orderable: types.filter(({ code }) => isOrderable(code)),
    notYet: types.filter(({ code }) => !isOrderable(code)),
  };
  return show(request, reply, member, 'new', model, missing ? 422 : 200);
}

/** Opening an order. */
export function newRoutes(pages: Api, desk: Desk): void {
  pages.get('/orders/new', { schema: { hide: true } }, (request, reply) =>
    showChoice(request, reply, memberOf(desk, request), false),
  );

  pages.post('/orders', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const fields = fieldsOf(request);
    const type = oneOf(fields, 'filingType');
    if (type === '') return showChoice(request, reply, member, true);
    // The key comes with the page: pressed twice, one order is opened.
    const key = oneOf(fields, 'key') || randomUUID();
    const { orderNo } = await member.api.open(type, key);
    return leadTo(reply, orderPath(orderNo, '/fill'));
  });
}
