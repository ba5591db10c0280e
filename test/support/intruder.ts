import type { TestRecord } from './record.ts';

/** Does things to the record past its triggers, as somebody can who owns the database. */
export async function asIntruder({ db }: TestRecord, ...statements: string[]): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
    for (const sql of statements) await tx.$executeRawUnsafe(sql);
  });
}

/** Leaves an audit in which nothing has happened yet: making a record has left rows already. */
export const withEmptyAudit = (record: TestRecord): Promise<void> =>
  asIntruder(record, 'DELETE FROM audit', 'DELETE FROM audit_chain', 'DELETE FROM audit_anchors');
