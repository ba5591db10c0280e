import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever the command is called from. */
const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** The ignored folder in which everything embedded keeps its data. */
export const home = (): string => process.env.BEIAN_HOME ?? join(PROJECT, '.beian');

/** Where what was fetched or made once is kept: Temporal's server, the bundled workflows. */
export function cache(): string {
  if (process.env.BEIAN_CACHE !== undefined) return process.env.BEIAN_CACHE;
  const shared = join(PROJECT, '.beian', 'cache');
  try {
    mkdirSync(shared, { recursive: true });
    accessSync(shared, constants.W_OK);
    return shared;
  } catch {
    // The project may be another user's, or read-only.
    return join(home(), 'cache');
  }
}
