import type { Transaction } from '#prisma/client.ts';

/** The one endpoint that there is so far; each bureau gets its own with the ministry's interface. */
const ENDPOINT = 'default';

/** Notes that the authority answered, and that everything it had said by `at` is kept. */
export async function noteContact(db: Transaction, at: Date): Promise<void> {
  const row = { endpoint: ENDPOINT, lastContactAt: at };
  await db.authorityLink.upsert({ where: { endpoint: ENDPOINT }, create: row, update: row });
}

/** When the authority was last heard; null where it never was. */
export async function lastContact(db: Transaction): Promise<Date | null> {
  const row = await db.authorityLink.findUnique({ where: { endpoint: ENDPOINT } });
  return row?.lastContactAt ?? null;
}
