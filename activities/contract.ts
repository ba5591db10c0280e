import type { TermName } from '#domain/terms/terms.ts';
import type { FollowerMessage } from '#domain/follower-message.ts';

/**
 * What became of an effect: done now, done before, no longer wanted, or failed for good; or it waits and
 * is to be carried out again from `notBefore` on (ISO, UTC), as a reminder does in quiet hours.
 */
export type EffectResult =
  'done' | 'doneBefore' | 'dropped' | 'failed' | { readonly notBefore: string };

/** What came of a timer: see `fallDue` in orders/advance.ts. */
export type TimerResult =
  { readonly fell: 'done' | 'stale' } | { readonly fell: 'notYet'; readonly at: string };

/** Everything that touches the world, by the names that Temporal UI shows. Arguments are ids, never contents. */
export interface Activities {
  /** Puts the report of an order into the queue of its bureau. */
  reportToAuthority(effectId: string): Promise<EffectResult>;
  sendSms(effectId: string): Promise<EffectResult>;
  sendMail(effectId: string): Promise<EffectResult>;
  /** Tells the record that a term fell due. */
  fallDue(orderNo: string, term: TermName, generation: number): Promise<TimerResult>;
  /** Reads how an order stands, for a follower that missed a revision. */
  readOrder(orderNo: string): Promise<FollowerMessage>;
  /** Carries the files of one bureau's endpoint both ways for a while. */
  followAuthority(endpoint: string): Promise<void>;
}
