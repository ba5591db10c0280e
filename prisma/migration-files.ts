import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { MigrationList } from '@prisma/schema-engine-wasm';

/** The project's own migrations. */
export const MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url));

/** The project's schema. */
export const SCHEMA = fileURLToPath(new URL('schema.prisma', import.meta.url));

export const LOCK_FILE = 'migration_lock.toml';

/** What that file says: `prisma migrate deploy` refuses another kind of database with it. */
export const LOCK_TEXT = `# Written by Prisma and scripts/new-migration.ts; belongs in version control.
provider = "postgresql"
`;

/** The migrations of a folder, oldest first, as the schema engine wants them. */
export function migrationsIn(folder: string): MigrationList {
  const lockFile = join(folder, LOCK_FILE);
  const content = existsSync(lockFile) ? readFileSync(lockFile, 'utf8') : null;
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: folder,
    lockfile: { path: LOCK_FILE, content },
    shadowDbInitScript: '',
    migrationDirectories: names.sort().map((path) => {
      const value = readFileSync(join(folder, path, 'migration.sql'), 'utf8');
      return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
    }),
  };
}
