import type { PrismaClient } from '#prisma/client.ts';

/**
 * Tables that tell by themselves what was done and when, and are no deed of anybody's: followers and carriers being
 * told, files and answers as they came, what the sandbox needs. What follows from them is a deed, with its row.
 */
const TOLD_BY_THEMSELVES = [
  ...['signals', 'effects', 'notices', 'vault_checks', 'code_tables', 'attempts'],
  ...['authority_links', 'authority_uploads', 'authority_downloads', 'authority_ids'],
  ...['authority_news', 'authority_results', 'sandbox_clock', 'sandbox_alarms'],
  // That a copy is being made: its beginning is a deed, its end is none.
  'data_archives',
  ...['audit_chain', 'audit_anchors', '_prisma_migrations', 'watched_writes'],
];

/** When a key or a session was last of use: whoever used it left a row where it was a deed. */
const OF_NO_DEED = `'{last_used_at,seen_at}'`;

/** Has every table of a record note in which transactions it was written. */
export async function watchWrites(db: PrismaClient): Promise<void> {
  await db.$executeRaw`CREATE TABLE watched_writes (txid BIGINT, place TEXT)`;
  await db.$executeRawUnsafe(`
    CREATE FUNCTION watch_write() RETURNS TRIGGER LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'UPDATE' OR to_jsonb(NEW) - ${OF_NO_DEED}::text[] <> to_jsonb(OLD) - ${OF_NO_DEED}::text[] THEN
        INSERT INTO watched_writes VALUES (txid_current(), TG_TABLE_NAME);
      END IF;
      RETURN NULL;
    END $$`);
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT relname::text AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND relname <> ALL(${TOLD_BY_THEMSELVES}::text[])`;
  for (const { name } of tables) {
    await db.$executeRawUnsafe(
      `CREATE TRIGGER watch_write AFTER INSERT OR UPDATE OR DELETE ON "${name}"
        FOR EACH ROW EXECUTE FUNCTION watch_write()`,
    );
  }
}

/** What was written while something was done: the actions in the audit, and the tables written without a row of it. */
export async function writesOf<T>(
  db: PrismaClient,
  work: () => Promise<T>,
): Promise<{ result: T; actions: string[]; unaudited: string[] }> {
  await db.$executeRaw`TRUNCATE watched_writes`;
  const last = await db.auditEntry.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
  const result = await work();
  const rows = await db.auditEntry.findMany({
    where: { id: { gt: last?.id ?? 0n } },
    orderBy: { id: 'asc' },
  });
  const alone = await db.$queryRaw<{ place: string }[]>`
    SELECT DISTINCT w.place FROM watched_writes w
    WHERE NOT EXISTS (SELECT FROM watched_writes a WHERE a.txid = w.txid AND a.place = 'audit')`;
  const actions = rows.map(({ action }) => action);
  return { result, actions, unaudited: alone.map(({ place }) => place) };
}
