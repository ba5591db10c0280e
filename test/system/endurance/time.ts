import { setTimeout as sleep } from 'node:timers/promises';
import type { Connected } from '#cli/connected.ts';
import { jump } from '#server/sandbox/advance-clock.ts';

const HOUR_MS = 3_600_000;
const MOVE_EVERY_MS = 10_000;
const HOURS = 1;

/** Moves the clock and every follower on, and waits for nothing that is due then. */
export async function moveTime(record: Connected, ms: number): Promise<void> {
  await jump(record, new Date((await record.clock.now()).getTime() + ms));
}

/**
 * Lets time pass as it passes in life: for everybody at once and whether or not a part is dead. (`beian
 * clock advance` waits at each stop until all that is due has happened; here nobody waits for anything.)
 */
export function letTimePass(record: Connected) {
  let passing = true;
  let moved = 0;

  const going = (async () => {
    while (passing) {
      // What is dead hears of it at the next move.
      await moveTime(record, HOURS * HOUR_MS).then(
        () => {
          moved += HOURS;
        },
        () => undefined,
      );
      await sleep(MOVE_EVERY_MS);
    }
  })();

  return {
    /** Hours that have passed. */
    hours: () => moved,
    stop: async (): Promise<void> => {
      passing = false;
      await going;
    },
  };
}
