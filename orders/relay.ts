import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy, type Client } from '@temporalio/client';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import type { PrismaClient, Transaction } from '#prisma/client.ts';
import { TASK_QUEUE, type FollowerInput, type FollowerMessage } from '#workflows/messages.ts';

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

/** How long one order's signals are told in one go. */
const TELL_FOR_MS = 20_000;

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
          const signals = await tx.signal.findMany({ where: { orderNo }, orderBy: { id: 'asc' } });
          if (signals.length === 0) return true;
          const order = await tx.order.findUniqueOrThrow({ where: { orderNo } });
          const told: bigint[] = [];
          const begun = performance.now();
          for (const { id, name, payload } of signals) {
            // The lock goes with the transaction: what there is no time for, the next one tells.
            if (performance.now() - begun > TELL_FOR_MS) break;
            await relay.signal(order, name, payload as unknown as FollowerMessage);
            told.push(id);
          }
          await tx.signal.deleteMany({ where: { id: { in: told } } });
          return true;
        },
        { timeout: TELL_FOR_MS + SIGNAL_AT_MOST_MS + 5_000 },
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
