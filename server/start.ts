import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CodedError } from '#domain/errors.ts';
import { migrate } from '#prisma/migrate.ts';
import { requireSameKeys } from '#prisma/vault-check.ts';
import { startChild, type RunningChild } from './embedded/child.ts';
import { claimFolder } from './embedded/owner.ts';
import { freePort } from './embedded/ports.ts';
import { startPostgres } from './embedded/postgres.ts';
import { ensureRetention, findTemporal, startTemporal } from './embedded/temporal.ts';
import { seedAccounts, type Tokens } from './start/accounts.ts';
import { keepRunning, type Kept, type Running } from './start/keep-running.ts';
import { apiPort, portFor } from './start/ports.ts';
import { forgetRunning, writeRunning } from './start/running-file.ts';
import { secretsIn } from './start/secrets.ts';
import { SETTINGS, needed, readSettings } from './settings.ts';
import { requireTemporal, temporalClient } from './temporal.ts';
import { wireRecord } from './wiring.ts';

/** How everything is started on one machine. */
export interface StartOptions {
  /** The folder of the embedded parts' data. */
  readonly home: string;
  /** Where Temporal's server is kept once fetched; shared by all homes. */
  readonly cache: string;
  readonly env: Readonly<{ [name: string]: string | undefined }>;
  /** False for tests and demonstrations: faster, and a power cut may lose everything. */
  readonly durable: boolean;
  readonly log: (line: string) => void;
  /** Aborted when the end is asked for: a start that is under way stops what it has started. */
  readonly end?: AbortSignal;
}

/** All of it, running. */
export interface System {
  readonly urls: Readonly<{ [part: string]: string }>;
  readonly tokens: Tokens;
  /** The whole environment of its processes. */
  readonly env: Readonly<{ [name: string]: string }>;
  /** Its time can be moved. */
  readonly sandbox: boolean;
  readonly parts: Readonly<{ [part: string]: Kept<Running> }>;
  stop(): Promise<void>;
}

function refuseIfEnded(end: AbortSignal | undefined): void {
  if (end?.aborted === true)
    throw new CodedError('start.interrupted', 'The start was interrupted.');
}

/** Our own settings in an environment. */
function ours(env: { readonly [name: string]: string }): { [name: string]: string } {
  const names: readonly string[] = Object.values(SETTINGS).map(([variable]) => variable);
  return Object.fromEntries(Object.entries(env).filter(([name]) => names.includes(name)));
}

/** The variables that are set. */
const definite = (env: StartOptions['env']): { [name: string]: string } =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

const entry = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * Starts everything on this machine: each part embedded, but for those whose setting names a real one.
 * What dies is started again; `stop` ends all that was started.
 * @throws CodedError `setting.…`, `embedded.…`, `database.…`, `migration.…`: nothing is left running then.
 */
export async function startSystem(options: StartOptions): Promise<System> {
  const settings = readSettings(options.env);
  const home = resolve(options.home);
  const { log } = options;
  const claim = claimFolder(join(home, 'run'), `Beian in ${home}`);
  // PORT=0 asks for a place of one's own: nothing stands where another system may look for it.
  const anywhere = settings.port === 0;
  const parts = new Map<string, Kept<Running>>();
  const stop = async (): Promise<void> => {
    forgetRunning(home, process.pid);
    // The last that was started is the first to go: nobody is left speaking to what has ended.
    for (const part of [...parts.values()].reverse()) await part.stop();
    claim.release();
  };

  try {
    const env: { [name: string]: string } = definite(options.env);
    const urls: { [part: string]: string } = {};
    const keep = async <T extends Running>(name: string, start: () => Promise<T>): Promise<T> => {
      refuseIfEnded(options.end);
      log(`starting ${name}`);
      const kept = await keepRunning(name, start, log);
      parts.set(name, kept);
      refuseIfEnded(options.end);
      return kept.current();
    };
    const child = (name: string, path: string, extra: { [name: string]: string }) =>
      keep<RunningChild>(name, () =>
        startChild({
          name,
          entry: entry(path),
          env: { ...env, ...extra },
          ready: 'json-line',
          log: (line) => {
            log(`${name}: ${line}`);
          },
        }),
      );

    // Asked first: who wants a port that is taken hears of it before anything is started.
    const port = await apiPort(settings.port);
    const secrets = secretsIn(join(home, 'secrets.json'));
    if (settings.databaseUrl !== undefined) needed(settings, 'dataKeys');
    env.BEIAN_DATA_KEYS = options.env.BEIAN_DATA_KEYS ?? secrets.dataKeys;
    env.BEIAN_INDEX_KEY = options.env.BEIAN_INDEX_KEY ?? secrets.indexKey;
    const embedded = settings.databaseUrl === undefined && settings.temporalAddress === undefined;
    env.BEIAN_SANDBOX = embedded ? 'on' : 'off';
    env.BEIAN_HOME = home;

    if (settings.databaseUrl === undefined) {
      const databasePort = await freePort();
      const { durable } = options;
      const dataDir = join(home, 'postgres');
      const { url } = await keep('postgres', () =>
        startPostgres({ dataDir, port: databasePort, durable, log }),
      );
      env.DATABASE_URL = url;
    } else env.DATABASE_URL = settings.databaseUrl;
    await migrate({ url: env.DATABASE_URL, log });
    const record = wireRecord(readSettings({ ...ours(env), BEIAN_SANDBOX: 'off' }), 2);
    await requireSameKeys(record.db, record.vault);
    const tokens = await seedAccounts(record, join(home, 'accounts.json'), {
      phone: settings.twilioAccountSid === undefined,
      mailbox: settings.smtpUrl === undefined,
    });
    await record.db.$disconnect();

    if (settings.temporalAddress === undefined) {
      const binary = await findTemporal({ cacheDir: options.cache, log });
      const [frontendPort, uiPort] = [await freePort(), await portFor('temporalUi', anywhere)];
      const dbFile = join(home, 'temporal.db');
      const started = await keep('temporal', () =>
        startTemporal({ binary, dbFile, port: frontendPort, uiPort, log }),
      );
      env.TEMPORAL_ADDRESS = started.address;
      urls.temporalUi = started.uiUrl;
    } else {
      env.TEMPORAL_ADDRESS = settings.temporalAddress;
      const client = temporalClient(settings);
      await requireTemporal(client, env.TEMPORAL_ADDRESS);
      await client.connection.close();
      await ensureRetention(env.TEMPORAL_ADDRESS, {
        namespace: settings.temporalNamespace ?? 'default',
      });
    }

    const apiUrl = `http://${settings.host ?? '127.0.0.1'}:${String(port)}`;
    env.PORT = String(port);
    env.PUBLIC_URL = settings.publicUrl ?? apiUrl;
    const clock: { [name: string]: string } = embedded
      ? { CLOCK_URL: `${apiUrl}/sandbox/clock` }
      : {};

    const phonePort = await portFor('phone', anywhere);
    if (settings.twilioAccountSid === undefined) {
      env.TWILIO_ACCOUNT_SID = secrets.twilioAccountSid;
      env.TWILIO_AUTH_TOKEN = secrets.twilioAuthToken;
      env.TWILIO_FROM = '+8610690000';
      env.TWILIO_BASE_URL = `http://127.0.0.1:${String(phonePort)}`;
    }
    urls.api = apiUrl;
    await child('api', 'server/main.ts', {});
    if (settings.twilioAccountSid === undefined) {
      const store = { STORE: join(home, 'phone'), PORT: String(phonePort) };
      const { ready } = await child('phone', 'simulators/phone/main.ts', { ...store, ...clock });
      urls.phone = String(ready.url);
    }
    if (settings.smtpUrl === undefined) {
      const [port, smtpPort] = [await portFor('mailbox', anywhere), await freePort()];
      const store = {
        STORE: join(home, 'mailbox'),
        PORT: String(port),
        SMTP_PORT: String(smtpPort),
      };
      const { ready } = await child('mailbox', 'simulators/mailbox/main.ts', {
        ...store,
        ...clock,
      });
      urls.mailbox = String(ready.url);
      env.SMTP_URL = String(ready.smtpUrl);
    }
    if (settings.authorityUrl === undefined && urls.phone !== undefined) {
      env.AUTHORITY_USER = 'provider';
      env.AUTHORITY_PASSWORD = secrets.authorityPassword;
      const { ready } = await child('authority', 'simulators/authority/main.ts', {
        STORE: join(home, 'authority'),
        PORT: String(await portFor('authority', anywhere)),
        PHONE_URL: urls.phone,
        ...clock,
      });
      urls.authority = String(ready.url);
      env.AUTHORITY_URL = urls.authority;
    }
    await child('worker', 'server/worker.ts', {});
    writeRunning(home, { pid: process.pid, urls, env: ours(env) });
    return { urls, tokens, env, sandbox: embedded, parts: Object.fromEntries(parts), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
