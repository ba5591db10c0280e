import fastify from 'fastify';
import { eventually } from './eventually.ts';

/** A sandbox clock that stands still and jumps on command, alarm by alarm. */
export interface FakeClock {
  readonly url: string;
  now(): number;
  alarm(name: string): number | null | undefined;
  /** Moves to an instant (ms); stops at every alarm on the way until it has been acted upon. */
  advanceTo(target: number): Promise<void>;
  /** Moves without stopping for anybody. */
  jumpTo(target: number): void;
  close(): Promise<void>;
}

/** Starts a clock at `start` (ms since 1970) that serves the protocol of the simulators. */
export async function startFakeClock(start: number): Promise<FakeClock> {
  const alarms = new Map<string, number | null>();
  let now = start;
  const app = fastify({ forceCloseConnections: true });
  app.get('/now', () => ({ now: new Date(now).toISOString(), offsetMs: now - Date.now() }));
  app.put<{ Params: { name: string }; Body: { at: string | null } }>('/alarms/:name', (request) => {
    const { at } = request.body;
    alarms.set(request.params.name, at === null ? null : Date.parse(at));
    return {};
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const nextStop = (): number => Math.min(...[...alarms.values()].map((at) => at ?? Infinity));
  return {
    url,
    now: () => now,
    alarm: (name) => alarms.get(name),
    async advanceTo(target) {
      while (nextStop() <= target) {
        now = Math.max(now, nextStop());
        await eventually('the alarm moves past the stop', async () => nextStop() > now);
      }
      now = target;
    },
    jumpTo(target) {
      now = target;
    },
    close: () => app.close(),
  };
}
