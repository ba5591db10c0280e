import type { EffectKind } from './effect-kinds.ts';
import type { Stage, WaitingOn } from './stages.ts';
import type { TermName } from './terms/terms.ts';

/** A term that the follower sleeps on. */
export interface FollowedDue {
  readonly term: TermName;
  /** ISO, UTC. */
  readonly at: string;
  readonly generation: number;
}

/** An effect that the follower carries out. */
export interface FollowedEffect {
  readonly id: string;
  readonly kind: EffectKind;
  /** What it is about, for whoever reads the history: the notice's template, or nothing. */
  readonly about: string;
  /** ISO, UTC; absent where it is to be carried out at once. */
  readonly notBefore?: string;
}

/**
 * What a follower hears after revisions of its order, under the name of the event that made the last one.
 * Ids, instants and codes only: Temporal's histories hold nothing personal.
 */
export interface FollowerMessage {
  readonly revision: number;
  readonly stage: Stage;
  readonly waitingOn: WaitingOn | null;
  readonly province: string;
  /** All terms that run, not only the new ones. */
  readonly dues: readonly FollowedDue[];
  /** The effects of these revisions. */
  readonly effects: readonly FollowedEffect[];
  readonly actorId: string;
  readonly ended: boolean;
  /** The steps before the last one, where one signal tells of several: what happened, oldest first. */
  readonly earlier?: readonly EarlierStep[];
}

/** A step that is told together with a later one. */
export interface EarlierStep {
  readonly name: string;
  readonly revision: number;
  readonly actorId: string;
}
