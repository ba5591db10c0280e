import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

export const WORKFLOWS_PATH = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

/** What the bundler does not read, and what it makes depends on: itself, and how it is asked. */
const BESIDE = [
  '../package.json',
  '../package-lock.json',
  '../node_modules/.package-lock.json',
  'workflow-bundle.ts',
];

/** Every path that the bundler looked at, with the digest of what it found there; '' for nothing. */
type Seen = Readonly<{ [path: string]: string }>;

interface Bundle {
  readonly code: string;
  readonly seen: Seen;
}

/**
 * The workflows as Temporal's isolate takes them: one script. Bundling takes longer than all else that a
 * worker does at its start, so the script is kept, and taken again while every file that went into it,
 * and every place where the bundler looked in vain, is as it was.
 * @param cache the folder to keep it in; made anew each time without one, or where it can't be written
 * @param path of the file that exports all workflows
 */
export async function workflowBundle(
  cache: string | undefined,
  path = WORKFLOWS_PATH,
): Promise<{ code: string }> {
  if (cache === undefined) return { code: (await bundle(path)).code };
  // Named by its place: two copies of the project may share a cache.
  const file = join(cache, `workflows-${digest(path).slice(0, 16)}.json`);
  const kept = read(file);
  if (kept !== undefined && isCurrent(kept.seen)) return { code: kept.code };
  const began = Date.now();
  const made = await bundle(path);
  // What was saved meanwhile may be newer than what was bundled: then the next start bundles again.
  if (!savedSince(made.seen, began)) write(file, made);
  return { code: made.code };
}

async function bundle(workflowsPath: string): Promise<Bundle> {
  const paths = new Set(BESIDE.map((name) => fileURLToPath(new URL(name, import.meta.url))));
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({
      ...config,
      plugins: [
        ...(config.plugins ?? []),
        (compiler) => {
          compiler.hooks.done.tap('seen', ({ compilation }) => {
            const { fileDependencies, missingDependencies } = compilation;
            for (const path of [...fileDependencies, ...missingDependencies]) paths.add(path);
          });
        },
      ],
    }),
  });
  return { code, seen: Object.fromEntries([...paths].map((path) => [path, found(path)])) };
}

const digest = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

function found(path: string): string {
  try {
    return digest(readFileSync(path));
  } catch {
    return '';
  }
}

const isCurrent = (seen: Seen): boolean =>
  Object.entries(seen).every(([path, content]) => found(path) === content);

const savedSince = (seen: Seen, instant: number): boolean =>
  Object.keys(seen).some((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    // The bundler also looks at folders: what else is put into one is nothing that it read.
    return stat?.isFile() === true && stat.mtimeMs >= instant;
  });

/** A file that is not whole, whatever happened to it, counts as none. */
function read(file: string): Bundle | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const line = text.indexOf('\n');
    const content = text.slice(line + 1);
    return text.slice(0, line) === digest(content) ? (JSON.parse(content) as Bundle) : undefined;
  } catch {
    return undefined;
  }
}

/** Written aside and moved into place: who reads meanwhile finds the old one or the new one. */
function write(file: string, bundle: Bundle): void {
  const content = JSON.stringify(bundle);
  const aside = `${file}.${String(process.pid)}.new`;
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(aside, `${digest(content)}\n${content}`);
    renameSync(aside, file);
  } catch {
    // A full or read-only disk: the next start bundles again.
  }
}
