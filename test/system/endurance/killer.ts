import { setTimeout as sleep } from 'node:timers/promises';
import type { Kept, Running } from '#server/start/keep-running.ts';
import type { DieAt, DyingPart } from '../../support/die-at/arm.ts';
import type { Chance } from './chance.ts';
import { grouped } from './lists.ts';
import { placesOf, type Point } from './points.ts';

/** One death: of a part at a moment that nobody chose, or of whoever came to a point. */
export interface Death {
  readonly who: string;
  readonly at: string;
  /** Wall time. */
  readonly when: number;
  /** Orders under way by stage, as they were counted right before it. */
  readonly underWay: Readonly<{ [stage: string]: number }>;
}

export interface Killing {
  readonly chance: Chance;
  readonly die: DieAt;
  /** Every process that can be killed, by name. */
  readonly parts: () => Readonly<{ [part: string]: Kept<Running> }>;
  readonly underWay: () => Promise<{ [stage: string]: number }>;
}

export const BY_CHANCE = 'a moment that nobody chose';

const LIVE_AT_LEAST_MS = 500;
const LIVE_AT_MOST_MS = 2_500;
/** In three of four cases everything is there again before the next one dies; a part comes back within this. */
const BACK_WITHIN_MS = 60_000;
const HEALTHY = 0.75;
/** A point that nobody came to within this holds up others of its part no more. */
const COMES_WITHIN_MS = 15_000;
/** A worker that has run for so long is at work: one that dies earlier is started again later and later. */
const AT_WORK_MS = 8_000;
/** Somebody who has to die first dies again after this, where the point was not reached by it. */
const FIRST_AGAIN_MS = 20_000;

/** Kills, and keeps the list of who died where. */
export function createKiller({ chance, die, parts, underWay }: Killing) {
  const deaths: Death[] = [];
  const waiting = new Map<Point, { readonly place: string; readonly since: number }>();
  const before = new Map<string, number>();
  const startedAt = new WeakMap<Running, number>();
  let known: { [stage: string]: number } = {};
  let turn = 0;

  const note = (who: string, at: string) =>
    deaths.push({ who, at, when: Date.now(), underWay: known });

  /** Whether somebody has died there since; that is noted once. */
  const died = (place: string, part: DyingPart): boolean => {
    const who = die.died(place, part);
    if (who !== null) note(who, place);
    return who !== null;
  };

  const back = async (part: Kept<Running>, until: number): Promise<void> => {
    while (!(await isUp(part)) && Date.now() < until) await sleep(100);
  };
  /** Where there are two of a kind, one of them is enough. */
  const everythingUp = async (): Promise<void> => {
    const until = Date.now() + BACK_WITHIN_MS;
    const kinds = grouped(Object.entries(parts()), ([name]) => name.replace('second ', ''));
    for (const kind of kinds.values()) {
      const anyUp = async () => {
        const up = await Promise.all(kind.map(([, part]) => isUp(part)));
        return up.includes(true);
      };
      while (!(await anyUp()) && Date.now() < until) await sleep(100);
    }
  };

  /** Whether every worker runs, and has for a while. */
  const allAtWork = async (): Promise<boolean> => {
    const workers = Object.entries(parts()).filter(([name]) => name.endsWith('worker'));
    for (const [, worker] of workers) {
      const running = worker.current();
      const since = startedAt.get(running) ?? Date.now();
      startedAt.set(running, since);
      if (!(await isUp(worker)) || Date.now() - since < AT_WORK_MS) return false;
    }
    return true;
  };

  return {
    deaths,

    /** People and parts live for a while, not always long enough to be all there again; then the dead are counted. */
    async liveAWhile(): Promise<void> {
      turn += 1;
      const drawn = chance(`pause ${String(turn)}`);
      if (chance(`healthy ${String(turn)}`) < HEALTHY) await everythingUp();
      await sleep(LIVE_AT_LEAST_MS + drawn * (LIVE_AT_MOST_MS - LIVE_AT_LEAST_MS));
      for (const [point, { place }] of waiting) {
        if (died(place, point.part)) waiting.delete(point);
      }
      for (const place of before.keys()) died(place, 'worker');
      // With PostgreSQL away nobody can count; what was counted last has not ended by itself.
      known = await underWay().catch(() => known);
    },

    /** SIGKILL, at a moment that nobody chose; of one that is dead already only when it is back. */
    async kill(part: string): Promise<void> {
      const kept = parts()[part];
      if (kept === undefined) throw new Error(`There is no ${part}`);
      await back(kept, Date.now() + BACK_WITHIN_MS);
      kept.kill();
      note(part, BY_CHANCE);
    },

    /** How many points are awaited at which nobody has died yet. */
    awaited: (): number => waiting.size,

    /** Whether another point of this part may be asked for: one at a time, but for those that nobody comes to. */
    hasTimeFor: ({ part, after }: Point): boolean =>
      after !== undefined ||
      [...waiting].every(
        ([other, { since }]) =>
          other.part !== part || other.after !== undefined || Date.now() - since > COMES_WITHIN_MS,
      ),

    /** Who comes to this point next dies there; false while no such place was seen. */
    await(point: Point): boolean {
      const [place] = point.after === undefined ? placesOf(point, die.seen()) : [point.exactly];
      if (place === undefined) return false;
      waiting.set(point, { place, since: Date.now() });
      die.arm(place, point.part);
      return true;
    },

    /** Only who has died somewhere else comes to some points: that happens now, and again until it leads there. */
    async leadToThem(): Promise<void> {
      if (!(await allAtWork())) return;
      for (const { after } of waiting.keys()) {
        if (after === undefined || Date.now() - (before.get(after) ?? 0) < FIRST_AGAIN_MS) continue;
        before.set(after, Date.now());
        die.arm(after, 'worker');
      }
    },

    /** How often each of these points was died at. */
    tally: (points: readonly Point[]): { readonly name: string; readonly times: number }[] =>
      points.map(({ name, place, part }) => {
        const its = ({ at, who }: Death) => place.test(at) && (part === 'any' || who === part);
        return { name, times: deaths.filter(its).length };
      }),
  };
}

/** Whether the process that was started last still runs. */
const isUp = (part: Kept<Running>): Promise<boolean> =>
  Promise.race([part.current().exited.then(() => false), sleep(0, true)]);
