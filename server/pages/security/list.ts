import type { FastifyReply, FastifyRequest } from 'fastify';
import { STAFF } from '#domain/roles.ts';
import type { Api } from '../../api.ts';
import { accountPath } from '../addresses.ts';
import { memberWith } from '../for-right.ts';
import { fieldsIn, fieldsOf, oneOf, show, type Desk, type Fields } from '../visit.ts';
import { word } from '../words.ts';
import { isScoped, roleChoices, scopesInWords } from './scopes.ts';

/** The accounts with what each may do. What is typed is sent with the form, so that no address keeps it. */
export function listRoutes(pages: Api, desk: Desk): void {
  pages.get('/security', { schema: { hide: true } }, (request, reply) =>
    showAccounts(desk, request, reply, fieldsIn(request.query)),
  );
  pages.post('/security', { schema: { hide: true } }, (request, reply) =>
    showAccounts(desk, request, reply, fieldsOf(request)),
  );
}

async function showAccounts(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  fields: Fields,
): Promise<FastifyReply> {
  const member = memberWith('accounts.read', desk, request);
  const { api, locale } = member;
  const [role, handle] = [oneOf(fields, 'role'), oneOf(fields, 'handle').trim()];
  const { accounts, next } = await api.accounts({ role, handle, after: oneOf(fields, 'after') });
  return show(request, reply, member, 'security', {
    title: word(locale, 'security.title'),
    roles: roleChoices(role, [...STAFF, 'applicant']),
    ...{ role, handle, next, filtered: role !== '' || handle !== '' },
    accounts: accounts.map((account) => ({
      ...{ ...account, path: accountPath(account.id), roleTitle: `role.${account.role}` },
      scopes: isScoped(account.role) ? scopesInWords(account.scopes, locale) : null,
    })),
  });
}
