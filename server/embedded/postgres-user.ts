import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

import { CodedError } from '#domain/errors.ts';

/** The user that PostgreSQL runs as when we are root; undefined: as ourselves. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

// `nobody` exists on every Linux and macOS; initdb asks that its user be known to the system.
const CANDIDATES = ['postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root. As root we therefore run it as the owner of the data where there
 * are data already, else as `postgres`, else as `nobody`; otherwise as ourselves.
 *
 * @throws CodedError `embedded.no_user` when the system knows neither.
 */
export function postgresUser(dataFolder: string): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of CANDIDATES) {
    const user = lookUp(name);
    if (user) return user;
  }
  throw new CodedError(
    'embedded.no_user',
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as.',
    { remedy: 'Run as a normal user, or name a database of your own in DATABASE_URL.' },
  );
}

function lookUp(name: string): RunAs | undefined {
  const id = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  const uid = id('-u');
  const gid = id('-g');
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** Whether that user may enter a folder or run a file (`-x`), or read a file (`-r`). */
export function userMay(user: RunAs | undefined, flag: '-x' | '-r', path: string): boolean {
  // Asked of the system itself: it knows of access lists, mounts and namespaces that we don't.
  const asked = spawnSync('/bin/sh', ['-c', `test ${flag} "$1"`, 'sh', path], {
    cwd: '/',
    ...user,
  });
  if (asked.error) throw cannotBecome(user, asked.error);
  return asked.status === 0;
}

function cannotBecome(user: RunAs | undefined, cause: Error): CodedError {
  const sentence = `PostgreSQL does not run as root, and this root may not become user ${user?.uid}: ${cause.message}.`;
  return new CodedError('embedded.no_user', sentence, {
    remedy: 'Run as a normal user, or name a database of your own in DATABASE_URL.',
    cause,
  });
}
