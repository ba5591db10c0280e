import {
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  log,
  setCurrentDetails,
  setDefaultSignalHandler,
  setHandler,
  defineQuery,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { carryOut, fallDue, readOrder } from './proxies.ts';
import { describeFollower, searchAttributesOf } from './follower-face.ts';
import type { FollowedDue, FollowedEffect, FollowerMessage } from '#domain/follower-message.ts';
import { RESUMED, isFollowerMessage, type FollowerInput } from './messages.ts';

/** Asked by tests and operators: how far a follower has got. */
export const followerStateQuery = defineQuery<FollowerMessage | null>('followerState');

/**
 * Follows one order: sleeps to its due instants, carries out its effects, and ends with it.
 * It decides nothing and remembers nothing that the record does not know: it can be terminated at any
 * time, and `beian orders resume` starts it again.
 * @returns the order's outcome, for whoever reads the list of workflows
 */
export async function filingOrder(input: FollowerInput): Promise<string> {
  const inbox: { name: string; message: FollowerMessage }[] = [];
  let state: FollowerMessage | null = input.carried ?? null;
  let running = 0;
  let heard = 0;
  const taken = new Set<string>();
  const early = new Map<string, number>();

  setDefaultSignalHandler((name: string, message: unknown) => {
    // Anybody can signal from Temporal UI: what is not from our relay is passed over, and said.
    if (isFollowerMessage(message)) inbox.push({ name, message });
    else log.warn('A signal that is not ours was ignored', { name });
  });
  setHandler(followerStateQuery, () => state);

  const start = ({ effects }: FollowerMessage): void => {
    // Reports come first in the outbox; notices neither precede nor hold up anything.
    for (const effect of effects) {
      if (taken.has(effect.id)) continue;
      taken.add(effect.id);
      running += 1;
      void carryOutInTime(effect, () => heard).finally(() => {
        running -= 1;
      });
    }
  };

  const hear = async (name: string, message: FollowerMessage): Promise<void> => {
    // The first revision that anybody follows is 1; whoever begins later has missed some.
    const known: number = state?.revision ?? 0;
    const first = message.earlier?.[0]?.revision ?? message.revision;
    const missed = name !== RESUMED && first > known + 1;
    heard += 1;
    start(message);
    if (missed) start(await readOrder(input.orderNo));
    if (message.revision < known) return;
    state = message;
    upsertSearchAttributes(searchAttributesOf(state));
    setCurrentDetails(describeFollower(state));
  };

  for (;;) {
    for (let next = inbox.shift(); next !== undefined; next = inbox.shift()) {
      await hear(next.name, next.message);
    }
    if (state?.ended === true && running === 0) return state.stage;
    if (workflowInfo().continueAsNewSuggested && running === 0 && state !== null) {
      await continueAsNew<typeof filingOrder>({ orderNo: input.orderNo, carried: state });
    }
    const due = state === null ? undefined : earliest(state.dues, early);
    const wake = () => inbox.length > 0 || (state?.ended === true && running === 0);
    if (due === undefined) {
      await condition(wake);
    } else if (due.wait > 0) {
      await sleepUnless(wake, due.wait, `${due.term} → ${due.at}`);
    } else if (state !== null) {
      const fell = await fallDue(input.orderNo, due);
      if (fell.fell === 'notYet') early.set(due.term, Date.now() + RECHECK_MS);
      // A stale term means that we have missed something: how things stand, the record knows.
      else if (fell.fell === 'stale') {
        inbox.push({ name: RESUMED, message: await readOrder(input.orderNo) });
      } else
        state = {
          ...state,
          dues: state.dues.filter(
            ({ term, generation }) => term !== due.term || generation !== due.generation,
          ),
        };
    }
  }
}

/** How long to wait when the record says that a term is not over yet: its clock, not ours, decides. */
const RECHECK_MS = 2_000;

/**
 * Carries an effect out, when it is time for it: a decision may still be recalled, it may be night where
 * the recipient lives. Whatever is heard of the order meanwhile may have taken the reason away, so the
 * activity is asked again then.
 */
async function carryOutInTime(effect: FollowedEffect, heard: () => number): Promise<void> {
  let until = effect.notBefore;
  for (let asked = false; ; asked = true) {
    if (until !== undefined) {
      const before = heard();
      const wait = Math.max(Date.parse(until) - Date.now(), asked ? RECHECK_MS : 0);
      const summary = `${effect.about === '' ? effect.kind : effect.about} → ${until}`;
      if (wait > 0) await sleepUnless(() => heard() !== before, wait, summary);
    }
    const result = await carryOut(effect);
    if (typeof result === 'string') return;
    until = result.notBefore;
  }
}

function earliest(
  dues: readonly FollowedDue[],
  early: ReadonlyMap<string, number>,
): (FollowedDue & { wait: number }) | undefined {
  return dues
    .map((due) => ({
      ...due,
      wait: Math.max(Date.parse(due.at), early.get(due.term) ?? 0) - Date.now(),
    }))
    .sort((a, b) => a.wait - b.wait)[0];
}

/** Sleeps until a condition holds or the time is over; the timer's summary is what a manager reads in Temporal UI. */
async function sleepUnless(wake: () => boolean, ms: number, summary: string): Promise<void> {
  const scope = new CancellationScope();
  const asleep = scope
    .run(() => sleep(ms, { summary }))
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  await Promise.race([asleep, condition(wake)]);
  scope.cancel();
}
