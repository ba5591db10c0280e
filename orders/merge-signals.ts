import type { FollowerMessage } from '#domain/follower-message.ts';

/** A signal as it waits in the record. */
export interface StoredSignal {
  readonly name: string;
  readonly payload: FollowerMessage;
}

/**
 * Makes one signal of several that wait for the same follower, oldest first: it bears the last step's
 * name and state, all effects, and says which steps came before. A follower's work costs by the signal.
 */
export function mergeSignals(signals: readonly StoredSignal[]): {
  name: string;
  message: FollowerMessage;
} {
  const last = signals.at(-1);
  if (last === undefined) throw new Error('There is nothing to tell');
  if (signals.length === 1) return { name: last.name, message: last.payload };
  const earlier = signals.slice(0, -1).map(({ name, payload: { revision, actorId } }) => ({
    name,
    revision,
    actorId,
  }));
  const effects = signals.flatMap(({ payload }) => payload.effects);
  return { name: last.name, message: { ...last.payload, effects, earlier } };
}
