import type { RecordFacts } from '#domain/events.ts';
import type { DueRow } from './dues.ts';
import { movableDeadline } from './managers-clock.ts';

/** What the record says about an order at the moment of an event: guards decide on it, machines read nothing. */
export function recordFacts(order: {
  readonly formVersion: number;
  readonly dues: readonly Pick<DueRow, 'term' | 'heldAt'>[];
}): RecordFacts {
  const deadline = movableDeadline(order.dues);
  const clock = deadline === undefined ? 'none' : deadline.heldAt === null ? 'runs' : 'stands';
  return { formVersion: order.formVersion, clock };
}
