import type { EventType } from '#domain/events.ts';
import type { Outcome, Stage, WaitingOn } from '#domain/stages.ts';
import type { TermName } from '#domain/terms/terms.ts';
import type { OrderableType } from './registry.ts';

/** An event that a stage accepts, and where it leads. */
export interface EventDescription {
  readonly type: EventType;
  /** The stage it leads to; null where the order stays as it is, and nothing begins anew. */
  readonly to: Stage | null;
  /** The guard that decides on the facts of the event, by name; `repairsTo:draft` where it asks about a stage. */
  readonly when: string | null;
  /** The step of the stage that accepts it, and the step it leads to; null where there are none. */
  readonly step: string | null;
  readonly toStep: string | null;
  /** Accepted in every open stage, since it stands at the root of the filing's route. */
  readonly everywhere: boolean;
  /** What it asks for by itself, `notify:rejected`; the stage it leads to may ask for more. */
  readonly effects: readonly string[];
}

/** A term that runs in a stage, and where the order goes when it falls: null where it stays. */
export interface TermDescription {
  readonly name: TermName;
  readonly to: Stage | null;
  readonly effects: readonly string[];
}

/** One stage of a filing as data: for the command line, the documents and the diagrams. */
export interface StageDescription {
  readonly name: Stage;
  /** Who acts next, in the order of the stage's steps. */
  readonly waitingOn: readonly WaitingOn[];
  /** The steps of a stage that has some, each with the one who acts in it. */
  readonly steps: readonly { name: string; waitingOn: WaitingOn | null }[];
  /** What the stage asks for when an order enters it. */
  readonly entry: readonly string[];
  readonly events: readonly EventDescription[];
  readonly terms: readonly TermDescription[];
  /** All that the stage itself asks for: on entry, on exit and with its own events and terms. */
  readonly effects: readonly string[];
}

export interface FilingDescription {
  readonly filingType: OrderableType;
  readonly version: number;
  readonly stages: readonly StageDescription[];
  readonly outcomes: readonly Outcome[];
}
