import Type from 'typebox';
import { TASKS, type TaskKind } from '#domain/tasks.ts';
import { handlesOf } from '#orders/accounts.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { Text, nullable } from '../schemas.ts';
import { BilingualSchema } from './bilingual-schema.ts';

/** A task of an order that is open, for the way from the order to it. */
export const OrderTaskSchema = Type.Object({
  id: Text,
  kind: Text,
  title: BilingualSchema,
  holder: nullable(Type.String({ description: 'The handle of whoever has it' })),
  facts: Type.Unknown({ description: 'Ids that belong to it, as in the list of tasks' }),
});

/** The open tasks of an order, of all roles, the most urgent first. */
export async function openTasksOf(
  { db }: Pick<OrdersDeps, 'db'>,
  orderNo: string,
): Promise<Type.Static<typeof OrderTaskSchema>[]> {
  const tasks = await db.task.findMany({
    where: { orderNo, open: true },
    orderBy: [{ urgentAt: 'asc' }, { id: 'asc' }],
  });
  const holders = await handlesOf(
    db,
    tasks.map(({ holderId }) => holderId),
  );
  return tasks.map(({ id, kind, holderId, facts }) => ({
    ...{ id, kind, facts },
    title: TASKS[kind as TaskKind].title,
    holder: holders.get(holderId ?? '') ?? null,
  }));
}
