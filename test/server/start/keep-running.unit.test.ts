import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepRunning } from '#server/start/keep-running.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Processes that die when told; the instants at which each was started, in ms since the first. */
function processes(starts: (n: number) => Promise<void> = () => Promise.resolve()) {
  const began = Date.now();
  const startedAt: number[] = [];
  const stopped: number[] = [];
  let die = (): void => undefined;
  const start = async () => {
    const n = startedAt.push(Date.now() - began);
    await starts(n);
    let ended = false;
    const exited = new Promise<void>((resolve) => {
      die = () => {
        ended = true;
        resolve();
      };
    });
    const stop = () => {
      if (!ended) stopped.push(n);
      die();
      return Promise.resolve();
    };
    return { exited, stop, kill: () => die() };
  };
  return { start, startedAt, stopped };
}

const quiet = () => undefined;

describe('what is kept running', () => {
  it('given it ran for long, when it dies, then it is started again at once', async () => {
    const { start, startedAt } = processes();
    const kept = await keepRunning('api', start, quiet);
    await vi.advanceTimersByTimeAsync(60_000);
    kept.kill();
    await vi.advanceTimersByTimeAsync(5);
    expect(startedAt).toEqual([0, 60_000]);
  });

  it('given it dies right after each start, then the pauses grow', async () => {
    const { start, startedAt } = processes();
    const kept = await keepRunning('api', start, quiet);
    for (let n = 0; n < 4; n += 1) {
      kept.kill();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    const pauses = startedAt.slice(1).map((at, n) => at - n * 1_000);
    expect(pauses.map((ms) => Math.round(ms / 100) * 100)).toEqual([0, 200, 500, 1_000]);
  });

  it('given it lasted again, when it dies, then the first pause is none again', async () => {
    const { start, startedAt } = processes();
    const kept = await keepRunning('api', start, quiet);
    for (let n = 0; n < 3; n += 1) {
      kept.kill();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    await vi.advanceTimersByTimeAsync(57_000);
    kept.kill();
    await vi.advanceTimersByTimeAsync(5);
    expect(startedAt.at(-1)).toBe(60_000);
  });

  it('given starts that fail, then it goes on trying until one succeeds', async () => {
    const { start, startedAt } = processes((n) =>
      n === 2 || n === 3 ? Promise.reject(new Error('port taken')) : Promise.resolve(),
    );
    const told: string[] = [];
    const kept = await keepRunning('api', start, (line) => told.push(line));
    kept.kill();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(startedAt).toHaveLength(4);
    expect(told.filter((line) => line === 'api did not start: port taken')).toHaveLength(2);
  });

  it('given it is stopped, then it stays stopped', async () => {
    const { start, startedAt } = processes();
    const kept = await keepRunning('api', start, quiet);
    await kept.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(startedAt).toHaveLength(1);
  });

  it('given it is being started again when it is stopped, then the new one is stopped too', async () => {
    let open = (): void => undefined;
    const { start, stopped } = processes((n) =>
      n === 1
        ? Promise.resolve()
        : new Promise((resolve) => {
            open = resolve;
          }),
    );
    const kept = await keepRunning('api', start, quiet);
    kept.kill();
    await vi.advanceTimersByTimeAsync(5);
    let over = false;
    const stopping = kept.stop().then(() => {
      over = true;
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(over).toBe(false);
    open();
    await stopping;
    expect(stopped).toEqual([2]);
  });
});
