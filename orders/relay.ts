import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy, type Client } from '@temporalio/client';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import type { PrismaClient, Transaction } from '#prisma/client.ts';
import type { FollowerMessage } from '#domain/follower-message.ts';
import { TASK_QUEUE, type FollowerInput } from '#workflows/messages.ts';
import { mergeSignals, type StoredSignal } from './merge-signals.ts';

/** Tells followers what happened to their orders. The only part of orders/ that speaks to Temporal. */
export interface Relay {
  /** Tells one order's follower what it has not heard yet; false when another relay is at it. */
  tell(orderNo: string): Promise<boolean>;
  /** The orders, a round of them, whose followers have something to hear. */
  untold(): Promise<string[]>;
  /** Sends one message to an order's follower, starting it where there is none. */
  signal(order: FollowedOrder, name: string, message: FollowerMessage): Promise<void>;
}

/** What starting a follower needs to know of its order. */
export interface FollowedOrder {
  readonly orderNo: string;
  readonly filingType: string;
  readonly province: string | null;
}

export interface RelayDeps {
  readonly db: PrismaClient;
  readonly client: Client;
  /** Called after a follower was signalled: the sandbox brings new ones to its own time here. */
  readonly signalled?: (orderNo: string) => Promise<void>;
}

/** How long Temporal may take to hear one signal. */
const SIGNAL_AT_MOST_MS = 10_000;

/** Steps of one order that one signal tells of, at most; what is left the next look tells. */
const STEPS_AT_ONCE = 50;

/** Orders that one look finds, at most. */
const ROUND = 100;

/** Makes a relay. Two of them at once do not disturb each other: a lock per order keeps its signals in order. */
export function createRelay({ db, client, signalled }: RelayDeps): Relay {
  const relay: Relay = {
    async signal(order, name, message) {
      const input: FollowerInput = { orderNo: order.orderNo };
      const title = FILING_TYPES[order.filingType as FilingType];
      const start = {
        taskQueue: TASK_QUEUE,
        workflowId: order.orderNo,
        args: [input],
        signal: name,
        signalArgs: [message],
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        staticSummary: `${title.zh} · ${title.en} · ${order.province ?? ''}`,
        staticDetails: `Order ${order.orderNo}. What it is about stands in the record, not here.`,
      };
      // A deadline of the network's: wall time, whatever the sandbox clock says.
      // eslint-disable-next-line no-restricted-syntax
      await client.withDeadline(Date.now() + SIGNAL_AT_MOST_MS, () =>
        client.workflow.signalWithStart(order.filingType, start),
      );
      await signalled?.(order.orderNo);
    },

    tell: (orderNo) =>
      db.$transaction(
        async (tx) => {
          const locked = await lockSignals(tx, orderNo);
          if (!locked) return false;
          const signals = await tx.$queryRaw<(StoredSignal & FollowedOrder & { id: bigint })[]>`
            SELECT signals.id, name, payload, order_no AS "orderNo", filing_type AS "filingType", province
            FROM signals JOIN orders USING (order_no)
            WHERE order_no = ${orderNo} ORDER BY signals.id LIMIT ${STEPS_AT_ONCE}`;
          const [order] = signals;
          if (order === undefined) return true;
          const { name, message } = mergeSignals(signals);
          await relay.signal(order, name, message);
          const told = signals.map(({ id }) => id);
          await tx.$executeRaw`DELETE FROM signals WHERE id = ANY(${told}::bigint[])`;
          return true;
        },
        { timeout: SIGNAL_AT_MOST_MS + 5_000 },
      ),

    async untold() {
      const waiting = await db.$queryRaw<{ orderNo: string }[]>`
        SELECT order_no AS "orderNo" FROM signals GROUP BY order_no ORDER BY min(id) LIMIT ${ROUND}`;
      return waiting.map(({ orderNo }) => orderNo);
    },
  };
  return relay;
}

/** Takes the lock under which an order's signals are told in order; false when another relay has it. */
async function lockSignals(tx: Transaction, orderNo: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ locked: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`signals/${orderNo}`}, 0)) AS locked`;
  return row?.locked === true;
}
