import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { CodedError } from '#domain/errors.ts';
import { Tail } from '#server/embedded/lines.ts';
import { claimFolder } from '#server/embedded/owner.ts';
import { freePort, LOOPBACK, requireFreePort } from '#server/embedded/ports.ts';
import { postgresBinaries } from '#server/embedded/postgres-binaries.ts';
import { homesOf, openHome } from '#server/embedded/postgres-home.ts';
import { DATABASE, initialise, USER } from '#server/embedded/postgres-init.ts';
import {
  killPostgres,
  spawnPostgres,
  stopFormerPostgres,
} from '#server/embedded/postgres-process.ts';
import { type PostgresProcess, stopPostgres } from '#server/embedded/postgres-process.ts';
import { awaitPostgres } from '#server/embedded/postgres-ready.ts';
import { postgresUser, type RunAs } from '#server/embedded/postgres-user.ts';

const ATTEMPTS = 40;
/** Complaints that pass: a port that somebody else took first, processes of a killed server going down. */
const PASSING =
  /Address already in use|pre-existing shared memory block|lock file .* already exists/;
/** Answers to our own knocking before it is ready, which would look like trouble in a log. */
const KNOCKING = /FATAL: +(the database system is starting up|database "beian" does not exist)/;

/** How the embedded database is started. */
export interface PostgresOptions {
  /** Keeps the data from start to start; created if absent. */
  readonly dataDir: string;
  /** A free one unless told. */
  readonly port?: number;
  /** False (tests) is faster, and a power cut may then lose everything; true unless told. */
  readonly durable?: boolean;
  readonly log?: (line: string) => void;
}

/** A PostgreSQL server with an empty or earlier database `beian`. */
export interface RunningPostgres {
  /** Connection string, password included. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the server has ended, for whatever reason. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
  /** SIGKILL to all its processes, for tests. */
  kill(): void;
}

/**
 * Starts the PostgreSQL that npm brought, on 127.0.0.1 alone, and waits until it answers. A server that
 * a killed process of ours left on the same folder is stopped first.
 *
 * The data lie in `dataDir/data`; as root, where PostgreSQL's user can't enter `dataDir`, they lie in a
 * folder under /var/lib/beian which `dataDir/LOCATION` names. So use {@link removePostgresData} rather
 * than `rm -rf`, which would leave that folder behind (harmless: the next start says so).
 *
 * @throws CodedError `embedded.in_use`, `embedded.port_in_use`, `embedded.no_binaries`,
 *   `embedded.no_user`, `embedded.data_moved`, `embedded.no_access`,
 *   `embedded.start_failed`; each says the way out.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const log = options.log ?? (() => undefined);
  const home = openHome(options.dataDir, postgresUser, log);
  const claim = claimFolder(home, `The database in ${options.dataDir}`);
  try {
    return await startIn(home, options, log, claim.release);
  } catch (error) {
    claim.release();
    throw error;
  }
}

async function startIn(
  home: string,
  { port, durable = true }: PostgresOptions,
  log: (line: string) => void,
  release: () => void,
): Promise<RunningPostgres> {
  const data = join(home, 'data');
  const user = postgresUser(data);
  await stopFormerPostgres(data, log);
  if (port !== undefined) await requireFreePort(port, 'PostgreSQL');
  const binaries = postgresBinaries(user, log);
  const password = initialise(home, binaries.initdb, user, durable);
  const tryOnce = async (tail: Tail) => {
    const chosen = port ?? (await freePort());
    const url = `postgresql://${USER}:${password}@${LOOPBACK}:${chosen}/${DATABASE}`;
    const server = await launch(
      binaries.postgres,
      data,
      { url, port: chosen, durable, user },
      tail,
      log,
    );
    return running(server, url, chosen, release);
  };
  for (let attempt = 1; ; attempt += 1) {
    const tail = new Tail();
    try {
      return await tryOnce(tail);
    } catch (error) {
      if (attempt === ATTEMPTS || !PASSING.test(String(tail))) throw withLog(error, tail);
      await sleep(250);
    }
  }
}

async function launch(
  postgres: string,
  data: string,
  how: { url: string; port: number; durable: boolean; user: RunAs | undefined },
  tail: Tail,
  log: (line: string) => void,
): Promise<PostgresProcess> {
  const server = await spawnPostgres(postgres, data, how.port, how.durable, how.user, (line) => {
    tail.add(line);
    if (!KNOCKING.test(line)) log(line);
  });
  try {
    await awaitPostgres(how.url, server.alive);
    return server;
  } catch (error) {
    if (server.alive()) killPostgres(server.pid);
    await server.exited;
    throw error;
  }
}

function running(
  server: PostgresProcess,
  url: string,
  port: number,
  release: () => void,
): RunningPostgres {
  void server.exited.then(release);
  const stop = async () => {
    if (server.alive()) await stopPostgres(server.pid);
    await server.exited;
  };
  const kill = () => killPostgres(server.pid);
  return { url, port, pid: server.pid, exited: server.exited, stop, kill };
}

function withLog(error: unknown, tail: Tail): CodedError {
  const said = error instanceof Error ? error.message : String(error);
  return new CodedError('embedded.start_failed', `${said} Its last lines:\n${tail}`, {
    remedy: 'Set DATABASE_URL to use a database of your own.',
    cause: error,
  });
}

/**
 * Removes `dataDir` and, where its data lie elsewhere, that folder too. A server that a killed process
 * left there is stopped first.
 *
 * @throws CodedError `embedded.in_use` while the database is in use.
 */
export async function removePostgresData(dataDir: string): Promise<void> {
  for (const home of homesOf(dataDir)) {
    const claim = claimFolder(home, `The database in ${dataDir}`);
    try {
      await stopFormerPostgres(join(home, 'data'), () => undefined);
      rmSync(home, { recursive: true, force: true });
    } finally {
      claim.release();
    }
  }
}
