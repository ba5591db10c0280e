import type { Api } from '../../api.ts';
import { orderNoOf, orderPath } from '../addresses.ts';
import { PageError } from '../page-error.ts';
import { fieldsOf, leadTo, memberOf, oneOf, show, type Desk } from '../visit.ts';
import { word, type Word } from '../words.ts';

/** Taking an order back, and giving it up: both are asked for twice. */
const ENDS: Readonly<Record<string, { title: Word; text: Word; go: Word; done: string }>> = {
  withdraw: {
    ...{ title: 'end.withdrawTitle', text: 'end.withdrawText', go: 'end.withdrawGo' },
    done: 'withdrawn',
  },
  abandon: {
    ...{ title: 'end.abandonTitle', text: 'end.abandonText', go: 'end.abandonGo' },
    done: 'abandoned',
  },
};

function endOf({ params }: { readonly params: unknown }) {
  const { act } = params as { act: string };
  const end = Object.hasOwn(ENDS, act) ? ENDS[act] : undefined;
  if (end === undefined) throw new PageError(404, 'page.notFound', 'page.notFoundRemedy');
  return { act, ...end };
}

/** The page that asks once more, and the act. */
export function endRoutes(pages: Api, desk: Desk): void {
  pages.get('/orders/:orderNo/end/:act', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const { title, ...end } = endOf(request);
    const { order, etag } = await member.api.order(orderNoOf(request));
    const path = orderPath(order.orderNo);
    const heading = word(member.locale, title);
    const model = { ...end, title: heading, orderNo: order.orderNo, etag, path };
    return show(request, reply, member, 'end', model);
  });

  pages.post('/orders/:orderNo/end/:act', { schema: { hide: true } }, async (request, reply) => {
    const { api } = memberOf(desk, request);
    const { act, done } = endOf(request);
    const orderNo = orderNoOf(request);
    await api.act(orderNo, act, { etag: oneOf(fieldsOf(request), '_etag') });
    return leadTo(reply, orderPath(orderNo, `?done=${done}`));
  });
}
