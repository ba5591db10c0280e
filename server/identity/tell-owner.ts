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
  { db, vault, accountMail, siteUrl }: ApiDeps,
  accountId: string,
  name: AccountMailName,
  path: string = FORGOT_PATH,
): Promise<void> {
  const account = await db.account.findUnique({ where: { id: accountId } });
  if (account === null) return;
  const { email } = openContact(vault, account);
  if (email === null) return;
  const variables = { handle: account.handle, link: new URL(path, siteUrl).href };
  await accountMail({ to: email, locale: account.locale as Locale, name, variables });
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
