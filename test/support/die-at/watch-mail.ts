import net from 'node:net';
import { reach } from './reach.ts';

/** What the client has said last on a connection to the mail server. */
const spoken = new WeakMap<net.Socket, 'greeting' | 'data' | 'end'>();

/** SMTP is spoken on a plain socket: the words tell how far it has come. */
export function watchMail(): void {
  const port = Number(new URL(process.env.SMTP_URL ?? 'smtp://none:0').port);
  const prototype = net.Socket.prototype as unknown as {
    write: (this: net.Socket, ...args: unknown[]) => boolean;
  };
  const { write } = prototype;
  prototype.write = function (...args) {
    if (port === 0 || this.remotePort !== port) return write.apply(this, args);
    const text = String(args[0]);
    if (text.startsWith('MAIL FROM')) {
      reach('mail: before the request');
      listen(this);
    }
    if (text.startsWith('DATA')) spoken.set(this, 'data');
    const ended = spoken.get(this) === 'data' && text.endsWith('.\r\n') && !text.includes('DATA');
    if (ended) {
      reach('mail: before its last line');
      spoken.set(this, 'end');
    }
    const flushed = write.apply(this, args);
    if (ended) {
      setImmediate(() => {
        reach('mail: sent');
      });
    }
    return flushed;
  };
}

function listen(socket: net.Socket): void {
  if (spoken.has(socket)) return;
  spoken.set(socket, 'greeting');
  socket.prependListener('data', (answer: Buffer) => {
    if (spoken.get(socket) !== 'end' || !answer.toString('latin1').startsWith('250')) return;
    spoken.set(socket, 'greeting');
    reach('mail: answered, not read');
  });
}
