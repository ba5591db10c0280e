import { decide, firstSnapshot, storeSnapshot, type TermFell } from '#machines/decide.ts';
import type { FilingEvent } from '#domain/events.ts';
import { machineOf } from '#machines/registry.ts';
import type { Prisma } from '#prisma/client.ts';

export type OrderWithTimeline = Prisma.OrderGetPayload<{ include: { timeline: true } }>;

/** Entries that are told in a timeline but are no events of the machine. */
const NO_EVENTS = ['created', 'calendarLoaded'];

/** The snapshot that an order's timeline leads to, event by event, as it would be stored. */
export function replayTimeline(order: OrderWithTimeline): object {
  const machine = machineOf(order.filingType, order.machineVersion);
  let snapshot = firstSnapshot(machine);
  for (const entry of [...order.timeline].sort((a, b) => a.revision - b.revision)) {
    if (NO_EVENTS.includes(entry.type)) continue;
    const event = {
      ...(entry.facts as object),
      type: entry.type,
      at: entry.at.toISOString(),
      actor: { id: entry.actorId, role: entry.actorRole },
    };
    ({ snapshot } = decide(machine, snapshot, event as FilingEvent | TermFell));
  }
  return storeSnapshot(machine, snapshot);
}
