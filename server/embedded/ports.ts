import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

import getPort from 'get-port';

import { CodedError } from '#domain/errors.ts';

export const LOOPBACK = '127.0.0.1';

/** Below where Linux and macOS take the ports of outgoing connections from, above the well-known ones. */
const OURS = { from: 10_000, to: 32_000 };
const TRIES = 32;

/**
 * A free port on the loopback address; get-port also keeps two callers of this process apart. Not one
 * that the system would give out itself: between this choice and its use, and while a server that was
 * killed is started again in its place, any outgoing connection might be given that.
 */
export function freePort(): Promise<number> {
  const port = Array.from({ length: TRIES }, () => randomInt(OURS.from, OURS.to));
  return getPort({ host: LOOPBACK, port });
}

/**
 * Refuses a port that something listens on already.
 *
 * @param what names who wants it: "PostgreSQL", "Temporal's web interface".
 * @throws CodedError `embedded.port_in_use`.
 */
export async function requireFreePort(port: number, what: string): Promise<void> {
  const code = await tryListen(port);
  if (code === undefined) return;
  const reason = code === 'EACCES' ? 'which this user may not open' : 'which is in use';
  throw new CodedError(
    'embedded.port_in_use',
    `${what} should listen on port ${port}, ${reason}.`,
    {
      field: 'port',
      remedy: 'Stop what listens there or choose another port.',
      facts: { port },
    },
  );
}

function tryListen(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host: LOOPBACK }, () => server.close(() => resolve(undefined)));
  });
}
