import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { CodedError } from '#domain/errors.ts';
import { type RunAs, userMay } from '#server/embedded/postgres-user.ts';
import { rootFolder } from '#server/embedded/system-folders.ts';

const LOCATION = 'LOCATION';
const BELONGS_TO = 'BELONGS_TO';

/**
 * The folder that holds a database: `data/` (PostgreSQL's own), `password`, `owner.json`.
 * Usually that is `dataDir` itself. Where PostgreSQL's user can't enter it (we are root in a folder of
 * root's own), it is a folder under /var/lib/beian that the text file `dataDir/LOCATION` names.
 *
 * @throws CodedError `embedded.data_moved` when the file names a folder that is gone or another's.
 */
export function openHome(
  dataDir: string,
  user: (dataFolder: string) => RunAs | undefined,
  log: (line: string) => void,
): string {
  mkdirSync(dataDir, { recursive: true });
  const own = realpathSync(dataDir);
  const elsewhere = locationOf(own);
  if (elsewhere) return checked(own, elsewhere);
  const inside = join(own, 'data');
  if (existsSync(inside) || userMay(user(inside), '-x', own)) return own;
  return openElsewhere(own, log);
}

/** Every folder that holds data of `dataDir`, the forgotten ones too (their LOCATION was removed). */
export function homesOf(dataDir: string): string[] {
  if (!existsSync(dataDir)) return process.getuid?.() === 0 ? formerHomes(dataDir) : [];
  const own = realpathSync(dataDir);
  const elsewhere = locationOf(own);
  const former = process.getuid?.() === 0 ? formerHomes(own) : [];
  // The folder itself last: it holds the LOCATION of the others.
  return [...new Set([...(elsewhere ? [elsewhere] : []), ...former, own])];
}

function locationOf(own: string): string | undefined {
  const file = join(own, LOCATION);
  // First line the path, then a sentence for whoever finds the file.
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : undefined;
}

function checked(own: string, home: string): string {
  const file = join(own, LOCATION);
  const begin = `Remove ${file} to begin with an empty database.`;
  if (!existsSync(home)) {
    const sentence = `The database of ${own} was in ${home}, which is gone.`;
    throw new CodedError('embedded.data_moved', sentence, { remedy: begin });
  }
  const before = belongsTo(home);
  if (before && before !== own && existsSync(before) && locationOf(before) === home) {
    const sentence = `${own} is a copy of ${before}, and the database in ${home} belongs to that one.`;
    throw new CodedError('embedded.data_moved', sentence, { remedy: begin });
  }
  // The project folder was renamed: its database follows.
  if (before !== own) writeFileSync(join(home, BELONGS_TO), own);
  return home;
}

function openElsewhere(own: string, log: (line: string) => void): string {
  for (const former of formerHomes(own)) {
    log(`An earlier database of ${own} is left in ${former}; remove it if you don't need it.`);
  }
  const home = mkdtempSync(join(rootFolder(), `${keyOf(own)}-`));
  // Others may pass through but not look around: the password lies here.
  chmodSync(home, 0o711);
  writeFileSync(join(home, BELONGS_TO), own);
  const why = 'The database of this folder lies there: PostgreSQL does not run as root, and the';
  writeFileSync(join(own, LOCATION), `${home}\n${why}\nuser that it runs as can't enter here.\n`);
  log(`The database is kept in ${home}: the user that PostgreSQL runs as can't enter ${own}.`);
  return home;
}

function formerHomes(own: string): string[] {
  const root = rootFolder();
  const mine = readdirSync(root).filter((name) => name.startsWith(`${keyOf(own)}-`));
  return mine.map((name) => join(root, name)).filter((home) => belongsTo(home) === own);
}

function keyOf(own: string): string {
  return createHash('sha256').update(own).digest('hex').slice(0, 12);
}

function belongsTo(home: string): string | undefined {
  const file = join(home, BELONGS_TO);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
