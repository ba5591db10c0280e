import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { rounded } from './percentiles.ts';

const { EventType } = proto.temporal.api.enums.v1;

/** What is counted in a follower's history, by the name of its figure. */
const COUNTED = {
  workflowTasks: EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
  signals: EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
  activities: EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
  timers: EventType.EVENT_TYPE_TIMER_STARTED,
} as const;

/** What Temporal keeps of an order, on average over these: events of its history, and what they were. */
export async function followersCost(
  client: Client,
  orderNos: readonly string[],
): Promise<Record<string, number>> {
  const totals: Record<string, number> = { historyEvents: 0 };
  for (const orderNo of orderNos) {
    const { events } = await client.workflow.getHandle(orderNo).fetchHistory();
    const add = (name: string, count: number) => {
      totals[name] = (totals[name] ?? 0) + count;
    };
    add('historyEvents', events?.length ?? 0);
    for (const [name, type] of Object.entries(COUNTED)) {
      add(name, events?.filter(({ eventType }) => eventType === type).length ?? 0);
    }
  }
  return Object.fromEntries(
    Object.entries(totals).map(([name, count]) => [name, rounded(count / orderNos.length)]),
  );
}
