import { createServer } from 'node:net';

import getPort from 'get-port';

import { CodedError } from '#domain/errors.ts';

export const LOOPBACK = '127.0.0.1';

/** A free port on the loopback address; get-port also keeps two callers of this process apart. */
export function freePort(): Promise<number> {
  return getPort({ host: LOOPBACK });
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
