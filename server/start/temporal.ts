import { join } from 'node:path';
import { ensureRetention, findTemporal, startTemporal } from '../embedded/temporal.ts';
import { requireTemporal, temporalClient } from '../temporal.ts';
import { kept, type Ground } from './ground.ts';
import type { Kept, Running } from './keep-running.ts';

/**
 * Temporal's own server, embedded.
 * @throws CodedError `embedded.…`.
 */
export async function embeddedTemporal(ground: Ground): Promise<Kept<Running>> {
  const { cache, home, places, log } = ground;
  const binary = await findTemporal({ cacheDir: cache, log });
  const [dbFile, port, uiPort] = [join(home, 'temporal.db'), places.temporal, places.temporalUi];
  return kept(ground, 'temporal', () => startTemporal({ binary, dbFile, port, uiPort, log }));
}

/**
 * Asks that somebody's own Temporal is there, and that it keeps closed workflows for long enough.
 * @throws CodedError `temporal.unreachable`, `embedded.no_namespace`.
 */
export async function realTemporal({ settings }: Ground, address: string): Promise<undefined> {
  const client = temporalClient(settings);
  try {
    await requireTemporal(client, address);
  } finally {
    await client.connection.close();
  }
  await ensureRetention(address, { namespace: settings.temporalNamespace ?? 'default' });
}
