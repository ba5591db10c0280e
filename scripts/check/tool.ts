import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How a tool ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  /** Both streams, for a tool that broke down. */
  readonly said: string;
}

/** Runs a Node script from the project's folder, without colours. */
export async function runNode(args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { code, stdout, said };
}

/** Runs a package's command: `runTool('eslint', 'bin/eslint.js', ['.'])`. */
export function runTool(name: string, bin: string, args: readonly string[]): Promise<Ended> {
  return runNode([join(packageFolder(name), bin), ...args]);
}

function packageFolder(name: string): string {
  const { resolve } = createRequire(import.meta.url);
  try {
    return dirname(resolve(`${name}/package.json`));
  } catch {
    // Its `exports` hide package.json; all our tools stand at the top of node_modules.
    return join(ROOT, 'node_modules', name);
  }
}

/** The problem to report when a tool failed and named no finding: all that it said, cut short. */
export function brokeDown({ code, said }: Ended): string {
  return `ended with ${code}: ${said.trim().slice(-3000)}`;
}

/** The tool's JSON; an error with what it said instead when that is none. */
export function parseJson(ended: Ended): unknown {
  try {
    return JSON.parse(ended.stdout);
  } catch {
    throw new Error(brokeDown(ended));
  }
}
