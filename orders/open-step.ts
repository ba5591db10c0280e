import type { EffectKind } from '#domain/effect-kinds.ts';
import type { Stage } from '#domain/stages.ts';
import type { TaskKind } from '#domain/tasks.ts';
import type { Transaction } from '#prisma/client.ts';
import type { OrdersDeps } from './deps.ts';
import type { DueRow } from './dues.ts';
import type { LockedOrder } from './lock.ts';
import type { NewTask, OrderPatch } from './step-rows.ts';

/** Something that an activity will have to do. */
export interface OutboxItem {
  readonly kind: EffectKind;
  readonly params: object;
  /** Not to be carried out before; null at once. */
  readonly notBefore: Date | null;
}

/** A step of an order while its transaction is open: what effects may read, and what they add. */
export interface OpenStep {
  readonly tx: Transaction;
  readonly deps: OrdersDeps;
  readonly order: LockedOrder;
  readonly event: { readonly type: string; readonly [fact: string]: unknown };
  readonly actorId: string;
  readonly at: Date;
  readonly stage: Stage;
  readonly province: string;
  readonly reportId: string | null;
  /** The terms that run after the step. */
  dues: readonly DueRow[];
  /** Columns of the order that change beside stage and snapshot. */
  readonly patch: OrderPatch;
  readonly openTasks: NewTask[];
  readonly closeTasks: TaskKind[];
  /** What activities will have to do, in this order. */
  readonly outbox: OutboxItem[];
  /** Kinds of effects that are not wanted any more. */
  readonly dropEffects: EffectKind[];
}
