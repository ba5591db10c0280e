import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { prefilledForm } from '#domain/forms/prefilled-form.ts';
import { isOrderable } from '#machines/registry.ts';
import type { Api } from '../../api.ts';
import { orderPath } from '../addresses.ts';
import type { ApiClient } from '../api-client.ts';
import { PageError } from '../page-error.ts';
import { fieldsOf, leadTo, memberOf, oneOf, show, type Desk, type Member } from '../visit.ts';
import { word } from '../words.ts';
import { FILING_SENTENCES } from '../words/filing-types.ts';
import { filedUnder } from './on-file.ts';

/** Which filing is wanted, each with what it does. */
function showChoice(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  missing: boolean,
): FastifyReply {
  const types = Object.entries(FILING_TYPES).map(([code, name]) => ({
    ...{ code, name, sentence: FILING_SENTENCES[code as FilingType] },
  }));
  const model = {
    ...{ title: word(member.locale, 'new.title'), missing, key: randomUUID() },
    orderable: types.filter(({ code }) => isOrderable(code)),
  };
  return show(request, reply, member, 'new', model, missing ? 422 : 200);
}

/** What a new order's form says already: of what is filed, if it is to be about that. */
async function firstForm(api: ApiClient, type: string, about: string): Promise<object> {
  if (about === '' || !isOrderable(type)) return {};
  const filed = filedUnder(await api.filings(), about);
  if (filed === undefined) throw new PageError(404, 'filings.gone', 'filings.goneRemedy');
  return prefilledForm(type, filed);
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
    const form = await firstForm(member.api, type, oneOf(fields, 'about'));
    // The key comes with the page: pressed twice, one order is opened.
    const key = oneOf(fields, 'key') || randomUUID();
    const { orderNo } = await member.api.open(type, form, key);
    return leadTo(reply, orderPath(orderNo, '/fill'));
  });
}
