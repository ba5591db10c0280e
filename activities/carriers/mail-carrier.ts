import nodemailer from 'nodemailer';

/** An e-mail to be sent. Its Message-ID is ours, so that one that is sent twice is known to be the same. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
}

/** What became of a mail: taken by the server, or refused for good. */
export type MailHandedOver = { readonly id: string } | { readonly refused: string; readonly text: string };

export interface MailCarrier {
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
        const { responseCode } = error as { responseCode?: number };
        if (responseCode === undefined || responseCode < 500) throw error;
        return { refused: String(responseCode), text: (error as Error).message };
      }
    },
  };
}
