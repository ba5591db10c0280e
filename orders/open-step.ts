import type { EffectKind } from '#domain/effect-kinds.ts';
import type { Stage } from '#domain/stages.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import type { OrdersDeps } from './deps.ts';
import type { DueRow } from './dues.ts';
import type { LockedOrder } from './lock.ts';

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
  readonly dues: readonly DueRow[];
  /** Columns of the order that change beside stage and snapshot. */
  readonly patch: Prisma.OrderUncheckedUpdateInput;
  /** What activities will have to do, in this order. */
  readonly outbox: { kind: EffectKind; params: Prisma.InputJsonObject }[];
}
