import type { Prisma, PrismaClient, Transaction } from '#prisma/client.ts';

/** The link to a bureau's endpoint, as the record keeps it. */
export type LinkRow = Prisma.AuthorityLinkGetPayload<object>;

/**
 * Writes down which endpoints there are, and for which provinces; what the record knows of them stays. One
 * that is no longer among them covers no province any more.
 */
export async function registerLinks(
  db: Transaction,
  endpoints: readonly {
    readonly name: string;
    readonly version: string;
    readonly provinces: readonly string[];
  }[],
): Promise<void> {
  const rows = endpoints.map(({ name, version, provinces }) => ({ name, version, provinces }));
  await db.$executeRaw`
    INSERT INTO authority_links (endpoint, version, provinces)
    SELECT name, version, ARRAY(SELECT jsonb_array_elements_text(provinces))
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS endpoint(name text, version text, provinces jsonb)
    ON CONFLICT (endpoint) DO UPDATE SET version = EXCLUDED.version, provinces = EXCLUDED.provinces`;
  await db.authorityLink.updateMany({
    where: { endpoint: { notIn: endpoints.map(({ name }) => name) } },
    data: { provinces: [] },
  });
}

export const linkOf = (db: Transaction, endpoint: string): Promise<LinkRow> =>
  db.authorityLink.findUniqueOrThrow({ where: { endpoint } });

/** Notes that the endpoint answered, and that everything it had said by `at` is kept and settled. */
export async function noteContact(db: Transaction, endpoint: string, at: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE authority_links SET last_contact_at = ${at.toISOString()}::timestamptz WHERE endpoint = ${endpoint}`;
}

/** The endpoints that an order waits for, as far as they are asked at this time, with when each was last heard. */
export async function awaitedLinks(db: PrismaClient, now: Date): Promise<LinkRow[]> {
  const rows = await db.authorityLink.findMany({
    where: { stoppedAt: null, OR: [{ fetchFrom: null }, { fetchFrom: { lte: now } }] },
  });
  const awaited = await awaitedProvinces(db);
  return rows.filter(({ provinces }) => provinces.some((province) => awaited.has(province)));
}

/** The provinces whose bureau somebody waits for: to take a report, or to answer one. */
export async function awaitedProvinces(db: PrismaClient): Promise<ReadonlySet<string>> {
  const waiting = await db.$queryRaw<{ province: string }[]>`
    SELECT DISTINCT province FROM orders
    WHERE outcome IS NULL AND stage IN ('reporting', 'smsVerification', 'bureauReview')`;
  return new Set(waiting.map(({ province }) => province));
}
