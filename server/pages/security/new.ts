import type { FastifyReply, FastifyRequest } from 'fastify';
import { STAFF } from '#domain/roles.ts';
import type { Api } from '../../api.ts';
import { toldBy, type Told } from '../account/show.ts';
import { accountPath } from '../addresses.ts';
import { memberWith } from '../for-right.ts';
import { fieldsOf, oneOf, show, type Desk, type Fields, type Member } from '../visit.ts';
import { word } from '../words.ts';
import { isScoped, roleChoices, SCOPE_CHOICES, scopesIn } from './scopes.ts';

const OPTIONAL = ['mobile', 'email', 'signInName'] as const;

/** Opening a colleague's account; what it signs in with is shown once. */
export function newRoutes(pages: Api, desk: Desk): void {
  pages.get('/security/new', { schema: { hide: true } }, (request, reply) =>
    showForm(request, reply, memberWith('accounts.open', desk, request), {}),
  );

  pages.post('/security/new', { schema: { hide: true } }, async (request, reply) => {
    const member = memberWith('accounts.open', desk, request);
    const fields = fieldsOf(request);
    let opened:
      { readonly id: string; readonly handle: string; readonly token: string | null } | undefined;
    const told = await toldBy(async () => {
      opened = await member.api.openAccount(accountIn(fields, member));
      return {};
    }, member);
    if (opened === undefined) return showForm(request, reply, member, fields, told);
    const { id, handle, token } = opened;
    return show(request, reply, member, 'security-opened', {
      title: word(member.locale, 'security.opened', { handle }),
      ...{ token, path: accountPath(id) },
    });
  });
}

function accountIn(fields: Fields, { locale }: Member): object {
  const role = oneOf(fields, 'role');
  const typed = OPTIONAL.map((name) => [name, oneOf(fields, name).trim()] as const);
  return {
    ...{ handle: oneOf(fields, 'handle').trim(), role, locale },
    ...Object.fromEntries(typed.filter(([, text]) => text !== '')),
    ...(isScoped(role) && { scopes: scopesIn(fields) }),
  };
}

function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  fields: Fields,
  { status = 200, refusal }: Told = {},
): FastifyReply {
  const typed = (name: string) => oneOf(fields, name);
  return show(
    request,
    reply,
    member,
    'security-new',
    {
      title: word(member.locale, 'security.new'),
      ...{ refusal, handle: typed('handle'), mobile: typed('mobile'), email: typed('email') },
      signInName: typed('signInName'),
      ...{ roles: roleChoices(typed('role'), STAFF), ...SCOPE_CHOICES },
    },
    status,
  );
}
