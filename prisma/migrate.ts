import { setTimeout as sleep } from 'node:timers/promises';

import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import type pg from 'pg';

import { CodedError } from '#domain/errors.ts';
import { MIGRATIONS, migrationsIn } from '#prisma/migration-files.ts';
import { NO_FILTERS, withSchemaEngine } from '#prisma/schema-engine.ts';

/** The advisory lock that `prisma migrate deploy` takes: so it and we keep out of each other's way. */
const PRISMA_LOCK = 72_707_369;
const LOCK_WITHIN_MS = 120_000;
const FAILED_EARLIER = 'P3009';

/** What to bring up to date. */
export interface MigrateOptions {
  readonly url: string;
  /** The project's own unless told. */
  readonly migrationsDir?: string;
  readonly log?: (line: string) => void;
}

/**
 * Applies the migrations that the database does not have yet, as `prisma migrate deploy` does (which
 * stays usable beside this), and answers with their names. Several processes may call at once.
 *
 * @throws CodedError `database.unreachable`; `migration.locked` when another process migrates for longer
 *   than two minutes; `migration.failed` with what the database said, at every start until it is resolved.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const { url, migrationsDir = MIGRATIONS, log = () => undefined } = options;
  const migrationsList = migrationsIn(migrationsDir);
  return withSchemaEngine(url, async ({ engine, pool }) => {
    await takeLock(pool, log);
    try {
      const output = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
      await warn(engine, migrationsList, log);
      for (const name of output.appliedMigrationNames) log(`Applied migration ${name}.`);
      return { applied: output.appliedMigrationNames };
    } catch (error) {
      throw error instanceof CodedError ? error : await inWords(error, pool);
    }
  });
}

/** The engine would wait for the lock for ever; it takes it again in this same session, which is free. */
async function takeLock(pool: pg.Pool, log: (line: string) => void): Promise<void> {
  const ask = async () => {
    const sql = 'SELECT pg_try_advisory_lock($1) AS taken';
    return (await pool.query<{ taken: boolean }>(sql, [PRISMA_LOCK])).rows[0]?.taken === true;
  };
  if (await ask()) return;
  log('Waiting for another process that migrates this database …');
  for (const until = Date.now() + LOCK_WITHIN_MS; !(await ask()); await sleep(100)) {
    if (Date.now() < until) continue;
    const sentence = 'Another process has been migrating this database for two minutes.';
    throw new CodedError('migration.locked', sentence, {
      remedy: `See who holds advisory lock ${PRISMA_LOCK} in pg_locks, end it, and start again.`,
    });
  }
}

/** As `prisma migrate deploy`, we go on: a comment may have been corrected, or an older version started. */
async function warn(
  engine: SchemaEngine,
  migrationsList: MigrationList,
  log: (line: string) => void,
): Promise<void> {
  const asked = { migrationsList, optInToShadowDatabase: false, filters: NO_FILTERS };
  const found = await engine.diagnoseMigrationHistory(asked);
  for (const name of found.editedMigrationNames) {
    log(`Migration ${name} was edited after it had been applied: the edit has no effect here.`);
  }
  if (found.history && 'unpersistedMigrationNames' in found.history) {
    const names = found.history.unpersistedMigrationNames.join(', ');
    log(`The database has migrations that this version does not know: ${names}.`);
  }
}

async function inWords(cause: unknown, pool: pg.Pool): Promise<CodedError> {
  const said = cause instanceof Error ? cause.message : String(cause);
  const row = await failedMigration(pool).catch(() => undefined);
  if (!row) return new CodedError('migration.failed', `Migrating failed: ${said}`, { cause });
  const earlier = (cause as { code?: string }).code === FAILED_EARLIER;
  const when = earlier ? 'failed earlier, and none was applied since' : 'failed';
  const sentence = `Migration ${row.name} ${when}: ${reasonIn(row.logs ?? said)}`;
  const sql = `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE id = '${row.id}'`;
  return new CodedError('migration.failed', sentence, {
    remedy: `Nothing of it remains in the database. Correct the cause, then run "${sql}" and start again.`,
    cause,
  });
}

async function failedMigration(pool: pg.Pool) {
  const found = await pool.query<{ id: string; name: string; logs: string | null }>(
    `SELECT id, migration_name AS name, logs FROM _prisma_migrations
     WHERE finished_at IS NULL AND rolled_back_at IS NULL ORDER BY started_at DESC LIMIT 1`,
  );
  return found.rows[0];
}

/** What the database said, without the engine's preamble and its trace (which starts with `0: `). */
function reasonIn(logs: string): string {
  const said = logs.split(/\n\s+0: /)[0] ?? logs;
  return said
    .replace(/^external connector error\s+/, '')
    .replace('Error querying the database: ', '');
}
