import type { Transaction } from '#prisma/client.ts';

/**
 * When a bureau last approved something that wrote a record: the version of an order that was reported. What stays
 * with the provider (a claim, a transfer) and what an import wrote are no approvals.
 * @param ids of subjects and services
 * @returns by the id of the record; none where no reported order has written it
 */
export async function lastApprovals(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.$queryRaw<{ id: string; at: Date }[]>`
    SELECT record_id AS id, max(at) AS at FROM record_versions
    WHERE kind IN ('subject', 'service') AND record_id = ANY(${[...ids]}::uuid[])
      AND EXISTS (SELECT 1 FROM reports WHERE reports.order_no = record_versions.order_no)
    GROUP BY record_id`;
  return new Map(rows.map(({ id, at }) => [id, at]));
}
