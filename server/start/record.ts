import { join } from 'node:path';
import { migrate } from '#prisma/migrate.ts';
import { requireSameKeys } from '#prisma/vault-check.ts';
import { SETTINGS, readSettings } from '../settings.ts';
import { wireRecord } from '../wiring.ts';
import { seedAccounts, type Tokens } from './accounts.ts';
import { embeddedParts } from './environment.ts';
import type { Env, Ground } from './ground.ts';
import { seedOverrides } from './sandbox-rules.ts';
import { nameSeededStaff } from './staff-at-provider.ts';

/** Our own settings in an environment. */
export function ours(env: Readonly<Env>): Env {
  const names: readonly string[] = Object.values(SETTINGS).map(([variable]) => variable);
  return Object.fromEntries(Object.entries(env).filter(([name]) => names.includes(name)));
}

/**
 * Makes the record ready for the processes: its tables as this version wants them, its keys the ones
 * that it was begun with, and on a machine with a Temporal of its own the accounts to try things out with.
 * @throws CodedError `migration.…`, `database.unreachable`, `vault.wrong_keys`.
 */
export async function prepareRecord({ env, home, settings, log }: Ground): Promise<Tokens> {
  await migrate({ url: env.DATABASE_URL ?? '', log });
  const record = wireRecord(readSettings({ ...ours(env), BEIAN_SANDBOX: 'off' }), 2);
  try {
    await requireSameKeys(record.db, record.vault);
    if (settings.authorityEndpoints === undefined) {
      await seedOverrides(record.db, await record.clock.now());
    }
    // Accounts to try things out with have no place where filings are real: its first administrator opens its own.
    if (settings.temporalAddress !== undefined) return {};
    const tokens = await seedAccounts(record, join(home, 'accounts.json'), {
      phone: settings.twilioAccountSid === undefined,
      mailbox: settings.smtpUrl === undefined,
    });
    if (embeddedParts(settings).identityProvider) {
      await nameSeededStaff(record, env.BEIAN_OIDC_ISSUER ?? '');
    }
    return tokens;
  } finally {
    await record.db.$disconnect();
  }
}
