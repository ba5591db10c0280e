import { setTimeout as sleep } from 'node:timers/promises';

/** A process that was started. */
export interface Running {
  readonly exited: Promise<unknown>;
  stop(): Promise<void>;
  kill(): void;
}

/** A process that is started again when it dies. */
export interface Kept<T extends Running> {
  /** The one that runs, or ran last. */
  current(): T;
  /** SIGKILL, for tests and demonstrations: it comes back by itself. */
  kill(): void;
  stop(): Promise<void>;
}

const PAUSES_MS = [200, 500, 1_000, 2_000, 5_000, 10_000];

/**
 * Keeps a process running: whenever it ends without being asked to, it is started again in the same
 * place, after a pause that grows while starting fails.
 */
export async function keepRunning<T extends Running>(
  name: string,
  start: () => Promise<T>,
  log: (line: string) => void,
): Promise<Kept<T>> {
  let running = await start();
  let stopping = false;
  const watch = (): void => {
    void running.exited.then(async () => {
      for (let attempt = 0; !stopping; attempt += 1) {
        log(`${name} ended; starting it again`);
        await sleep(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)]);
        if (stopping) return;
        try {
          running = await start();
          if (stopping) await running.stop();
          else watch();
          return;
        } catch (error) {
          log(`${name} did not start: ${(error as Error).message}`);
        }
      }
    });
  };
  watch();
  return {
    current: () => running,
    kill: () => {
      running.kill();
    },
    stop: async () => {
      stopping = true;
      await running.stop();
    },
  };
}
