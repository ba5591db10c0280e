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
  /** Ends it for good; one that is being started again at that moment too. */
  stop(): Promise<void>;
}

/** Milliseconds before each start again: the first at once, later ones give what is wrong time to pass. */
const PAUSES_MS = [0, 200, 500, 1_000, 2_000, 5_000, 10_000];

/** One that ran for this long had started well: its end is the first failure of a new row. */
const LASTED_MS = 5_000;

/**
 * Keeps a process running: whenever it ends without being asked to, it is started again in the same
 * place; at once the first time, then after a pause that grows while starts fail or do not last.
 */
export async function keepRunning<T extends Running>(
  name: string,
  start: () => Promise<T>,
  log: (line: string) => void,
): Promise<Kept<T>> {
  let running = await start();
  const stopping = new AbortController();
  const ended = () => stopping.signal.aborted;

  /** Starts it until it runs; answers with the number of starts since one lasted. */
  const startAgain = async (failures: number): Promise<number> => {
    for (let attempt = failures; !ended(); attempt += 1) {
      await pause(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)] ?? 0, stopping.signal);
      if (ended()) break;
      log(`${name} ended; starting it again`);
      try {
        running = await start();
        return attempt + 1;
      } catch (error) {
        log(`${name} did not start: ${(error as Error).message}`);
      }
    }
    return failures;
  };

  const watch = async (): Promise<void> => {
    for (let failures = 0; !ended();) {
      const began = performance.now();
      await running.exited.catch(() => undefined);
      if (performance.now() - began > LASTED_MS) failures = 0;
      failures = await startAgain(failures);
    }
  };
  const watching = watch();

  return {
    current: () => running,
    kill: () => {
      running.kill();
    },
    stop: async () => {
      stopping.abort();
      await running.stop();
      await watching;
      // The start that was under way may have put another one in its place.
      await running.stop();
    },
  };
}

/** Waits, or returns early when the end is asked for. */
function pause(ms: number, end: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      end.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    end.addEventListener('abort', over);
  });
}
