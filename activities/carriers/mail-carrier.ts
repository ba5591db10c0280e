import nodemailer from 'nodemailer';
import { NEVER_REACHED, NotTaken } from './not-taken.ts';

/** An e-mail to be sent. Its Message-ID is ours, so that one that is sent twice is known to be the same. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
}

/** What became of a mail: taken by the server, or refused for good. */
export type MailHandedOver = { readonly id: string } | { readonly refused: string };

export interface MailCarrier {
  /** @throws NotTaken when it is certain that the mail was not taken; any other error leaves that open. */
  send(message: MailMessage): Promise<MailHandedOver>;
}

/** E-mail by SMTP. A 5xx answer is final; anything else is tried again by the caller. */
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
        return refusal(error as { code?: string; responseCode?: number });
      }
    },
  };
}

/** What an error means for the mail. A server that answered with a code has not taken it. */
function refusal({ code, responseCode }: { code?: string; responseCode?: number }): MailHandedOver {
  if (responseCode !== undefined && responseCode >= 500) return { refused: String(responseCode) };
  if (responseCode !== undefined || NEVER_REACHED.includes(code ?? '')) {
    throw new NotTaken('The mail server', String(responseCode ?? code));
  }
  throw new Error(`The mail server gave no clear answer: ${code ?? 'none'}`);
}
