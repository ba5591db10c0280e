import nodemailer from 'nodemailer';
import { NEVER_REACHED, NotTaken } from './not-taken.ts';

/** An e-mail to be sent. Its Message-ID is ours, so that one that is sent twice is known to be the same. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same in HTML; absent in notices that an earlier release wrote. */
  readonly html?: string;
  readonly messageId: string;
}

/** What became of a mail: taken by the server, or refused for good. */
export type MailHandedOver = { readonly id: string } | { readonly refused: string };

export interface MailCarrier {
  /** @throws NotTaken when it is certain that the mail was not taken; any other error leaves that open. */
  send(message: MailMessage): Promise<MailHandedOver>;
}

/** E-mail by SMTP. A 5xx answer about the recipient or the mail is final; anything else is tried again by the caller. */
export function smtpCarrier(settings: { url: string; from: string }): MailCarrier {
  const transport = nodemailer.createTransport({
    url: settings.url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    async send(message) {
      try {
        await transport.sendMail({ from: settings.from, ...message });
        return { id: message.messageId };
      } catch (error) {
        return refusal(error as SmtpError);
      }
    },
  };
}

/** The part behind the @ of a sender, for our Message-IDs. */
export const mailDomainOf = (from: string): string =>
  from.split('@').at(-1)?.replace('>', '') ?? 'localhost';

/** What nodemailer says of a failure: the server's answer, and to which command. */
interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** Answers to these are about this mail; to any other (a password, our sender) they are about us, and are mended. */
const ABOUT_THE_MAIL = ['RCPT TO', 'DATA'];

/** What an error means for the mail. A server that answered with a code has not taken it. */
function refusal({ code, responseCode, command }: SmtpError): MailHandedOver {
  if (responseCode !== undefined && responseCode >= 500 && ABOUT_THE_MAIL.includes(command ?? '')) {
    return { refused: String(responseCode) };
  }
  if (responseCode !== undefined || NEVER_REACHED.includes(code ?? '')) {
    throw new NotTaken('The mail server', String(responseCode ?? code));
  }
  throw new Error(`The mail server gave no clear answer: ${code ?? 'none'}`);
}
