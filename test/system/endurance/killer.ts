import { setTimeout as sleep } from 'node:timers/promises';
import type { Kept, Running } from '#server/start/keep-running.ts';
import type { DieAt, DyingPart } from '../../support/die-at/arm.ts';
import type { Chance } from './chance.ts';
import { placesOf, type Point } from './points.ts';

/** One death: of a part at a moment that nobody chose, or of whoever came to a point. */
export interface Death {
  readonly who: string;
  readonly at: string;
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

const LIVE_AT_LEAST_MS = 600;
const LIVE_AT_MOST_MS = 2_600;
/** Somebody who has to die first dies again after this, where the point was not reached by it. */
const FIRST_AGAIN_MS = 20_000;

/** Kills, and keeps the list of who died where. */
export function createKiller({ chance, die, parts, underWay }: Killing) {
  const deaths: Death[] = [];
  const waiting = new Map<Point, string>();
  const before = new Map<string, number>();
  let known: { [stage: string]: number } = {};
  let turn = 0;

  const note = (who: string, at: string) => deaths.push({ who, at, underWay: known });

  /** Whether somebody has died there since; that is noted once. */
  const died = (place: string, part: DyingPart): boolean => {
    const who = die.died(place, part);
    if (who !== null) note(who, place);
    return who !== null;
  };

  return {
    deaths,

    /** People and parts live for a while, not always long enough to be all there again; then the dead are counted. */
    async liveAWhile(): Promise<void> {
      turn += 1;
      const drawn = chance(`pause ${String(turn)}`);
      await sleep(LIVE_AT_LEAST_MS + drawn * (LIVE_AT_MOST_MS - LIVE_AT_LEAST_MS));
      for (const [point, place] of waiting) if (died(place, point.part)) waiting.delete(point);
      for (const place of before.keys()) died(place, 'worker');
      // With PostgreSQL away nobody can count; what was counted last has not ended by itself.
      known = await underWay().catch(() => known);
    },

    /** SIGKILL, at a moment that nobody chose. */
    kill(part: string): void {
      parts()[part]?.kill();
      note(part, BY_CHANCE);
    },

    /** Points at which nobody has died yet since they were asked for. */
    awaited: (): Point[] => [...waiting.keys()],

    /** Who comes to this point next dies there; false while no such place was seen. */
    await(point: Point): boolean {
      const [place] = point.after === undefined ? placesOf(point, die.seen()) : [point.exactly];
      if (place === undefined) return false;
      waiting.set(point, place);
      die.arm(place, point.part);
      return true;
    },

    /** Only who has died somewhere else comes to some points: that happens now, and again until it leads there. */
    leadToThem(): void {
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
