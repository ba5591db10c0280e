import { linkTrouble } from '#domain/authority/link-trouble.ts';
import { unknownEndpoint } from '#orders/link-acts.ts';
import type { LinkRow } from '#orders/links.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import type { PrismaClient } from '#prisma/client.ts';

const AT_MOST = 100;
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** How the links to the bureaus stand, those that need somebody first, and what waits for none of them. */
export async function linksNow({ db, clock }: OrdersDeps) {
  const [rows, queued, unprocessed, now] = await Promise.all([
    db.authorityLink.findMany({ orderBy: { endpoint: 'asc' } }),
    queuedByProvince(db),
    db.authorityDownload.groupBy({
      by: ['endpoint'],
      where: { state: 'stored' },
      _count: true,
    }),
    clock.now(),
  ]);
  const links = rows.map((row) => ({
    endpoint: row.endpoint,
    version: row.version,
    provinces: row.provinces,
    ...standing(row, now),
    sequence: row.sequence,
    queued: row.provinces.reduce((sum, province) => sum + (queued.get(province) ?? 0), 0),
    lastContactAt: iso(row.lastContactAt),
    unprocessed: unprocessed.find(({ endpoint }) => endpoint === row.endpoint)?._count ?? 0,
  }));
  const rank = ['stopped', 'silent', 'waiting', 'running'];
  links.sort((a, b) => rank.indexOf(a.state) - rank.indexOf(b.state));
  const empty =
    links.length > 0 ? null : 'No endpoint is known yet: a worker writes them down when it starts.';
  return { links, uncovered: uncoveredNow(rows, queued), empty };
}

/** Reports that nobody will send, since their province is no endpoint's: the longest queue first. */
function uncoveredNow(rows: readonly LinkRow[], queued: ReadonlyMap<string, number>) {
  const covered = new Set(rows.flatMap(({ provinces }) => provinces));
  return [...queued]
    .filter(([province]) => !covered.has(province))
    .map(([province, reports]) => ({ province, queued: reports }))
    .sort((a, b) => b.queued - a.queued);
}

function standing(row: LinkRow, now: Date) {
  const { stoppedAt, stoppedCode, sendFrom, fetchFrom, sendCode, faults } = row;
  if (stoppedAt !== null) {
    const trouble = linkTrouble(stoppedCode ?? '');
    return { state: 'stopped' as const, trouble, since: iso(stoppedAt), until: null };
  }
  const [until] = [sendFrom, fetchFrom].filter((from) => from !== null && from > now);
  if (until !== undefined) {
    return {
      ...{ state: 'waiting' as const, trouble: linkTrouble(sendCode ?? '') },
      ...{ since: null, until: iso(until) },
    };
  }
  const silent = faults > 0 && sendCode !== null;
  return {
    state: silent ? ('silent' as const) : ('running' as const),
    trouble: silent ? linkTrouble(sendCode) : null,
    ...{ since: null, until: null },
  };
}

async function queuedByProvince(db: PrismaClient): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ province: string; reports: bigint }[]>`
    SELECT province, count(*) AS reports FROM effects JOIN orders USING (order_no)
    WHERE effects.state = 'queued' GROUP BY province ORDER BY province`;
  return new Map(rows.map(({ province, reports }) => [province, Number(reports)]));
}

/**
 * The last files of an endpoint in both directions, the newest first.
 * @throws CodedError `link.not_found`.
 */
export async function filesOf({ db }: OrdersDeps, endpoint: string) {
  const link = await db.authorityLink.findUnique({ where: { endpoint } });
  if (link === null) throw unknownEndpoint(endpoint);
  const [sent, received] = await Promise.all([
    db.authorityUpload.findMany({
      where: { endpoint },
      orderBy: { sequence: 'desc' },
      take: AT_MOST,
      include: { reports: { select: { orderNo: true } } },
    }),
    db.authorityDownload.findMany({
      where: { endpoint },
      orderBy: [{ receivedAt: 'desc' }, { fileName: 'desc' }],
      take: AT_MOST,
    }),
  ]);
  const files = [
    ...sent.map((row) => ({
      direction: 'sent' as const,
      name: String(row.sequence),
      operation: row.operation,
      hash: row.hash,
      bytes: row.fileCipher.length,
      state: row.state,
      attempts: row.attempts,
      why: row.lastCode,
      at: row.frozenAt.toISOString(),
      settledAt: iso(row.takenAt),
      orders: [...new Set(row.reports.map(({ orderNo }) => orderNo))],
    })),
    ...received.map((row) => ({
      direction: 'received' as const,
      name: row.fileName,
      operation: null,
      hash: row.hash,
      bytes: row.fileCipher.length,
      state: row.state,
      attempts: null,
      why: row.why,
      at: row.receivedAt.toISOString(),
      settledAt: iso(row.processedAt),
      orders: [],
    })),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
  const empty = files.length > 0 ? null : `No file has gone to ${endpoint} or come from there yet.`;
  return { files, empty };
}
