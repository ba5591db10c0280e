import { createActor, initialTransition, transition, type ExecutableActionObject } from 'xstate';
import type { FilingEvent, RecordFacts } from '#domain/events.ts';
import type { Stage } from '#domain/stages.ts';
import { isTermName, type TermName } from '#domain/terms/terms.ts';
import type { FilingMachine, FilingSnapshot } from './registry.ts';

/** A term that fell due, as an event: XState names it itself, we name it by its term. */
export interface TermFell {
  readonly type: TermName;
  readonly at: string;
  readonly record: RecordFacts;
}

/** A named effect that the machine asks for; `orders/effects.ts` says what becomes of it. */
export interface NamedEffect {
  readonly type: string;
  readonly params: unknown;
}

/** What a transition comes to: the new snapshot, the effects in order, and the terms that began and ended. */
export interface Decision {
  readonly snapshot: FilingSnapshot;
  readonly effects: readonly NamedEffect[];
  readonly begun: readonly TermName[];
  readonly ended: readonly TermName[];
}

/** The snapshot that a new order begins with. */
export function firstSnapshot(machine: FilingMachine): FilingSnapshot {
  return initialTransition(machine)[0];
}

/** Brings a stored snapshot back to life. XState checks that its state exists in the machine. */
export function reviveSnapshot(machine: FilingMachine, stored: unknown): FilingSnapshot {
  const snapshot = stored as ReturnType<FilingMachine['getPersistedSnapshot']>;
  const revived = createActor(machine, { snapshot }).getSnapshot();
  if (revived.status === 'error') throw revived.error;
  return revived;
}

/** A snapshot as it is stored: value and context, the whole state. */
export function storeSnapshot(machine: FilingMachine, snapshot: FilingSnapshot): object {
  return machine.getPersistedSnapshot(snapshot);
}

/** The stage of a snapshot: the top state, whatever its sub-state. */
export function stageOf(snapshot: FilingSnapshot): Stage {
  const value: unknown = snapshot.value;
  return (typeof value === 'string' ? value : Object.keys(value as object)[0]) as Stage;
}

/** Whether the machine allows an event now. XState ignores illegal events silently, so this is asked first. */
export function allows(snapshot: FilingSnapshot, event: FilingEvent | TermFell): boolean {
  // What stands at the root of a machine XState would still take after the end.
  if (snapshot.status !== 'active') return false;
  const native = toNative(snapshot, event);
  return native !== undefined && snapshot.can(native);
}

/** The pure decision: what an allowed event makes of an order. */
export function decide(
  machine: FilingMachine,
  snapshot: FilingSnapshot,
  event: FilingEvent | TermFell,
): Decision {
  const native = toNative(snapshot, event);
  if (native === undefined) throw new Error(`${event.type} means nothing in ${stageOf(snapshot)}`);
  const [next, actions] = transition(machine, snapshot, native);
  const all = actions as readonly ExecutableActionObject[];
  return {
    snapshot: next,
    effects: all
      .filter(({ type }) => !type.startsWith('xstate.'))
      .map(({ type, params }) => ({ type, params })),
    // XState schedules a delayed event for every term that begins and cancels it when its state is left.
    begun: termsIn(all, 'xstate.raise'),
    ended: termsIn(all, 'xstate.cancel'),
  };
}

function toNative(
  snapshot: FilingSnapshot,
  event: FilingEvent | TermFell,
): FilingEvent | undefined {
  if (!isTermName(event.type)) return event as FilingEvent;
  const timer = runningTimers(snapshot).find(({ term }) => term === event.type);
  return timer && ({ ...event, type: timer.eventType } as unknown as FilingEvent);
}

/** The terms that run in a snapshot's state, with XState's own event names for them. */
function runningTimers(snapshot: FilingSnapshot): { term: string; eventType: string }[] {
  return snapshot._nodes.flatMap((node) =>
    node.after.map(({ eventType, delay }) => ({ term: String(delay), eventType })),
  );
}

const TIMER_ID = /^xstate\.after\.(\w+)\./;

function termsIn(actions: readonly { type: string; params: unknown }[], type: string): TermName[] {
  return actions.flatMap((action) => {
    if (action.type !== type) return [];
    const { id, sendId } = action.params as { id?: string; sendId?: string };
    const term = TIMER_ID.exec(id ?? sendId ?? '')?.[1] ?? '';
    return isTermName(term) ? [term] : [];
  });
}
