import PostalMime from 'postal-mime';

/** A mail as it came over the wire: the envelope, and the bytes as base64. */
export interface RawMail {
  readonly id: string;
  /** Milliseconds since 1970 on the sandbox clock. */
  readonly at: number;
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly raw: string;
}

/** A mail with its parts read. */
export interface Mail extends RawMail {
  readonly messageId: string | null;
  readonly from: string;
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
}

/** Reads a mail; what can't be read is left out, for a mailbox must not lose a mail over it. */
export async function parseMail(raw: RawMail): Promise<Mail> {
  const email = await PostalMime.parse(Buffer.from(raw.raw, 'base64'));
  return {
    ...raw,
    messageId: email.messageId ?? null,
    from: email.from?.address ?? raw.envelopeFrom,
    subject: email.subject ?? '',
    text: email.text ?? null,
    html: email.html ?? null,
  };
}
