import type { EffectKind } from '#domain/effect-kinds.ts';
import type { Stage, WaitingOn } from '#domain/stages.ts';
import type { TermName } from '#domain/terms/terms.ts';

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
}

/**
 * What a follower hears after each revision of its order, under the name of the event that made it.
 * Ids, instants and codes only: Temporal's histories hold nothing personal.
 */
export interface FollowerMessage {
  readonly revision: number;
  readonly stage: Stage;
  readonly waitingOn: WaitingOn | null;
  readonly province: string;
  /** All terms that run, not only the new ones. */
  readonly dues: readonly FollowedDue[];
  /** The effects of this revision. */
  readonly effects: readonly FollowedEffect[];
  readonly actorId: string;
  readonly ended: boolean;
}

/** Whether a signal's payload is one of ours. */
export function isFollowerMessage(payload: unknown): payload is FollowerMessage {
  const { revision, dues, effects } = (payload ?? {}) as Partial<FollowerMessage>;
  return Number.isInteger(revision) && Array.isArray(dues) && Array.isArray(effects);
}

/** The signal that `beian orders resume` sends: the whole state, with every effect still open. */
export const RESUMED = 'resumed';

/** What a follower is started with. Everything else comes by signals. */
export interface FollowerInput {
  readonly orderNo: string;
  /** Only after continue-as-new: where the run before it had got to. */
  readonly carried?: FollowerMessage;
}

/** The queue that our workers poll. */
export const TASK_QUEUE = 'beian';

/** The id of the one workflow that reads the authority's answers. */
export const AUTHORITY_LINK = 'authority-link';

/** Search attributes of an order's workflow, all keywords but DueAt. */
export const SEARCH_ATTRIBUTES = {
  FilingStage: 'KEYWORD',
  Province: 'KEYWORD',
  WaitingOn: 'KEYWORD',
  DueAt: 'DATETIME',
} as const;
