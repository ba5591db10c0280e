import { fileURLToPath } from 'node:url';
import { startChild } from '#server/embedded/child.ts';
import { freePort } from '#server/embedded/ports.ts';
import { keepRunning, type Kept, type Running } from '#server/start/keep-running.ts';
import type { TestSystem } from '../../support/system.ts';

/** A second API and a second worker, each with its relay, on the same record and the same Temporal. */
export interface Twins {
  readonly parts: Readonly<{ [part: string]: Kept<Running> }>;
  readonly api: string;
  stop(): Promise<void>;
}

const entry = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Starts them beside a running system, as a supervisor on another machine would. */
export async function startTwins({ env }: TestSystem, log: (line: string) => void): Promise<Twins> {
  const port = String(await freePort());
  const twin = (name: string, path: string, extra: { [name: string]: string }) =>
    keepRunning(
      name,
      () =>
        startChild({
          ...{ name, entry: entry(path), env: { ...env, ...extra }, ready: 'json-line' },
          log: (line) => {
            log(`${name}: ${line}`);
          },
        }),
      log,
    );
  const api = await twin('second api', 'server/main.ts', { PORT: port });
  const worker = await twin('second worker', 'server/worker.ts', {});
  return {
    parts: { 'second api': api, 'second worker': worker },
    api: `http://127.0.0.1:${port}`,
    stop: async () => {
      await worker.stop();
      await api.stop();
    },
  };
}
