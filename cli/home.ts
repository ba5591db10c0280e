import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever the command is called from. */
const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** The ignored folder in which everything embedded keeps its data. */
export const home = (): string => process.env.BEIAN_HOME ?? join(PROJECT, '.beian');

/** Where Temporal's server is kept once it was fetched. */
export const cache = (): string => join(PROJECT, '.beian', 'cache');
