import pg from 'pg';

/** What the driver asks of the record directly: the product has no route that answers it. */
export interface Lookups {
  /** Our number of the driver's order; null where it was never submitted. */
  find(driversNumber: string): Promise<string | null>;
  /** The order's open review task; null where the review is decided. A reviewer would take it from the list. */
  reviewTask(orderNo: string): Promise<string | null>;
  /** Orders whose driver's number has this prefix: done when granted, its notices sent and its follower told. */
  counts(prefix: string): Promise<{ done: number; open: number }>;
}

/** The key under which the adapter submits an order: the record keeps it with the outcome. */
export const submitKey = (driversNumber: string): string => `submit:${driversNumber}`;

export function lookupsIn(databaseUrl: string): Lookups {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  const one = async (sql: string, value: string): Promise<string | null> =>
    (await pool.query<{ found: string }>(sql, [value])).rows[0]?.found ?? null;
  return {
    find: (number) =>
      one(
        `SELECT order_no AS found FROM requests WHERE account_id = 'acc-applicant' AND request_id = $1`,
        submitKey(number),
      ),
    reviewTask: (orderNo) =>
      one(
        `SELECT id AS found FROM tasks WHERE order_no = $1 AND kind = 'initialReview' AND open`,
        orderNo,
      ),
    counts: async (prefix) => {
      const { rows } = await pool.query<{ all: string; done: string }>(
        `SELECT count(*) AS all, count(*) FILTER (WHERE o.outcome = 'granted'
            AND NOT EXISTS (SELECT 1 FROM effects e WHERE e.order_no = o.order_no AND e.state = 'pending')
            AND NOT EXISTS (SELECT 1 FROM signals s WHERE s.order_no = o.order_no)) AS done
         FROM requests r JOIN orders o USING (order_no)
         WHERE r.account_id = 'acc-applicant' AND r.request_id >= $1 AND r.request_id < $2`,
        // The character after the hyphen ends the range.
        [submitKey(`${prefix}-`), submitKey(`${prefix}.`)],
      );
      const done = Number(rows[0]?.done ?? 0);
      return { done, open: Number(rows[0]?.all ?? 0) - done };
    },
  };
}
