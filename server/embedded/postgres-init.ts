import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { CodedError } from '#domain/errors.ts';
import type { RunAs } from '#server/embedded/postgres-user.ts';

export const DATABASE = 'beian';
export const USER = 'beian';

/**
 * Initialises the data folder unless it is there already, and answers with the database's password,
 * which is made here and kept in `home/password`, readable for us alone.
 *
 * @throws CodedError `embedded.start_failed` with what initdb said.
 */
export function initialise(
  home: string,
  initdb: string,
  user: RunAs | undefined,
  durable: boolean,
): string {
  const data = join(home, 'data');
  const password = passwordOf(home);
  if (existsSync(data)) return password;
  // Under another name first: a start that is killed in here leaves nothing that looks like a database.
  const fresh = join(home, 'data.new');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = join(fresh, '..', 'password.initdb');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [fresh, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    runInitdb(initdb, fresh, passwordFile, user, durable);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, data);
  return password;
}

function passwordOf(home: string): string {
  const file = join(home, 'password');
  if (!existsSync(file)) {
    const temporary = `${file}.new`;
    writeFileSync(temporary, randomBytes(24).toString('base64url'), { mode: 0o600 });
    renameSync(temporary, file);
  }
  return readFileSync(file, 'utf8');
}

function runInitdb(
  initdb: string,
  data: string,
  passwordFile: string,
  user: RunAs | undefined,
  durable: boolean,
): void {
  // The built-in C.UTF-8 sorts the same on every system and after every upgrade of its C library.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${USER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const args = ['-D', data, ...locale, '--locale=C', ...access, ...(durable ? [] : ['--no-sync'])];
  const ran = spawnSync(initdb, args, { cwd: '/', encoding: 'utf8', ...user });
  if (ran.status === 0) return;
  const said = ran.error?.message ?? `${ran.stdout}\n${ran.stderr}`.trim();
  rmSync(data, { recursive: true, force: true });
  throw new CodedError('embedded.start_failed', `PostgreSQL could not be initialised:\n${said}`, {
    remedy: 'Set DATABASE_URL to use a database of your own.',
  });
}
