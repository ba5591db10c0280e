import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

import { CodedError } from '#domain/errors.ts';

/** Where programs are kept that can't be run from node_modules, per machine as root, else per user. */
export function programFolder(): string {
  if (process.getuid?.() === 0) return rootFolder();
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return usable(join(cache, 'beian')) ?? temporaryFolder();
}

/** A folder of root's that other users may pass through: for data that can't lie in the project. */
export function rootFolder(): string {
  return usable('/var/lib/beian') ?? temporaryFolder();
}

function usable(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    // Explicit, whatever the umask: PostgreSQL's user passes through here.
    chmodSync(folder, 0o755);
    return folder;
  } catch {
    return undefined;
  }
}

function temporaryFolder(): string {
  const uid = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `beian-${uid}`);
  const found = usable(folder);
  // The name can be guessed and everyone may write to /tmp: programs are run only from our own folder.
  if (found && statSync(found).uid === uid) return found;
  throw new CodedError('embedded.no_folder', `The folder ${folder} can't be used.`, {
    remedy: `Remove it, or set TMPDIR to a folder that you may write to.`,
  });
}
