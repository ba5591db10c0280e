import { proxyActivities } from '@temporalio/workflow';
import type { Activities, EffectResult, TimerResult } from '#activities/contract.ts';
import type { FollowedDue, FollowedEffect, FollowerMessage } from '#domain/follower-message.ts';

/** The record and our own parts: quick, and tried again until they answer. */
const record = proxyActivities<Pick<Activities, 'fallDue' | 'readOrder'>>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** Carriers and the authority: tried again for as long as it takes; what can never succeed ends by itself. */
const world = proxyActivities<Pick<Activities, 'reportToAuthority' | 'sendSms' | 'sendMail'>>({
  startToCloseTimeout: '2m',
  // A worker that died is noticed by its silence, not by the whole time a call may take.
  heartbeatTimeout: '5s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/** A long poll: it reports that it lives, and is started elsewhere when it stops doing so. */
export const link = proxyActivities<Pick<Activities, 'followAuthority'>>({
  startToCloseTimeout: '1h',
  // As above: while nobody reads, every order that is with the authority waits.
  heartbeatTimeout: '5s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '5s' },
});

/** Carries out an effect by the activity of its kind. */
export function carryOut({ id, kind, about }: FollowedEffect): Promise<EffectResult> {
  return world[kind].executeWithOptions({ summary: about === '' ? id : about }, [id]);
}

export function fallDue(orderNo: string, { term, generation }: FollowedDue): Promise<TimerResult> {
  return record.fallDue.executeWithOptions({ summary: term }, [orderNo, term, generation]);
}

export function readOrder(orderNo: string): Promise<FollowerMessage> {
  return record.readOrder(orderNo);
}
