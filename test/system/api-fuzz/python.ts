import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));
/** The first Python that everything in the requirements runs on. */
const NEEDED = [3, 11] as const;

/** The Python that has it, or why there is none here. */
export type Schemathesis = { readonly python: string } | { readonly missing: string };

/**
 * Finds schemathesis in the cache, or installs it there: each file by its hash, from whatever index this
 * machine's pip is set up with. What was left half installed is installed again.
 * @param cache the folder that survives runs
 */
export async function findSchemathesis(cache: string): Promise<Schemathesis> {
  const wanted = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const home = join(cache, `schemathesis-${wanted}`);
  const whole = join(home, 'installed');
  if (!existsSync(whole)) {
    const python = await findPython();
    if (python === null) return { missing: `there is no Python ${NEEDED.join('.')} here` };
    try {
      mkdirSync(cache, { recursive: true });
      await run(python, ['-m', 'venv', '--clear', home]);
      const pip = ['-m', 'pip', 'install', '--quiet', '--require-hashes', '-r', REQUIREMENTS];
      await run(join(home, 'bin', 'python'), pip, { maxBuffer: 10_000_000 });
      writeFileSync(whole, '');
    } catch (error) {
      return { missing: `it can’t be installed (${lastLineOf(error)})` };
    }
  }
  // Not its script, which names the folder that it was installed to.
  return { python: join(home, 'bin', 'python') };
}

async function findPython(): Promise<string | null> {
  const newEnough = `import sys; sys.exit(sys.version_info < (${NEEDED.join(', ')}))`;
  for (const python of ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11']) {
    const found = await run(python, ['-c', newEnough]).catch(() => null);
    if (found !== null) return python;
  }
  return null;
}

function lastLineOf(error: unknown): string {
  const { stderr = '', message } = error as Error & { stderr?: string };
  return stderr.trim().split('\n').at(-1) || message;
}
