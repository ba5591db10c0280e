import type { AccountLine } from '../accounts/account-schemas.ts';
import type { AuditList, ChainView, VerifiedView } from '../audit/schemas.ts';
import type { LinksView } from '../authority/schemas.ts';
import type { KeyLine, SessionLine } from '../identity/schemas.ts';
import { id, query, type Ask } from './ask-api.ts';

/** A page of the accounts. */
export interface AccountList {
  readonly accounts: readonly AccountLine[];
  readonly next: string | null;
}

type Wanted = Readonly<Record<string, string | undefined>>;

const accountCalls = (ask: Ask) => {
  const place = (account: string, rest = '') => `/accounts/${id(account)}${rest}`;
  return {
    accounts: async (wanted: Wanted) =>
      (await ask<AccountList>('GET', `/accounts${query(wanted)}`)).body,
    accountOf: async (account: string) => (await ask<AccountLine>('GET', place(account))).body,
    openAccount: async (body: object) =>
      (await ask<AccountLine & { token: string | null }>('POST', '/accounts', { body })).body,
    previewAccount: async (account: string, body: object) => {
      const path = place(account, '/preview');
      return (await ask<{ releasedTasks: string[] }>('POST', path, { body })).body.releasedTasks;
    },
    changeAccount: async (account: string, body: object) => {
      const path = place(account);
      return (await ask<{ releasedTasks: string[] }>('PATCH', path, { body })).body.releasedTasks;
    },
    sessionsOf: async (account: string) =>
      (await ask<{ sessions: SessionLine[] }>('GET', place(account, '/sessions'))).body.sessions,
    endSessionOf: async (account: string, session: string) => {
      await ask('DELETE', place(account, `/sessions/${id(session)}`));
    },
    keysOf: async (account: string) =>
      (await ask<{ keys: KeyLine[] }>('GET', place(account, '/keys'))).body.keys,
    revokeKeyOf: async (account: string, key: string) => {
      await ask('DELETE', place(account, `/keys/${id(key)}`));
    },
    removeFactorOf: async (account: string) => {
      await ask('DELETE', place(account, '/second-factor'));
    },
  };
};

const auditCalls = (ask: Ask) => ({
  audit: async (wanted: Wanted) => (await ask<AuditList>('GET', `/audit${query(wanted)}`)).body,
  chain: async () => (await ask<ChainView>('GET', '/audit/chain')).body,
  verifyAudit: async () => (await ask<VerifiedView>('POST', '/audit/verify')).body,
});

/** What the desks of the administrators ask the API. */
export const deskCalls = (ask: Ask) => ({
  ...{ ...accountCalls(ask), ...auditCalls(ask) },
  links: async () => (await ask<LinksView>('GET', '/authority/links')).body,
});
