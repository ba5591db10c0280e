import type { Api } from '../../api.ts';
import { orderNoOf, orderPath } from '../addresses.ts';
import { PageError } from '../page-error.ts';
import { fieldsOf, leadTo, memberOf, oneOf, show, type Desk } from '../visit.ts';
import { word, type Word } from '../words.ts';

interface Act {
  readonly title: Word;
  readonly text: Word;
  readonly go: Word;
  readonly done: string;
  /** Whether something is lost by it. */
  readonly danger: boolean;
}

/** What is asked for twice, since it can't be undone: taking an order back, giving it up, and one's word on it. */
const ENDS: Readonly<Record<string, Act>> = {
  withdraw: {
    ...{ title: 'end.withdrawTitle', text: 'end.withdrawText', go: 'end.withdrawGo' },
    ...{ done: 'withdrawn', danger: true },
  },
  'withdraw-consent': {
    ...{ title: 'consent.withdrawTitle', text: 'consent.withdrawText', go: 'consent.withdrawGo' },
    ...{ done: 'consentWithdrawn', danger: true },
  },
  abandon: {
    ...{ title: 'end.abandonTitle', text: 'end.abandonText', go: 'end.abandonGo' },
    ...{ done: 'abandoned', danger: true },
  },
  confirm: {
    ...{ title: 'confirm.title', text: 'confirm.text', go: 'confirm.go' },
    ...{ done: 'confirmed', danger: false },
  },
  accept: {
    ...{ title: 'accept.title', text: 'accept.text', go: 'accept.go' },
    ...{ done: 'accepted', danger: false },
  },
  decline: {
    ...{ title: 'decline.title', text: 'decline.text', go: 'decline.go' },
    ...{ done: 'declined', danger: true },
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
