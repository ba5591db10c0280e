import { setTimeout as sleep } from 'node:timers/promises';
import type { FilingType } from '#domain/filing-types.ts';
import type { DieAt, DyingPart } from '../../support/die-at/arm.ts';
import type { Chance } from '../endurance/chance.ts';
import type { createKiller } from '../endurance/killer.ts';
import { NAMED_PLACES } from './places.ts';

/** Somebody died while an order of this type was in this stage, or on its way out of it. */
export interface DeathInStage {
  readonly type: FilingType;
  readonly stage: string;
  readonly who: string;
  readonly at: string;
}

interface Given {
  readonly chance: Chance;
  readonly die: DieAt;
  readonly killer: ReturnType<typeof createKiller>;
  /** Every part that can be killed. */
  readonly parts: readonly string[];
  readonly say: (line: string) => void;
}

/** A step of an order's people takes about as long as this. */
const AROUND_THE_STEP_MS = 1_500;
/** In so many of the stages the death comes before anybody acts, so that they meet what is dead. */
const BEFORE_THE_STEP = 0.5;
const LOOK_EVERY_MS = 20;

/**
 * In every stage that an order comes to, one part dies at a moment that the seed draws, each part in its turn of
 * a shuffled row; and whoever comes to the named places of the order's type in that stage.
 */
export function createDeaths({ chance, die, killer, parts, say }: Given) {
  const deaths: DeathInStage[] = [];
  const missed: string[] = [];
  let turn = 0;
  let drawn: Promise<void> = Promise.resolve();
  let over = new AbortController();
  let named: Promise<void>[] = [];

  const note = (death: DeathInStage): void => {
    deaths.push(death);
    say(`${death.type.padEnd(18)} ${death.stage.padEnd(16)} ${death.who.padEnd(9)} ${death.at}`);
  };

  /** The parts in an order of their own in each round. */
  const next = (): string => {
    const round = Math.floor(turn / parts.length);
    const rank = (part: string) => chance(`round ${String(round)} ${part}`);
    const row = [...parts].sort((a, b) => rank(a) - rank(b));
    const part = row[turn % row.length];
    turn += 1;
    return part ?? '';
  };

  const dieOnce = async (type: FilingType, stage: string): Promise<void> => {
    const question = String(turn);
    const who = next();
    const before = chance(`before ${question}`) < BEFORE_THE_STEP;
    const afterMs = before ? 0 : chance(`after ${question}`) * AROUND_THE_STEP_MS;
    const death = async () => {
      await sleep(afterMs);
      await killer.kill(who);
      note({ type, stage, who, at: `after ${afterMs.toFixed(0)} ms` });
    };
    drawn = death();
    if (before) await drawn;
  };

  const dieAtEach = async (
    order: { readonly type: FilingType; readonly stage: string },
    part: DyingPart,
    places: readonly string[],
  ): Promise<void> => {
    const { signal } = over;
    for (const at of places) {
      die.arm(at, part);
      let who = die.died(at, part);
      for (; who === null; who = die.died(at, part)) {
        if (signal.aborted) {
          missed.push(`${order.type} ${order.stage} ${at}`);
          return;
        }
        await sleep(LOOK_EVERY_MS);
      }
      note({ ...order, who, at });
    }
  };

  return {
    deaths,
    /** The named places that nobody came to while they were awaited. */
    missed,

    /** An order has come to a stage. */
    async comesTo(stage: string, { type }: { readonly type: FilingType }): Promise<void> {
      await drawn;
      for (const { stage: where, foundIn = where, part, places } of NAMED_PLACES[type]) {
        if (foundIn === stage) named.push(dieAtEach({ type, stage: where }, part, places));
      }
      await dieOnce(type, stage);
    },

    /** The order has ended: nobody dies of it any more. */
    async end(): Promise<void> {
      await drawn;
      over.abort();
      await Promise.all(named);
      [over, named] = [new AbortController(), []];
    },
  };
}
