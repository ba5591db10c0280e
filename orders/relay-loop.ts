import type { Relay } from './relay.ts';

/** A relay at work: it tells what it is told of at once, and looks for what was missed. */
export interface RelayLoop {
  /** Something was committed for this order. Never blocks, never throws. */
  readonly committed: (orderNo: string) => void;
  /** Stops and waits for what is under way. */
  readonly stop: () => Promise<void>;
}

const LOOK_EVERY_MS = 1_000;

/**
 * Runs a relay. What fails is tried again by the next look, in this process or another;
 * people go on deciding meanwhile.
 * @param failed is told of every failure, for the log
 */
export function runRelay(relay: Relay, failed: (error: unknown) => void): RelayLoop {
  const underWay = new Set<Promise<unknown>>();
  const track = (work: Promise<unknown>): void => {
    const settled = work.catch(failed).finally(() => underWay.delete(settled));
    underWay.add(settled);
  };
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    track(
      relay.tellAll().finally(() => {
        looking = false;
      }),
    );
  }, LOOK_EVERY_MS);
  return {
    committed: (orderNo) => {
      track(relay.tell(orderNo));
    },
    stop: async () => {
      clearInterval(timer);
      await Promise.all(underWay);
    },
  };
}
