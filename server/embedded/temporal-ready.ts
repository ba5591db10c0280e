import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { Connection } from '@temporalio/client';

import { CodedError } from '#domain/errors.ts';
import { LOOPBACK } from '#server/embedded/ports.ts';

const READY_WITHIN_MS = 90_000;

/**
 * Waits until the frontend answers `getSystemInfo` and the web interface listens.
 *
 * @param alive turns false when the server's process has ended: then there is nothing to wait for.
 * @throws CodedError `embedded.start_failed`.
 */
export async function awaitTemporal(
  address: string,
  uiPort: number,
  alive: () => boolean,
): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  for (; !(await answers(address)) || !(await listens(uiPort)); await sleep(50)) {
    if (!alive()) throw failed('Temporal server ended while it was starting.');
    if (Date.now() > until) throw failed(`Temporal server did not answer on ${address} in time.`);
  }
  if (!alive()) throw failed(`Another server answers on ${address}.`);
}

async function answers(address: string): Promise<boolean> {
  const port = Number(address.split(':').at(-1));
  // A plain connection first: a gRPC client backs off for longer and longer between its own attempts.
  if (!(await listens(port))) return false;
  try {
    const connection = await Connection.connect({ address, connectTimeout: '5s' });
    await connection.close();
    return true;
  } catch {
    return false;
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: LOOPBACK });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

function failed(sentence: string): CodedError {
  return new CodedError('embedded.start_failed', sentence);
}
