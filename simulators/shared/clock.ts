import { setTimeout as sleep } from 'node:timers/promises';
import { keptOffset, type KeptOffset } from './kept-offset.ts';

/** Where a simulator takes the time from, and whom it tells when it has something due. */
export interface Clock {
  /** The sandbox time in milliseconds since 1970. Never throws. */
  now(): Promise<number>;
  /** Tells the clock the next due instant (ms since 1970), or null; false when it did not hear. */
  announce(at: number | null): Promise<boolean>;
}

const wallClock: Clock = {
  now: () => Promise.resolve(Date.now()),
  announce: () => Promise.resolve(true),
};

/** A simulator may be up before its clock: for so long after its start it waits for the first answer. */
const FIRST_ANSWER_WITHIN_MS = 10_000;

/**
 * A clock behind an address (`GET /now`, `PUT /alarms/{name}`). While it can't be reached the last
 * offset holds, after a restart that of the life before; the first failure is told on stderr, the others pass in silence.
 */
function remoteClock(url: string, name: string, kept: KeptOffset): Clock {
  const base = url.replace(/\/$/, '');
  const patientUntil = performance.now() + FIRST_ANSWER_WITHIN_MS;
  let offset: number | undefined;
  let warned = false;

  /** Without one answer the offset is unknown, and what was dated by guess would stay dated so. */
  const waiting = (): boolean => offset === undefined && performance.now() < patientUntil;

  const warn = (error: unknown): void => {
    if (warned || waiting()) return;
    warned = true;
    process.stderr.write(`${name}: the clock at ${base} can't be reached: ${String(error)}\n`);
  };

  const call = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(base + path, { ...init, signal: AbortSignal.timeout(1_000) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response;
  };

  const ask = async (): Promise<number> => {
    const reply = (await (await call('/now', {})).json()) as { now: string };
    const now = Date.parse(reply.now);
    if (Number.isNaN(now)) throw new Error(`/now answered ${JSON.stringify(reply)}`);
    offset = now - Date.now();
    kept.keep(offset);
    return now;
  };

  return {
    async now() {
      for (;;) {
        try {
          return await ask();
        } catch (error) {
          warn(error);
          if (!waiting()) return Date.now() + (offset ?? kept.last() ?? 0);
          await sleep(100);
        }
      }
    },
    async announce(at) {
      try {
        const body = JSON.stringify({ at: at === null ? null : new Date(at).toISOString() });
        const headers = { 'content-type': 'application/json' };
        await call(`/alarms/${name}`, { method: 'PUT', headers, body });
        return true;
      } catch (error) {
        warn(error);
        return false;
      }
    },
  };
}

/**
 * The clock at `url`, or the wall clock when there is none.
 * @param name of the alarm
 * @param folder of the simulator's own, where the last offset outlives it
 */
export function clockAt(url: string | undefined, name: string, folder: string): Clock {
  return url === undefined ? wallClock : remoteClock(url, name, keptOffset(folder));
}
