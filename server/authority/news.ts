import { newsTitle } from '#domain/authority/news-kinds.ts';
import { CodedError } from '#domain/errors.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { newsContent } from '#orders/news.ts';
import type { ApiDeps } from '../ports.ts';

const AT_MOST = 100;

/** What the bureaus said that is no answer to a report, the newest first, its personal data hidden. */
export async function newsList(
  { db, vault, masked }: ApiDeps,
  { kind, state, after }: { kind?: string; state?: string; after?: string },
) {
  const rows = await db.authorityNews.findMany({
    where: { ...(kind !== undefined && { kind }), ...(state !== undefined && { state }) },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: AT_MOST,
    ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
  });
  const news = rows.map((row) => ({
    id: row.id,
    endpoint: row.endpoint,
    kind: row.kind,
    title: newsTitle(row.kind),
    state: row.state,
    receivedAt: row.receivedAt.toISOString(),
    content: masked.content(newsContent(vault, row)),
  }));
  const asked = kind === undefined ? 'Nothing' : `No “${newsTitle(kind).en}”`;
  const empty = news.length > 0 ? null : `${asked} has come from a bureau yet.`;
  return { news, empty };
}

/**
 * One of them as it was said.
 * @throws CodedError `link.no_such_news`.
 */
export async function newsInClear({ db, vault }: OrdersDeps, id: string): Promise<unknown> {
  const row = await db.authorityNews.findUnique({ where: { id } });
  if (row !== null) return newsContent(vault, row);
  throw new CodedError('link.no_such_news', 'No bureau has said anything under this id.', {
    field: 'id',
    remedy: 'See GET /api/v1/authority/news for the ids.',
  });
}
