import type { EffectKind } from '#domain/effect-kinds.ts';
import type { FollowedDue, FollowedEffect, FollowerMessage } from '#domain/follower-message.ts';
import type { TermName } from '#domain/terms/terms.ts';
import type { DueRow } from './dues.ts';
import type { OpenStep } from './open-step.ts';

/** An outbox row as its follower hears of it. */
export function openEffect(row: {
  id: string;
  kind: string;
  params: unknown;
  notBefore: Date | null;
}): FollowedEffect {
  const { template = '' } = row.params as { template?: string };
  return {
    id: row.id,
    kind: row.kind as EffectKind,
    about: template,
    ...(row.notBefore !== null && { notBefore: row.notBefore.toISOString() }),
  };
}

/** The terms that a follower still has to sleep on. */
export const openDues = (dues: readonly DueLike[]): FollowedDue[] =>
  dues
    .filter(({ fellAt, heldAt }) => fellAt === null && heldAt === null)
    .map(({ term, at, generation }) => ({
      term: term as TermName,
      at: at.toISOString(),
      generation,
    }));

type DueLike = Pick<DueRow, 'term' | 'at' | 'generation' | 'fellAt' | 'heldAt'>;

/**
 * The signal that a step leaves for the relay; null where nobody follows: an order that was never
 * submitted. An abandoned draft may have a notice to send, though: whatever has effects gets a follower.
 */
export function signalOf(
  { event, patch, province, dues, actorId }: OpenStep,
  effects: readonly Parameters<typeof openEffect>[0][],
): { name: string; payload: FollowerMessage } | null {
  if (patch.submittedAt === null && effects.length === 0) return null;
  return {
    name: event.type,
    payload: {
      revision: patch.revision,
      stage: patch.stage,
      waitingOn: patch.waitingOn,
      province,
      dues: openDues(dues),
      effects: effects.map(openEffect),
      actorId,
      ended: patch.outcome !== null,
    },
  };
}
