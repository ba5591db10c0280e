import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Clock } from '../shared/clock.ts';
import type { Faults } from '../shared/faults.ts';
import type { MailStore } from './store.ts';

/** What a test can make go wrong when a recipient is named. */
export const mailFaults = ['tempfail', 'reject', 'hang'] as const;
export type MailFault = (typeof mailFaults)[number];

const maxBytes = 20 * 1024 * 1024;

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** An SMTP server without TLS that takes every mail, and any login that somebody offers. */
export function makeSmtpServer(
  store: MailStore,
  faults: Faults<MailFault>,
  clock: Clock,
): SMTPServer {
  const receive = async (
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
  ): Promise<void> => {
    const bytes = await readAll(stream);
    if (stream.sizeExceeded) throw smtpError(552, '5.3.4 Message too big');
    const { mailFrom, rcptTo } = session.envelope;
    await store.add({
      at: await clock.now(),
      envelopeFrom: mailFrom === false ? '' : mailFrom.address,
      envelopeTo: rcptTo.map((recipient) => recipient.address),
      raw: bytes.toString('base64'),
    });
  };

  return new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: maxBytes,
    closeTimeout: 500,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'somebody' }),
    onRcptTo(recipient, _session, done) {
      const fault = faults.take(recipient.address);
      if (fault === undefined) return done();
      if (fault.mode === 'tempfail') return done(smtpError(451, '4.3.2 Try again later'));
      if (fault.mode === 'reject') return done(smtpError(550, '5.1.1 No such mailbox'));
      // 'hang': no answer at all.
    },
    onData(stream, session, done) {
      receive(stream, session).then(
        () => done(null),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
}

/** Listens; resolves to the port. Throws when the port is taken. */
export async function listenSmtp(server: SMTPServer, port: number, host: string): Promise<number> {
  const bound = server.listen(port, host);
  await new Promise<void>((resolve, reject) => {
    bound.once('listening', resolve);
    server.once('error', reject);
  });
  // From here on an error is one broken client: not ours to end for.
  server.on('error', (error) => process.stderr.write(`mailbox: smtp: ${error.message}\n`));
  const address = bound.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
