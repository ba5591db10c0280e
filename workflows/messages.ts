import type { FollowerMessage } from '#domain/follower-message.ts';

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

/** The id of the one workflow that carries an endpoint's files. */
export const authorityLinkId = (endpoint: string): string => `authority-link:${endpoint}`;

/** Search attributes of an order's workflow, all keywords but DueAt. */
export const SEARCH_ATTRIBUTES = {
  FilingStage: 'KEYWORD',
  Province: 'KEYWORD',
  WaitingOn: 'KEYWORD',
  DueAt: 'DATETIME',
} as const;
