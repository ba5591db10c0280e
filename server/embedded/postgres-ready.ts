import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import { CodedError } from '#domain/errors.ts';
import { DATABASE } from '#server/embedded/postgres-init.ts';

const CONNECT_WITHIN_MS = 60_000;
/** After a crash PostgreSQL replays its log first; it says so to whoever connects. */
const RECOVER_WITHIN_MS = 600_000;
const STARTING_UP = '57P03';
const NO_SUCH_DATABASE = '3D000';

/**
 * Waits until the server answers and has our database, which is created at the first start.
 *
 * @param alive turns false when the server's process has ended: then there is nothing to wait for.
 * @throws CodedError `embedded.start_failed`.
 */
export async function awaitPostgres(url: string, alive: () => boolean): Promise<void> {
  const began = Date.now();
  for (let limit = CONNECT_WITHIN_MS; ; await sleep(25)) {
    const failure = await query(url, 'SELECT 1');
    if (!failure) return;
    if (failure.code === NO_SUCH_DATABASE) {
      const created = await query(withDatabase(url, 'postgres'), `CREATE DATABASE ${DATABASE}`);
      if (created) throw failed(created);
      continue;
    }
    if (failure.code === STARTING_UP) limit = RECOVER_WITHIN_MS;
    else if (failure.code?.startsWith('28')) throw failed(failure);
    if (!alive() || Date.now() - began > limit) throw failed(failure);
  }
}

async function query(url: string, sql: string): Promise<(Error & { code?: string }) | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // A connection cut while idle is reported here; unheard, it would end our process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sql);
    return undefined;
  } catch (error) {
    return error as Error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

function failed(cause: Error): CodedError {
  const sentence = `PostgreSQL does not answer: ${cause.message}.`;
  return new CodedError('embedded.start_failed', sentence, { cause });
}
