import {
  EVENT_TYPES,
  maySend,
  type EventType,
  type FilingEvent,
  type RecordFacts,
} from '#domain/events.ts';
import type { Actor } from '#domain/roles.ts';
import { OUTCOMES, REPAIR_TARGETS, type Outcome, type WaitingOn } from '#domain/stages.ts';
import { allows, stageOf } from './decide.ts';
import { waitingOnTag } from './describe-nodes.ts';
import type { FilingSnapshot } from './registry.ts';

export { describeAll } from './describe-filing.ts';
export type {
  EventDescription,
  FilingDescription,
  StageDescription,
  TermDescription,
} from './describe-types.ts';

/** Who must act next, from the tags of the state; null when the order has ended. */
export function waitingOn(snapshot: FilingSnapshot): WaitingOn | null {
  return [...snapshot.tags].flatMap(waitingOnTag)[0] ?? null;
}

/**
 * What a person's role may do with an order now. Asked of the machine itself: there is no second list.
 * Answers to a report are not in it: whether one is allowed depends on the report that it names.
 */
export function allowedEvents(
  snapshot: FilingSnapshot,
  actor: Actor,
  record: RecordFacts,
): EventType[] {
  const allowed = (type: EventType) =>
    (CHOICES[type] ?? [{}]).some((choice) =>
      allows(snapshot, { type, at: '', actor, record, ...choice } as FilingEvent),
    );
  return EVENT_TYPES.filter((type) => maySend(actor.role, type) && allowed(type));
}

/** The facts of an event that its sender chooses and a guard asks about: it is allowed where one choice is. */
const CHOICES: Partial<Record<EventType, readonly object[]>> = {
  repair: REPAIR_TARGETS.map((to) => ({ to })),
};

/** The outcome of an ended order, else null. */
export function outcomeOf(snapshot: FilingSnapshot): Outcome | null {
  const stage = stageOf(snapshot);
  return snapshot.status === 'done' ? (OUTCOMES.find((name) => name === stage) ?? null) : null;
}
