import type { Client } from '@temporalio/client';
import { sandboxOffsetMs } from '#orders/clock.ts';
import { runRelay, type RelayLoop } from '#orders/relay-loop.ts';
import { createRelay, type Relay } from '#orders/relay.ts';
import { bringToTime } from './sandbox/fast-forward.ts';
import type { Record } from './wiring.ts';

/** A relay for these; in the sandbox every follower it starts is brought to the sandbox's time. */
export function wireRelay({ db, clock }: Record, client: Client, sandbox: boolean): Relay {
  return createRelay({
    db,
    client,
    ...(sandbox && {
      signalled: async (orderNo: string) => {
        if ((await sandboxOffsetMs(db)) === 0) return;
        await bringToTime(client, orderNo, await clock.now());
      },
    }),
  });
}

const SAY_AGAIN_AFTER_MS = 10_000;

/** Runs the relay, saying at most every ten seconds that followers can't be told. */
export function keepRelaying(relay: Relay, warn: (line: string) => void): RelayLoop {
  let said = 0;
  return runRelay(relay, (error) => {
    if (Date.now() - said < SAY_AGAIN_AFTER_MS) return;
    said = Date.now();
    warn(`Followers can't be told at the moment: ${(error as Error).message.split('\n')[0] ?? ''}`);
  });
}
