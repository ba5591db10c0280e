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

/**
 * A clock behind an address (`GET /now`, `PUT /alarms/{name}`). While it can't be reached the last
 * offset is kept; the first failure is told on stderr, the others pass in silence.
 */
function remoteClock(url: string, name: string): Clock {
  const base = url.replace(/\/$/, '');
  let offset = 0;
  let warned = false;

  const warn = (error: unknown): void => {
    if (warned) return;
    warned = true;
    process.stderr.write(`${name}: the clock at ${base} can't be reached: ${String(error)}\n`);
  };

  const call = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(base + path, { ...init, signal: AbortSignal.timeout(1_000) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response;
  };

  return {
    async now() {
      try {
        const reply = (await (await call('/now', {})).json()) as { now: string };
        const now = Date.parse(reply.now);
        if (Number.isNaN(now)) throw new Error(`/now answered ${JSON.stringify(reply)}`);
        offset = now - Date.now();
        return now;
      } catch (error) {
        warn(error);
        return Date.now() + offset;
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

/** The clock at `url`, or the wall clock when there is none; `name` names the alarm. */
export function clockAt(url: string | undefined, name: string): Clock {
  return url === undefined ? wallClock : remoteClock(url, name);
}
