import { randomUUID } from 'node:crypto';
import Handlebars from 'handlebars';
import type { AccountMailName, AccountMailVariables } from '#domain/account-mails.ts';
import type { Locale } from '#domain/bilingual.ts';
import type { MailCarrier } from './carriers/mail-carrier.ts';
import { htmlBody, htmlPage } from './mail-html.ts';
import { readTemplate } from './template-files.ts';

/** A mail about an account, and where it goes. */
export interface AccountMail {
  readonly to: string;
  readonly locale: Locale;
  readonly name: AccountMailName;
  readonly variables: AccountMailVariables;
}

/** Writes such a mail; its template's first line is the subject. */
export function writeAccountMail({ locale, name, variables }: Omit<AccountMail, 'to'>): {
  subject: string;
  text: string;
  html: string;
} {
  const source = readTemplate(`${locale}/${name}.mail.hbs`);
  const write = Handlebars.compile<AccountMailVariables>(source, { noEscape: true, strict: true });
  const [subject = '', ...text] = write(variables).trim().split('\n');
  const [handle, link] = [variables.handle, variables.link].map((value) =>
    Handlebars.escapeExpression(value),
  ) as [string, string];
  const inHtml = write({ handle, link: `<a href="${link}">${link}</a>` });
  const [, ...lines] = inHtml.trim().split('\n');
  return {
    ...{ subject, text: text.join('\n').trim() },
    html: htmlPage(locale, Handlebars.escapeExpression(subject), htmlBody(lines.join('\n').trim())),
  };
}

/**
 * Sends it at once, beside the notices of orders: it is no effect of a step, and a link that is good for
 * minutes is not sent hours later. Whoever doesn't get it asks again.
 * @throws what the carrier throws where the mail was not taken
 */
export const accountMailer =
  (carrier: MailCarrier, mailDomain: string) =>
  async (mail: AccountMail): Promise<void> => {
    const messageId = `<account-${randomUUID()}@${mailDomain}>`;
    await carrier.send({ to: mail.to, messageId, ...writeAccountMail(mail) });
  };
