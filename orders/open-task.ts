import { randomUUID } from 'node:crypto';
import { TASKS, type TaskKind } from '#domain/tasks.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';

/** A task that no step of an order opens, but something beside it. */
interface TaskBeside {
  readonly kind: TaskKind;
  readonly at: Date;
  readonly urgentAt: Date;
  readonly facts: Prisma.InputJsonObject;
}

/** What a task shows of its order. */
interface AboutOrder {
  readonly orderNo: string;
  readonly filingType: string;
  readonly province: string | null;
  readonly stage: string;
}

/**
 * Opens a task beside a step, in the queue of its kind's role.
 * @param order null where it is about no order that we know
 */
export async function openTask(
  tx: Transaction,
  order: AboutOrder | null,
  { kind, at, urgentAt, facts }: TaskBeside,
): Promise<void> {
  await tx.task.create({
    data: {
      id: randomUUID(),
      orderNo: order?.orderNo ?? null,
      kind,
      role: TASKS[kind].role,
      filingType: order?.filingType ?? '',
      province: order?.province ?? '',
      stage: order?.stage ?? '',
      openedAt: at,
      urgentAt,
      facts,
    },
  });
}
