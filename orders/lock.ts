import { CodedError } from '#domain/errors.ts';
import type { Transaction } from '#prisma/client.ts';
import type { DueRow } from './dues.ts';
import type { Repeatable, StoredOutcome } from './requests.ts';

/** A task of an order that is open, as far as a step needs to know it. */
export interface OpenTask {
  readonly id: string;
  readonly kind: string;
  readonly holderId: string | null;
  readonly claimedAt: string | null;
}

/** The columns of an order that a step reads. */
interface OrderColumns {
  readonly orderNo: string;
  readonly accountId: string;
  /** The main account, where the order is a sub-user's. */
  readonly mainAccountId: string | null;
  /** The account that is to receive the service; null where the order moves none, or names nobody yet. */
  readonly receiverId: string | null;
  readonly filingType: string;
  readonly machineVersion: number;
  readonly province: string | null;
  readonly revision: number;
  readonly stage: string;
  readonly waitingOn: string | null;
  readonly snapshot: unknown;
  readonly formCipher: Uint8Array;
  readonly formKeyId: string;
  readonly formVersion: number;
  readonly submittedAt: Date | null;
  readonly ruleSetId: string | null;
}

/** An order as it stands under its lock, with the terms that run and the tasks that are open. */
export interface LockedOrder extends OrderColumns {
  readonly dues: readonly DueRow[];
  readonly openTasks: readonly OpenTask[];
  /** What came of the same request before, where one was asked for. */
  readonly kept: StoredOutcome | null;
}

/**
 * Locks the order's row until the transaction ends: everything that changes an order passes here,
 * so two of them follow one another.
 * @param request looked up on the way, where the caller's may be a repetition
 * @throws CodedError `order.not_found`.
 */
export async function lockOrder(
  tx: Transaction,
  orderNo: string,
  request?: Pick<Repeatable, 'accountId' | 'requestId'>,
): Promise<LockedOrder> {
  const [order] = await tx.$queryRaw<OrderColumns[]>`
    SELECT order_no AS "orderNo", account_id AS "accountId", receiver_id AS "receiverId", filing_type AS "filingType",
      (SELECT parent_id FROM accounts WHERE id = account_id) AS "mainAccountId",
      machine_version AS "machineVersion", province, revision, stage, waiting_on AS "waitingOn",
      snapshot, form_cipher AS "formCipher", form_key_id AS "formKeyId",
      form_version AS "formVersion", submitted_at AS "submittedAt", rule_set_id AS "ruleSetId"
    FROM orders WHERE order_no = ${orderNo} FOR UPDATE`;
  if (order === undefined) throw orderNotFound(orderNo);
  // A statement of its own: what stood beside the row may have changed while we waited for the lock.
  const [beside] = await tx.$queryRaw<
    { dues: StoredDue[]; tasks: OpenTask[]; kept: StoredOutcome | null }[]
  >`
    SELECT
      (SELECT json_build_object('fingerprint', fingerprint, 'outcome', outcome) FROM requests
        WHERE account_id = ${request?.accountId ?? ''} AND request_id = ${request?.requestId ?? ''}) AS kept,
      (SELECT coalesce(json_agg(json_build_object('term', term, 'generation', generation,
        'startedAt', started_at, 'at', at, 'provisional', provisional, 'fellAt', fell_at,
        'heldAt', held_at, 'extension', extension, 'heldMs', held_ms,
        'heldWorkingDays', held_working_days)), '[]')
        FROM dues WHERE order_no = ${orderNo}) AS dues,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'holderId', holder_id,
        'claimedAt', claimed_at)), '[]')
        FROM tasks WHERE order_no = ${orderNo} AND open) AS tasks`;
  return {
    ...order,
    dues: (beside?.dues ?? []).map(readDue),
    openTasks: beside?.tasks ?? [],
    kept: beside?.kept ?? null,
  };
}

/** A due as JSON tells it: its instants are texts. */
type StoredDue = {
  readonly [column in keyof DueRow]: DueRow[column] extends Date
    ? string
    : Date extends DueRow[column]
      ? string | null
      : DueRow[column];
};

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));

const readDue = (due: StoredDue): DueRow => ({
  ...due,
  startedAt: new Date(due.startedAt),
  at: new Date(due.at),
  fellAt: instant(due.fellAt),
  heldAt: instant(due.heldAt),
});

/** The refusal for an order that does not exist, or that this account may not know of: the two look the same. */
export function orderNotFound(orderNo: string): CodedError {
  return new CodedError('order.not_found', `There is no order ${orderNo} among your orders.`, {
    remedy: 'Check the number; your orders are listed at GET /api/v1/orders.',
  });
}
