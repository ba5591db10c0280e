import { join, resolve } from 'node:path';
import { claimFolder } from './embedded/owner.ts';
import type { Tokens } from './start/accounts.ts';
import { givenSettings, urlsOf } from './start/environment.ts';
import type { Env, Ground } from './start/ground.ts';
import type { Kept, Running } from './start/keep-running.ts';
import { startParts } from './start/parts.ts';
import { choosePlaces } from './start/places.ts';
import { ours } from './start/record.ts';
import { forgetRunning, writeRunning } from './start/running-file.ts';
import { secretsIn } from './start/secrets.ts';
import { partsOf } from './start/table.ts';
import { readSettings, type Settings } from './settings.ts';

/** How everything is started on one machine. */
export interface StartOptions {
  /** The folder of the embedded parts' data. */
  readonly home: string;
  /** Where what was fetched or made once is kept, such as Temporal’s server; shared by all homes. */
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
  /** What everybody signs in with at the simulated identity provider, where it runs. */
  readonly staffPassword: string | undefined;
  /** The whole environment of its processes. */
  readonly env: Readonly<{ [name: string]: string }>;
  /** Its time can be moved. */
  readonly sandbox: boolean;
  readonly parts: Readonly<{ [part: string]: Kept<Running> }>;
  stop(): Promise<void>;
}

/**
 * Starts everything on this machine: each part embedded, but for those whose setting names a real one.
 * What dies is started again; `stop` ends all that was started.
 * @throws CodedError `setting.…`, `embedded.…`, `database.…`, `migration.…`: nothing is left running then.
 */
export async function startSystem(options: StartOptions): Promise<System> {
  const settings = readSettings(options.env);
  const home = resolve(options.home);
  const claim = claimFolder(join(home, 'run'), `Beian in ${home}`);
  try {
    const ground = await lay(options, home, settings);
    const { env, places } = ground;
    let tokens: Tokens = {};
    const parts = partsOf(ground, (told) => {
      tokens = told;
    });
    const started = await startParts(parts, options.end);
    const urls = urlsOf(settings, places);
    writeRunning(home, { pid: process.pid, urls, env: ours(env) });
    const stop = async (): Promise<void> => {
      forgetRunning(home, process.pid);
      await started.stop();
      claim.release();
    };
    const staffPassword =
      urls.identityProvider === undefined ? undefined : ground.secrets.staffPassword;
    const sandbox = env.BEIAN_SANDBOX === 'on';
    return { urls, tokens, staffPassword, env, sandbox, parts: started.kept, stop };
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** What is known before anything is started. */
async function lay(options: StartOptions, home: string, settings: Settings): Promise<Ground> {
  const { cache, durable, log } = options;
  const places = await choosePlaces(settings);
  const secrets = secretsIn(join(home, 'secrets.json'));
  const env = {
    ...definite(options.env),
    ...givenSettings(settings, places, secrets),
    BEIAN_HOME: home,
    BEIAN_CACHE: cache,
  };
  return { home, cache, durable, settings, places, secrets, env, log };
}

/** The variables that are set. */
const definite = (env: StartOptions['env']): Env =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
