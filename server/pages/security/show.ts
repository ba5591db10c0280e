import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '#domain/bilingual.ts';
import type { KeyLine } from '../../identity/schemas.ts';
import { accountPath } from '../addresses.ts';
import type { Refusal } from '../refusal-words.ts';
import { show, type Member } from '../visit.ts';
import { word } from '../words.ts';
import { isScoped, roleChoices, SCOPE_CHOICES, scopeLines, scopesInWords } from './scopes.ts';

/** What is told above an account: what was done, or why something was not. */
export interface Told {
  readonly done?: string | null;
  readonly refusal?: Refusal;
  readonly status?: number;
}

const SIGN_IN = {
  none: 'security.signIn.none',
  named: 'security.signIn.named',
  bound: 'security.signIn.bound',
} as const;

/** A key that still is worth something. */
const keyLine = (key: KeyLine, locale: Locale) => ({
  ...key,
  scopeName: word(locale, key.scopes.includes('write') ? 'keys.scope.write' : 'keys.scope.read'),
});

/** Shows an account with its sessions and keys, and what can be done to it. */
export async function showAccount(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  accountId: string,
  { status = 200, ...told }: Told = {},
): Promise<FastifyReply> {
  const { api, locale, session } = member;
  const [account, sessions, keys] = await Promise.all([
    api.accountOf(accountId),
    api.sessionsOf(accountId),
    api.keysOf(accountId),
  ]);
  const own = account.handle === session.handle;
  const customer = account.role === 'applicant';
  return show(
    request,
    reply,
    member,
    'security-account',
    {
      title: word(locale, 'security.account', { handle: account.handle }),
      ...{ account, path: accountPath(account.id), own, ...told },
      roleTitle: `role.${account.role}`,
      scopes: isScoped(account.role) ? scopesInWords(account.scopes, locale) : null,
      changeable: !own,
      staff: !customer,
      signInTitle: SIGN_IN[account.signIn],
      rights: own || customer ? null : rightsForm(account, locale),
      sessions,
      keys: keys.filter(({ revokedAt }) => revokedAt === null).map((key) => keyLine(key, locale)),
    },
    status,
  );
}

const rightsForm = (
  { role, scopes }: { role: string; scopes: Parameters<typeof scopeLines>[0] },
  locale: Locale,
) => ({
  ...{ roles: roleChoices(role), kept: scopeLines(scopes, locale), ...SCOPE_CHOICES },
});
