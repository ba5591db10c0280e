import type { Locale } from '#domain/bilingual.ts';
import type { AccountLine } from '../../accounts/account-schemas.ts';
import type { ApiClient } from '../api-client.ts';
import { ApiRefusal } from '../api-refusal.ts';
import { allOf, oneOf, type Fields } from '../visit.ts';
import { word, type Word } from '../words.ts';
import { isScoped, scopesIn, scopesInWords } from './scopes.ts';

/** What somebody is about to do to an account. */
export interface Intent {
  readonly api: ApiClient;
  readonly locale: Locale;
  readonly account: AccountLine;
  readonly fields: Fields;
}

/** Something that is done to an account once it was asked again. */
export interface Act {
  readonly title: Word;
  /** The names of the fields that say what exactly. */
  readonly sends: readonly string[];
  readonly danger: boolean;
  /** What will happen, told before it does. */
  readonly foresee: (intent: Intent) => Promise<readonly string[]>;
  /** Does it. @returns how many tasks, sessions or keys it took. */
  readonly carryOut: (intent: Intent) => Promise<number>;
}

type Change = (intent: Intent) => {
  readonly role?: string;
  readonly scopes?: ReturnType<typeof scopesIn>;
  readonly disabled?: boolean;
  readonly signInName?: string | null;
};

/** A change, held to what the account was read as: after somebody else's it is refused. */
const held = (change: Change, intent: Intent) => {
  const version = oneOf(intent.fields, 'version');
  return { ...change(intent), ...(version !== '' && { version }) };
};

/** A change of the account itself: the API says beforehand which tasks it frees. */
const changing = (
  change: Change,
  says: (intent: Intent) => readonly string[],
): Pick<Act, 'foresee' | 'carryOut'> => ({
  foresee: async (intent) => {
    const { api, account, locale } = intent;
    const tasks = await api.previewAccount(account.id, held(change, intent));
    const count = String(tasks.length);
    const freed = word(locale, tasks.length === 0 ? 'security.freesNone' : 'security.frees', {
      count,
    });
    return [...says(intent), freed];
  },
  carryOut: async (intent) =>
    (await intent.api.changeAccount(intent.account.id, held(change, intent))).length,
});

const rights: Change = ({ fields }) => {
  const role = oneOf(fields, 'role');
  return { role, ...(isScoped(role) && { scopes: scopesIn(fields) }) };
};

function rightsInWords({ account, fields, locale }: Intent): readonly string[] {
  const role = oneOf(fields, 'role');
  const named = (name: string) => word(locale, `role.${name}` as Word);
  const moved =
    role === account.role
      ? word(locale, 'security.keepsRole', { role: named(role) })
      : word(locale, 'security.changesRole', { from: named(account.role), to: named(role) });
  if (!isScoped(role)) return [moved];
  const scopes = scopesInWords(scopesIn(fields), locale);
  return [moved, word(locale, 'security.reviews', { scopes })];
}

/** An empty field takes the name away. */
const signInName: Change = ({ fields }) => {
  const name = oneOf(fields, 'signInName').trim();
  return { signInName: name === '' ? null : name };
};

const says =
  (...words: readonly Word[]) =>
  ({ locale }: Intent): readonly string[] =>
    words.map((name) => word(locale, name));

/** Ends a session; one that has ended meanwhile is as good. */
async function endSession({ api, account }: Intent, session: string): Promise<void> {
  try {
    await api.endSessionOf(account.id, session);
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.problem.status !== 404) throw error;
  }
}

const sessionIds = async ({ api, account }: Intent): Promise<readonly string[]> =>
  (await api.sessionsOf(account.id)).map(({ id }) => id);

/** What can be done to an account, by the name of its address. */
export const ACTS: Readonly<Record<string, Act>> = {
  rights: {
    ...{ title: 'security.rights', danger: false },
    sends: ['version', 'role', 'scope', 'province', 'filingType'],
    ...changing(rights, rightsInWords),
  },
  disable: {
    ...{ title: 'security.disable', danger: true, sends: ['version'] },
    ...changing(() => ({ disabled: true }), says('security.disables')),
  },
  enable: {
    ...{ title: 'security.enable', danger: false, sends: ['version'] },
    ...changing(() => ({ disabled: false }), says('security.enables')),
  },
  'sign-in': {
    ...{ title: 'security.signIn', danger: false, sends: ['version', 'signInName'] },
    ...changing(signInName, (intent) =>
      says(
        oneOf(intent.fields, 'signInName').trim() === ''
          ? 'security.takesSignIn'
          : 'security.givesSignIn',
      )(intent),
    ),
  },
  sessions: {
    ...{ title: 'security.endSessions', danger: true, sends: [] },
    foresee: async (intent) => {
      const count = String((await sessionIds(intent)).length);
      return [word(intent.locale, 'security.endsSessions', { count })];
    },
    carryOut: async (intent) => {
      const ids = await sessionIds(intent);
      for (const id of ids) await endSession(intent, id);
      return ids.length;
    },
  },
  key: {
    ...{ title: 'security.revokeKey', danger: true, sends: ['key'] },
    foresee: async ({ api, account, fields, locale }) => {
      const keys = await api.keysOf(account.id);
      const name = keys.find(({ id }) => id === oneOf(fields, 'key'))?.name ?? '';
      return [word(locale, 'security.revokesKey', { name })];
    },
    carryOut: async ({ api, account, fields }) => {
      await api.revokeKeyOf(account.id, oneOf(fields, 'key'));
      return 1;
    },
  },
  factor: {
    ...{ title: 'security.removeFactor', danger: true, sends: [] },
    foresee: (intent) => Promise.resolve(says('security.removesFactor')(intent)),
    carryOut: async ({ api, account }) => {
      await api.removeFactorOf(account.id);
      return 1;
    },
  },
};

/** What a form says exactly, to be sent once more by the one that asks again. */
export const sentWith = ({ sends }: Act, fields: Fields) =>
  sends.flatMap((name) => allOf(fields, name).map((value) => ({ name, value })));
