import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { SYSTEM } from '#domain/roles.ts';
import { join } from 'node:path';
import { writePassword } from '#identity/change-password.ts';
import { hashPassword } from '#identity/password-hash.ts';
import { openAccount, type NewAccount } from '#orders/accounts.ts';
import { audit } from '#orders/audit.ts';
import type { Record } from '../wiring.ts';
import { writePrivate } from './secrets.ts';

/** The accounts that a new record begins with. Nobody real: numbers and addresses lead to the simulators. */
export const SEEDED: readonly NewAccount[] = [
  { handle: 'applicant', role: 'applicant', mobile: '13900000001', email: 'applicant@example.com' },
  {
    handle: 'applicant-en',
    role: 'applicant',
    locale: 'en',
    mobile: '13900000002',
    email: 'applicant-en@example.com',
  },
  { handle: 'reviewer-1', role: 'reviewer', email: 'reviewer-1@example.com' },
  { handle: 'reviewer-2', role: 'reviewer', email: 'reviewer-2@example.com' },
  { handle: 'senior-1', role: 'seniorReviewer', email: 'senior-1@example.com' },
  { handle: 'manager', role: 'manager', email: 'manager@example.com' },
  { handle: 'clerk', role: 'authorityClerk' },
  { handle: 'support', role: 'support' },
  // Two, since a repair takes a second person.
  { handle: 'admin-1', role: 'systemAdministrator' },
  { handle: 'admin-2', role: 'systemAdministrator' },
  { handle: 'security', role: 'securityAdministrator' },
  { handle: 'auditor', role: 'auditAdministrator' },
];

/** Bearer tokens by handle. */
export type Tokens = Readonly<{ [handle: string]: string }>;

/**
 * Opens the first accounts of an empty record; their tokens go into a private file and nowhere else.
 * @param simulated which carriers are simulators: where one is real, nobody's number or address is seeded
 */
export async function seedAccounts(
  { db, vault, clock }: Record,
  file: string,
  simulated: { readonly phone: boolean; readonly mailbox: boolean },
): Promise<Tokens> {
  if ((await db.account.count()) > 0) return readTokens(file);
  const at = await clock.now();
  const tokens = await db.$transaction(async (tx) => {
    const opened: [string, string][] = [];
    for (const { mobile, email, ...account } of SEEDED) {
      const { id, token } = await openAccount(
        tx,
        vault,
        {
          ...account,
          ...(simulated.phone && mobile !== undefined && { mobile }),
          ...(simulated.mailbox && email !== undefined && { email }),
        },
        at,
      );
      const after = { role: account.role };
      await audit(tx, { at, actor: SYSTEM, action: 'account.opened', target: id, after });
      opened.push([account.handle, token]);
    }
    // Before the commit: tokens that nobody has could never be made again.
    writePrivate(file, Object.fromEntries(opened));
    return Object.fromEntries(opened);
  });
  return tokens;
}

/** The tokens that were made here; none where the record was seeded elsewhere. */
export function readTokens(file: string): Tokens {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Tokens) : {};
}

const PASSWORDS = 'passwords.json';

/**
 * Gives every seeded applicant a password, for a demonstration that people sign in to; they lie in a private
 * file beside the tokens. Staff sign in at the simulated identity provider.
 * @param home the folder of the demonstration
 */
export async function seedPasswords({ db }: Pick<Record, 'db'>, home: string): Promise<Tokens> {
  const passwords: { [handle: string]: string } = {};
  for (const { handle } of SEEDED.filter(({ role }) => role === 'applicant')) {
    const password = randomBytes(9).toString('base64url');
    const { id: accountId } = await db.account.findUniqueOrThrow({ where: { handle } });
    const passwordHash = await hashPassword(password);
    await writePassword(db, { accountId, passwordHash, now: new Date() });
    passwords[handle] = password;
  }
  writePrivate(join(home, PASSWORDS), passwords);
  return passwords;
}

/** The passwords that were made here: only a demonstration has any. */
export const readPasswords = (home: string): Tokens => readTokens(join(home, PASSWORDS));
