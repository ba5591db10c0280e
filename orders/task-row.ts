import { Prisma } from '#prisma/client.ts';

/** A task as it stands in the record. */
export type TaskRow = Prisma.TaskGetPayload<object>;

/** Its columns, for the statements that are written by hand: the queue is read more often than anything else. */
export const TASK_COLUMNS = Prisma.sql`
  id::text, order_no AS "orderNo", kind, role, filing_type AS "filingType", province, stage, open,
  urgent_at AS "urgentAt", opened_at AS "openedAt", holder_id AS "holderId", claimed_at AS "claimedAt",
  closed_at AS "closedAt", closed_by AS "closedBy", facts`;
