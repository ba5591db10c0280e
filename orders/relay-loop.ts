import type { Relay } from './relay.ts';

/** A relay at work: it tells what it is told of at once, and looks for what was missed. */
export interface RelayLoop {
  /** Something was committed for this order. Never blocks, never throws. */
  readonly committed: (orderNo: string) => void;
  /** Stops and waits for what is under way. */
  readonly stop: () => Promise<void>;
}

const LOOK_EVERY_MS = 1_000;

/** Steps that follow one another this closely are told by one signal: each costs Temporal a workflow task. */
const LINGER_MS = 100;

/**
 * Orders told at a time. Each holds a connection to the record while Temporal answers: were it not for
 * this bound, a slow Temporal would take all connections from the people who decide.
 */
const AT_ONCE = 4;

/**
 * Runs a relay. What fails is tried again by the next look, in this process or another;
 * people go on deciding meanwhile.
 * @param failed is told of every failure, for the log
 */
export function runRelay(relay: Relay, failed: (error: unknown) => void): RelayLoop {
  const waiting = new Set<string>();
  const underWay = new Set<Promise<void>>();
  let stopped = false;

  const tellWaiting = (): void => {
    for (const orderNo of waiting) {
      if (underWay.size >= AT_ONCE || stopped) return;
      waiting.delete(orderNo);
      const telling = relay
        .tell(orderNo)
        .then(() => undefined, failed)
        .finally(() => {
          underWay.delete(telling);
          tellWaiting();
        });
      underWay.add(telling);
    }
  };
  let lingering: NodeJS.Timeout | undefined;
  const committed = (orderNo: string): void => {
    waiting.add(orderNo);
    lingering ??= setTimeout(() => {
      lingering = undefined;
      tellWaiting();
    }, LINGER_MS);
  };
  const timer = setInterval(() => {
    // While there is enough to do, what was missed is not looked for.
    if (waiting.size > 0) return;
    relay.untold().then((orderNos) => {
      orderNos.forEach(committed);
    }, failed);
  }, LOOK_EVERY_MS);

  return {
    committed,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      clearTimeout(lingering);
      await Promise.all(underWay);
    },
  };
}
