import { randomUUID } from 'node:crypto';
import { ROLES, type Role } from '#domain/roles.ts';
import { openSession } from '#identity/sessions.ts';
import { makeKey, openAccount } from '#orders/accounts.ts';
import { openSubUser } from '#orders/sub-users.ts';
import type { TestSystem } from '../../support/system.ts';

/** Somebody as whom everything is asked. */
export interface Person {
  readonly name: string;
  /** What is sent as proof; nothing for nobody. */
  readonly token: string | undefined;
}

/** Whoever has a role and can sign in: no account is the system's or the authority's. */
const SIGN_IN = ROLES.filter((role) => role !== 'system' && role !== 'authority');

/** Everybody as whom the API is asked, and somebody else of the same kinds whom they may do harm to. */
export interface Everybody {
  readonly people: readonly Person[];
  /** Ids of accounts, sessions and keys that nobody may end before the run does. */
  readonly kept: readonly string[];
}

/**
 * Signs in somebody of every role, a sub-user, a program with a key for reading, and nobody. The security
 * administrator comes last: what is taken from others then is missed by nobody.
 */
export async function givenEverybody({ record }: TestSystem): Promise<Everybody> {
  const { db } = record;
  const wall = () => new Date();
  const deps = { ...record, committed: () => undefined };
  const signIn = async (id: string, role: Role): Promise<string> => {
    const how = { actor: { id, role }, browser: 'Firefox', by: 'password', instead: undefined };
    return db.$transaction((tx) => openSession(tx, { clock: record.clock, wall }, how));
  };
  const people: Person[] = [];
  for (const role of SIGN_IN) {
    const { id } = await db.account.findFirstOrThrow({
      where: { role, parentId: null },
      orderBy: { handle: 'asc' },
    });
    people.push({ name: role, token: await signIn(id, role) });
  }

  const main = await db.account.findUniqueOrThrow({ where: { handle: 'applicant' } });
  const applicant = { id: main.id, role: 'applicant' } as const;
  const sub = await openSubUser(deps, { name: 'first' }, applicant);
  people.push({ name: 'sub-user', token: await signIn(sub.id, 'applicant') });
  const read = { name: 'reads', scopes: ['read'], createdAt: wall() } as const;
  const { token } = await makeKey(db, { accountId: main.id, ...read });
  people.push({ name: 'a key for reading', token }, { name: 'nobody', token: undefined });

  const [accounts, sessions, keys] = await Promise.all([
    db.account.findMany({ select: { id: true } }),
    db.session.findMany({ select: { id: true } }),
    db.apiKey.findMany({ select: { id: true } }),
  ]);
  await givenOthers();
  const last = ({ name }: Person) => (name === 'securityAdministrator' ? 1 : 0);
  return {
    people: people.sort((a, b) => last(a) - last(b)),
    kept: [...accounts, ...sessions, ...keys].map(({ id }) => id.toLowerCase()),
  };

  /** Accounts, sessions and keys that may be ended by whoever may end them. */
  async function givenOthers(): Promise<void> {
    const at = await record.clock.now();
    for (const role of SIGN_IN) {
      const handle = `other-${randomUUID().slice(0, 8)}`;
      const { id } = await openAccount(db, record.vault, { handle, role }, at);
      await signIn(id, role);
    }
    for (const name of ['second', 'third']) await openSubUser(deps, { name }, applicant);
    for (let n = 0; n < 3; n += 1) {
      await signIn(main.id, 'applicant');
      await makeKey(db, { accountId: main.id, ...read });
    }
  }
}
