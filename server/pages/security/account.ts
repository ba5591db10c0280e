import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api } from '../../api.ts';
import { toldBy } from '../account/show.ts';
import { accountPath } from '../addresses.ts';
import { memberWith } from '../for-right.ts';
import { PageError } from '../page-error.ts';
import { fieldsIn, fieldsOf, leadTo, oneOf, show, type Desk, type Member } from '../visit.ts';
import { isWord, word } from '../words.ts';
import { ACTS, sentWith, type Act, type Intent } from './acts.ts';
import { showAccount } from './show.ts';

const idOf = ({ params }: FastifyRequest): string => (params as { id: string }).id;

/** @throws PageError 404 for an act that there is not. */
function actOf({ params }: FastifyRequest): readonly [name: string, act: Act] {
  const { act: name } = params as { act: string };
  const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (act === undefined) throw new PageError(404, 'page.notFound', 'page.notFoundRemedy');
  return [name, act];
}

/** What was done, in words, as the address that it led to says it. */
function doneIn(request: FastifyRequest, { locale }: Member): string | null {
  const query = fieldsIn(request.query);
  const name = `security.done.${oneOf(query, 'done')}`;
  const count = /^\d{1,6}$/.exec(oneOf(query, 'count'))?.[0] ?? '0';
  return isWord(name) ? word(locale, name, { count }) : null;
}

/** One account: what it may do, where it is signed in, and changing that. Each change is asked again. */
export function accountRoutes(pages: Api, desk: Desk): void {
  pages.get('/security/accounts/:id', { schema: { hide: true } }, (request, reply) => {
    const member = memberWith('accounts.read', desk, request);
    return showAccount(request, reply, member, idOf(request), { done: doneIn(request, member) });
  });

  pages.post('/security/accounts/:id/ask/:act', { schema: { hide: true } }, (request, reply) => {
    const member = memberWith('accounts.change', desk, request);
    const [name, act] = actOf(request);
    return attempted(request, reply, member, async (intent) => {
      const lines = await act.foresee(intent);
      return show(request, reply, member, 'security-ask', {
        title: word(member.locale, act.title),
        ...{ account: intent.account, lines, danger: act.danger },
        ...{ sent: sentWith(act, intent.fields), back: accountPath(intent.account.id) },
        action: accountPath(intent.account.id, `/${name}`),
      });
    });
  });

  pages.post('/security/accounts/:id/:act', { schema: { hide: true } }, (request, reply) => {
    const member = memberWith('accounts.change', desk, request);
    const [name, act] = actOf(request);
    return attempted(request, reply, member, async (intent) => {
      const count = String(await act.carryOut(intent));
      return leadTo(reply, accountPath(intent.account.id, `?done=${name}&count=${count}`));
    });
  });
}

/** Answers what an act comes to; what the API refuses is said above the account. */
async function attempted(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  act: (intent: Intent) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { api, locale } = member;
  const account = await api.accountOf(idOf(request));
  const told = await toldBy(async () => {
    await act({ api, locale, account, fields: fieldsOf(request) });
    return {};
  }, member);
  return told.refusal === undefined ? reply : showAccount(request, reply, member, account.id, told);
}
