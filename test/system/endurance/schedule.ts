import type { DieAt } from '../../support/die-at/arm.ts';
import type { Chance } from './chance.ts';
import type { createKiller } from './killer.ts';
import type { People } from './people.ts';
import { POINTS, statementsOfAStep, type Point } from './points.ts';

/** So often each part dies at a moment that nobody chose, while there is one API and one worker. */
const OF_ONE = {
  ...{ api: 1, worker: 2, temporal: 2, postgres: 2, phone: 1, mailbox: 1, authority: 1 },
} as const;
/** And so often once there are two of each. */
const OF_TWO = { ...OF_ONE, 'second api': 1, 'second worker': 1 } as const;
/** Points of the worker's that are died at while there is only one. */
const ALONE = 10;
/** The bureau closes for one turn in so many. */
const CLOSES_EVERY = 10;
/** A run that takes longer than this is not going on. */
const AT_MOST_MS = 1_800_000;
/** Nobody waits longer for those that somebody still has to come to before going on; they stay awaited. */
const PATIENCE_MS = 60_000;

type Deed = { readonly part: string } | { readonly point: Point };

/**
 * Kills everything there is in an order that the seed gives: every part at moments that nobody chose, and
 * somebody at every point; first on one API and one worker, then on two of each.
 * @returns the points, and the names of those that nobody died at
 */
export async function schedule(given: {
  readonly chance: Chance;
  readonly killer: ReturnType<typeof createKiller>;
  readonly die: DieAt;
  readonly people: People;
  readonly startSecond: () => Promise<void>;
}): Promise<{ points: Point[]; missed: string[] }> {
  const { chance, killer, die, people, startSecond } = given;
  const until = Date.now() + AT_MOST_MS;
  const points = [...POINTS, ...statementsOfAStep(die.seen())];

  /** Until all is done, or nobody comes any more: what is left is for the next. */
  const go = async (deeds: readonly Deed[], patienceMs: number): Promise<Deed[]> => {
    const queue = [...deeds];
    let lastDeed = Date.now();
    for (let turn = 1; Date.now() < until; turn += 1) {
      await killer.liveAWhile();
      await killer.leadToThem();
      const opening = turn % CLOSES_EVERY;
      if (opening < 2) await people.bureau.close(opening === 0).catch(() => undefined);
      const nothingLeft = queue.length === 0 && killer.awaited() === 0;
      if (nothingLeft || Date.now() - lastDeed > patienceMs) break;
      const at = queue.findIndex((deed) => 'part' in deed || killer.hasTimeFor(deed.point));
      const [deed] = at < 0 ? [] : queue.splice(at, 1);
      if (deed === undefined) continue;
      if ('part' in deed) await killer.kill(deed.part);
      // Nobody came there ever: perhaps somebody will.
      else if (!killer.await(deed.point)) {
        queue.push(deed);
        continue;
      }
      lastDeed = Date.now();
    }
    return queue;
  };

  const [workers, others] = parted(shuffled(chance, points), ({ part }) => part === 'worker');
  const one = [...others, ...workers.slice(0, ALONE)].map((point) => ({ point }));
  const left = await go(shuffled<Deed>(chance, [...deathsOf(OF_ONE), ...one]), PATIENCE_MS);
  await startSecond();
  const two = workers.slice(ALONE).map((point) => ({ point }));
  const both = shuffled<Deed>(chance, [...deathsOf(OF_TWO), ...two]);
  const unmet = await go([...both, ...left], PATIENCE_MS);

  // Statements that only came up under way are points like the others.
  const known = new Set(points.map(({ name }) => name));
  const late = statementsOfAStep(die.seen()).filter(({ name }) => !known.has(name));
  points.push(...late);
  await go([...late.map((point) => ({ point })), ...unmet], AT_MOST_MS);
  const missed = killer.tally(points).filter(({ times }) => times === 0);
  return { points, missed: missed.map(({ name }) => name) };
}

const deathsOf = (times: { readonly [part: string]: number }): Deed[] =>
  Object.entries(times).flatMap(([part, n]) => Array.from({ length: n }, () => ({ part })));

function parted<T>(list: readonly T[], holds: (member: T) => boolean): [T[], T[]] {
  return [list.filter(holds), list.filter((member) => !holds(member))];
}

function shuffled<T>(chance: Chance, list: readonly T[]): T[] {
  return list
    .map((member, at) => ({ member, rank: chance(`order ${String(list.length)} ${String(at)}`) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ member }) => member);
}
