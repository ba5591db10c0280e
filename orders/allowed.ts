import type { EventType } from '#domain/events.ts';
import type { Actor } from '#domain/roles.ts';
import { allowedEvents } from '#machines/describe.ts';
import type { FilingSnapshot } from '#machines/registry.ts';
import type { Transaction } from '#prisma/client.ts';
import type { OrdersDeps } from './deps.ts';
import { isOfOwnSide } from './parties.ts';
import { recallRefusal } from './recall.ts';
import { recordFacts } from './record-facts.ts';

/**
 * What somebody may do with an order now: what the machine allows, without a recall that the record would
 * refuse. It is the only event whose refusal depends on who asks when; nothing else is asked beside the
 * machine that the one who asks cannot mend at once.
 */
export async function allowedNow(
  tx: Transaction,
  deps: Pick<OrdersDeps, 'clock' | 'policy'>,
  order: Parameters<typeof recordFacts>[0] &
    Parameters<typeof isOfOwnSide>[0] & { readonly orderNo: string },
  snapshot: FilingSnapshot,
  actor: Actor,
): Promise<EventType[]> {
  const allowed = allowedEvents(snapshot, actor, recordFacts(order)).filter((type) =>
    isOfOwnSide(order, actor, type),
  );
  if (!allowed.includes('recall')) return allowed;
  const refusal = await recallRefusal({ tx, deps, order, actorId: actor.id });
  return refusal === null ? allowed : allowed.filter((type) => type !== 'recall');
}
