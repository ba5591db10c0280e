import { appendFileSync, rmSync } from 'node:fs';
import { MOCK_ENDPOINT } from './mocks.ts';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { cache } from '#cli/home.ts';
import { migrate } from '#prisma/migrate.ts';
import { startChild } from '#server/embedded/child.ts';
import { freePort } from '#server/embedded/ports.ts';
import { findTemporal, startTemporal } from '#server/embedded/temporal.ts';
import { readSettings } from '#server/settings.ts';
import { seedAccounts, type Tokens } from '#server/start/accounts.ts';
import { secretsIn } from '#server/start/secrets.ts';
import { wireRecord } from '#server/wiring.ts';
import { SETTINGS_FOR_MEASURING } from '../settings.ts';
import type { DriverContext } from './driver.ts';

/** A process of ours, as the driver counts and kills it. */
export interface Proc {
  readonly role: string;
  readonly pid: number;
  readonly exited: Promise<unknown>;
  stop(): Promise<void>;
  kill(): void;
}

/** All that was started. */
export interface Started {
  readonly procs: readonly Proc[];
  readonly tokens: Tokens;
  readonly dataKeys: string;
  readonly indexKey: string;
  /** Where the authority's answers are brought to. */
  readonly answersUrl: string;
}

/** What belongs to a cluster. What names a server that was left behind stays: it is to be stopped. */
const EARLIER = [
  ...['secrets.json', 'accounts.json'],
  ...['temporal.db', 'temporal.db-wal', 'temporal.db-shm'],
];

const entry = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The driver's cluster as our setting. */
export const databaseUrlOf = ({ pg: { host, port, db, user } }: DriverContext): string =>
  `postgresql://${user}@${host}:${String(port)}/${db}`;

/** Temporal, API and worker, each a child of the driver's: what `beian start` does with a PostgreSQL of one's own. */
export async function startProcesses(ctx: DriverContext, sinkUrl: string): Promise<Started> {
  const home = join(ctx.dir, 'beian');
  const databaseUrl = databaseUrlOf(ctx);
  // A fresh cluster: followers and keys of an earlier run belong to nothing in it.
  if (await isEmpty(databaseUrl)) {
    for (const file of EARLIER) rmSync(join(home, file), { force: true });
  }
  await migrate({ url: databaseUrl });
  const { dataKeys, indexKey } = secretsIn(join(home, 'secrets.json'));
  const keys = { BEIAN_DATA_KEYS: dataKeys, BEIAN_INDEX_KEY: indexKey };
  const record = wireRecord(readSettings({ DATABASE_URL: databaseUrl, ...keys }), 1);
  const simulated = { phone: true, mailbox: true };
  const tokens = await seedAccounts(record, join(home, 'accounts.json'), simulated);
  await record.db.$disconnect();

  const log = (line: string) => {
    appendFileSync(join(ctx.dir, 'results', 'beian.engine.log'), `${line}\n`);
  };
  const binary = await findTemporal({ cacheDir: cache() });
  const temporal = await startTemporal({ binary, dbFile: join(home, 'temporal.db'), log });
  const answersPort = await freePort();
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    ...{ PATH, HOME, ...keys, ...SETTINGS_FOR_MEASURING, BEIAN_SANDBOX: 'off' },
    AUTHORITY_ENDPOINTS: JSON.stringify([MOCK_ENDPOINT]),
    ...{ DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporal.address, PORT: String(ctx.port) },
  };
  const mocks = { PEER_MOCK_URL: ctx.mockUrl, PEER_SINK_URL: sinkUrl };
  const child = (name: string, path: string, extra: { [name: string]: string }) =>
    startChild({ name, entry: entry(path), env: { ...env, ...extra }, ready: 'json-line', log });
  const [api, worker] = await Promise.all([
    child('api', 'server/main.ts', {}),
    child('worker', 'bench/adapter/worker.ts', {
      ...mocks,
      PEER_ANSWERS_PORT: String(answersPort),
    }),
  ]);
  const procs = [
    { ...api, role: 'api' },
    { ...worker, role: 'worker' },
    { ...temporal, role: 'temporal' },
  ];
  const answersUrl = `http://127.0.0.1:${String(answersPort)}/answers`;
  return { procs, tokens, dataKeys, indexKey, answersUrl };
}

async function isEmpty(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ accounts: string | null }>(
      `SELECT to_regclass('accounts')::text AS accounts`,
    );
    return rows[0]?.accounts == null;
  } finally {
    await client.end();
  }
}

/** Ends them; those that are to stop in good order stop before what they speak to. */
export async function stopProcesses(procs: readonly Proc[], signal?: string): Promise<void> {
  if (signal === 'SIGKILL') {
    for (const proc of procs) proc.kill();
    await Promise.all(procs.map(({ exited }) => exited));
    return;
  }
  for (const role of ['worker', 'api', 'temporal']) {
    await procs.find((proc) => proc.role === role)?.stop();
  }
}
