import { openTask } from '#orders/open-task.ts';
import { settleResult } from '#orders/results.ts';
import type { Prisma, PrismaClient } from '#prisma/client.ts';
import { keepNews } from '#orders/news.ts';
import type { ReadFile } from '../connector.ts';
import type { LinkDeps } from './deps.ts';
import { downloadPlace } from './fetch.ts';
import { placeNews } from './place-news.ts';

type Download = Prisma.AuthorityDownloadGetPayload<object>;

/** Answers that came otherwise than in a file: entered by hand, found by asking. */
const OF_NO_FILE = ['manual:', 'status:'];

/** Files and answers that are brought on in one look. */
const AT_ONCE = 50;

const storedOf = (endpoint: string) => ({ endpoint, state: 'stored' });

const receivedOf = (endpoint: string): Prisma.AuthorityResultWhereInput => ({
  state: 'received',
  OR: [`${endpoint}:`, ...OF_NO_FILE].map((prefix) => ({ id: { startsWith: prefix } })),
});

/**
 * Whether something kept of an endpoint has not been brought to where it belongs: whoever was at it died, be it
 * after the order was granted, so that no order waits for it any more.
 */
export async function isLeftOver(
  db: PrismaClient,
  { name: endpoint }: { readonly name: string },
): Promise<boolean> {
  const file = await db.authorityDownload.findFirst({ where: storedOf(endpoint) });
  return (
    file !== null || (await db.authorityResult.findFirst({ where: receivedOf(endpoint) })) !== null
  );
}

/**
 * Brings what is kept of an endpoint to where it belongs: each file once, by its name, and each answer to
 * its order. What dies halfway is done again, and does nothing twice: every part has an id of its own.
 * @returns whether there was anything
 */
export async function processStored(deps: LinkDeps): Promise<boolean> {
  const { db, connector } = deps;
  const { name: endpoint } = connector.endpoint;
  const files = await db.authorityDownload.findMany({
    where: storedOf(endpoint),
    orderBy: [{ receivedAt: 'asc' }, { fileName: 'asc' }],
    take: AT_ONCE,
  });
  for (const file of files) await processFile(deps, file);
  const answers = await db.authorityResult.findMany({
    where: receivedOf(endpoint),
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
    take: AT_ONCE,
  });
  for (const { id } of answers) await settleResult(deps, id);
  return files.length > 0;
}

async function processFile(deps: LinkDeps, file: Download): Promise<void> {
  const { endpoint, fileName } = file;
  const read = readStored(deps, file);
  if ('why' in read) return unreadable(deps, file, read.why);
  try {
    for (const news of read.news) await placeNews({ deps, fileName }, news);
  } catch (error) {
    // What nobody foresaw would come again for ever, and hold up every file behind it: a person looks.
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    return unreadable(deps, file, `file.failed.${error.name}`);
  }
  for (const [n, content] of read.unknown.entries()) {
    const id = `${endpoint}:${fileName}:unknown-${String(n + 1)}`;
    await keepNews(deps, { id, endpoint, fileName, kind: 'unknown', content });
  }
  await deps.db.authorityDownload.update({
    where: { endpoint_fileName: { endpoint, fileName } },
    data: { state: 'processed', processedAt: await deps.clock.now() },
  });
}

/** What the connectors throw about a file, not about themselves. */
const UNREADABLE: readonly string[] = ['DamagedFile', 'UnreadableXml'];

/** What a kept file says, or why it can't be read at all. */
function readStored(
  { vault, connector }: Pick<LinkDeps, 'vault' | 'connector'>,
  file: Download,
): ReadFile | { readonly why: string } {
  const { endpoint, fileName, fileCipher: cipher, keyId } = file;
  try {
    const bytes = vault.openBytes(downloadPlace(endpoint, fileName), { cipher, keyId });
    return connector.read(connector.text({ ...file, bytes }));
  } catch (error) {
    const { name, code } = error as { name: string; code?: string };
    if (!UNREADABLE.includes(name)) throw error;
    return { why: `file.${code ?? 'unreadable'}` };
  }
}

/** Nobody can read it, but it is kept, and a clerk asks the bureau what it was. */
async function unreadable(deps: LinkDeps, file: Download, why: string): Promise<void> {
  const { endpoint, fileName } = file;
  await deps.db.$transaction(async (tx) => {
    const at = await deps.clock.now(tx);
    const { count } = await tx.authorityDownload.updateMany({
      where: { endpoint, fileName, state: 'stored' },
      data: { state: 'unreadable', why, processedAt: at },
    });
    if (count === 0) return;
    const facts = { endpoint, fileName, why };
    await openTask(tx, null, { kind: 'unreadableFile', at, urgentAt: at, facts });
  });
}
