// npx tsx scripts/new-migration.ts <name>
// Writes prisma/migrations/<timestamp>_<name>/migration.sql: what leads from the migrations to the schema.
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { CodedError } from '#domain/errors.ts';
import { schemaDrift } from '#prisma/diff.ts';
import { migrate } from '#prisma/migrate.ts';
import { LOCK_FILE, LOCK_TEXT, MIGRATIONS, SCHEMA } from '#prisma/migration-files.ts';
import { removePostgresData, startPostgres } from '#server/embedded/postgres.ts';

/**
 * Writes a migration for the difference between the migrations and the schema, found on a database of
 * its own that is thrown away. Answers with the file; undefined when there is no difference.
 *
 * @param name lower-case words joined by underscores.
 * @throws CodedError `migration.name`, and what starting PostgreSQL and migrating throw.
 */
export async function newMigration(
  name: string,
  migrationsDir: string = MIGRATIONS,
  schemaFile: string = SCHEMA,
): Promise<string | undefined> {
  if (!/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
    const sentence = 'A migration needs a name of lower-case words joined by underscores.';
    throw new CodedError('migration.name', sentence, {
      remedy: 'npx tsx scripts/new-migration.ts add_orders',
    });
  }
  const sql = await difference(migrationsDir, schemaFile);
  if (sql === '') return undefined;
  const folder = join(migrationsDir, `${timestamp()}_${name}`);
  mkdirSync(folder, { recursive: true });
  const lock = join(migrationsDir, LOCK_FILE);
  if (!existsSync(lock)) writeFileSync(lock, LOCK_TEXT);
  writeFileSync(join(folder, 'migration.sql'), sql);
  return join(folder, 'migration.sql');
}

async function difference(migrationsDir: string, schemaFile: string): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'beian-migration-'));
  try {
    const server = await startPostgres({ dataDir, durable: false });
    try {
      await migrate({ url: server.url, migrationsDir });
      return await schemaDrift(server.url, schemaFile);
    } finally {
      await server.stop();
    }
  } finally {
    await removePostgresData(dataDir);
  }
}

/** As Prisma names them: 20260131235959, UTC. */
function timestamp(): string {
  return new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const file = await newMigration(process.argv[2] ?? '');
    console.log(file ?? 'The migrations lead to the schema already: nothing to write.');
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    console.error([error.message, error.remedy].filter(Boolean).join('\n'));
    process.exitCode = 1;
  }
}
