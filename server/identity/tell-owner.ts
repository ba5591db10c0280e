import type { FastifyBaseLogger } from 'fastify';
import type { AccountMailName } from '#domain/account-mails.ts';
import type { Locale } from '#domain/bilingual.ts';
import { openContact } from '#orders/accounts.ts';
import type { ApiDeps } from '../ports.ts';

/** Where a forgotten password is asked for. */
export const FORGOT_PATH = '/pages/forgot';

/**
 * Writes to the owner of an account; one without an address is not written to.
 * @param path the page that the mail leads to
 */
export async function tellOwner(
  deps: ApiDeps,
  accountId: string,
  name: AccountMailName,
  path: string = FORGOT_PATH,
): Promise<void> {
  const account = await deps.db.account.findUnique({ where: { id: accountId } });
  if (account === null) return;
  const { email } = openContact(deps.vault, account);
  if (email !== null) await write(deps, account, { to: email, name, path });
}

/** Writes about an account to an address that may not be its own any more. */
export async function tellAt(
  deps: ApiDeps,
  to: string,
  accountId: string,
  name: AccountMailName,
): Promise<void> {
  const account = await deps.db.account.findUniqueOrThrow({ where: { id: accountId } });
  await write(deps, account, { to, name, path: FORGOT_PATH });
}

async function write(
  { accountMail, siteUrl }: ApiDeps,
  { handle, locale }: { handle: string; locale: string },
  { to, name, path }: { to: string; name: AccountMailName; path: string },
): Promise<void> {
  const variables = { handle, link: new URL(path, siteUrl).href };
  await accountMail({ to, locale: locale as Locale, name, variables });
}

/**
 * Does what the answer doesn't wait for: neither its time nor its failure is for whoever asks. Only the kind
 * of the error is logged; its message may hold an address.
 */
export function afterwards(log: FastifyBaseLogger, work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    log.error({ err: (error as Error).name }, 'a mail about an account was not sent');
  });
}
