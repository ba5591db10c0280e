import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connected } from '#cli/connected.ts';
import { removePostgresData } from '#server/embedded/postgres.ts';
import { readSettings } from '#server/settings.ts';
import { startSystem, type System } from '#server/start.ts';
import { temporalClient } from '#server/temporal.ts';
import { wireRecord } from '#server/wiring.ts';

/** The whole system in a folder of a test's own, every part a process, and a connection to look into it. */
export interface TestSystem extends System {
  readonly home: string;
  readonly record: Connected;
  /** What the parts wrote. */
  readonly log: readonly string[];
  end(): Promise<void>;
}

/**
 * Starts everything afresh, as `beian start` does.
 * @param durable whether PostgreSQL keeps its word when it is killed: slower, and needed where it is
 * @param env what its processes are started with beside their settings
 */
export async function createTestSystem(
  durable = false,
  env: Readonly<{ [name: string]: string }> = {},
): Promise<TestSystem> {
  const home = mkdtempSync(join(tmpdir(), 'beian-system-'));
  const log: string[] = [];
  const system = await startSystem({
    home,
    cache: join(process.cwd(), '.beian', 'cache'),
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0' },
      // Tests ask as many people would, from one address.
      BEIAN_REQUESTS_PER_MINUTE: '1000000',
      BEIAN_UPLOADS_PER_DAY: '1000000',
      BEIAN_UPLOAD_MB_PER_DAY: '1000000',
      ...env,
    },
    durable,
    log: (line) => log.push(line),
  });
  const settings = readSettings(system.env);
  const record: Connected = {
    ...wireRecord(settings, 5),
    client: temporalClient(settings),
    sandbox: true,
  };
  return {
    ...system,
    home,
    record,
    log,
    end: async () => {
      await record.db.$disconnect();
      await record.client.connection.close();
      await system.stop();
      await removePostgresData(join(home, 'postgres'));
      rmSync(home, { recursive: true, force: true });
    },
  };
}
