import { Prisma } from '#prisma/client.ts';
import { instant, type AfterCommit, type Carrier, type Erasing } from './carrier.ts';
import { emptied } from './emptied.ts';

/** A row of two keys as one id; neither has a newline in it. */
const KEYS = '\n';
const keysOf = (id: string): [string, string] => {
  const [first = '', second = ''] = id.split(KEYS);
  return [first, second];
};

const one =
  (erase: (erasing: Erasing, id: string) => Promise<unknown>) =>
  async (erasing: Erasing, ids: readonly string[]): Promise<AfterCommit> => {
    for (const id of ids) await erase(erasing, id);
    return undefined;
  };

/** How what went to people and to the authority, and came from it, comes to its end. */
export const CARRIERS_OF_FILES: readonly Carrier[] = [
  {
    of: 'notices',
    what: 'notices',
    due: (cutoff) => Prisma.sql`
      SELECT n.id::text, n.created_at AS since FROM notices n JOIN orders o USING (order_no)
      JOIN effects e ON e.id = n.effect_id
      WHERE n.created_at < ${instant(cutoff)}::timestamptz AND n.erased_at IS NULL
        AND (o.ended_at IS NOT NULL OR o.stage = 'draft') AND e.state NOT IN ('pending', 'queued')`,
    erase: one(async ({ tx, vault, at }, id) => {
      const words = JSON.stringify({ subject: '', body: '' });
      const { cipher, keyId } = emptied(vault, ['notices', 'text'], [id], words);
      const address = { recipientCipher: null, recipientIndex: null };
      const data = { textCipher: cipher, keyId, ...address, erasedAt: at };
      await tx.notice.update({ where: { id }, data });
    }),
  },
  {
    of: 'authorityFiles',
    what: 'authority_uploads',
    // The last file of a link may have to be sent again.
    due: (cutoff) => Prisma.sql`
      SELECT u.endpoint || ${KEYS} || u.sequence AS id, coalesce(u.taken_at, u.frozen_at) AS since
      FROM authority_uploads u JOIN authority_links l USING (endpoint)
      WHERE coalesce(u.taken_at, u.frozen_at) < ${instant(cutoff)}::timestamptz
        AND u.state IN ('taken', 'superseded') AND u.sequence < l.sequence AND u.erased_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM reports r JOIN orders o USING (order_no)
          WHERE r.endpoint = u.endpoint AND r.sequence = u.sequence AND o.ended_at IS NULL)`,
    erase: one(async ({ tx, vault, at }, id) => {
      const [endpoint, sequence] = keysOf(id);
      const { cipher, keyId } = emptied(vault, ['authority_uploads', 'file'], [endpoint, sequence]);
      await tx.authorityUpload.update({
        where: { endpoint_sequence: { endpoint, sequence: Number(sequence) } },
        data: { fileCipher: cipher, keyId, erasedAt: at },
      });
    }),
  },
  {
    of: 'authorityFiles',
    what: 'authority_downloads',
    due: (cutoff) => Prisma.sql`
      SELECT d.endpoint || ${KEYS} || d.file_name AS id, d.processed_at AS since
      FROM authority_downloads d
      WHERE d.processed_at < ${instant(cutoff)}::timestamptz AND d.state = 'processed'
        AND d.erased_at IS NULL`,
    erase: one(async ({ tx, vault, at }, id) => {
      const [endpoint, fileName] = keysOf(id);
      const { cipher, keyId } = emptied(
        vault,
        ['authority_downloads', 'file'],
        [endpoint, fileName],
      );
      await tx.authorityDownload.update({
        where: { endpoint_fileName: { endpoint, fileName } },
        data: { fileCipher: cipher, keyId, erasedAt: at },
      });
    }),
  },
  {
    of: 'authorityFiles',
    what: 'authority_results',
    due: (cutoff) => Prisma.sql`
      SELECT a.id, a.settled_at AS since FROM authority_results a LEFT JOIN orders o USING (order_no)
      WHERE a.settled_at < ${instant(cutoff)}::timestamptz AND a.state IN ('applied', 'settled')
        AND a.erased_at IS NULL AND (a.order_no IS NULL OR o.ended_at IS NOT NULL)`,
    erase: one(async ({ tx, vault, at }, id) => {
      const { cipher, keyId } = emptied(vault, ['authority_results', 'body'], [id], '{}');
      const data = { bodyCipher: cipher, keyId, noteCipher: null, erasedAt: at };
      await tx.authorityResult.update({ where: { id }, data });
    }),
  },
  {
    of: 'authorityFiles',
    what: 'authority_news',
    due: (cutoff) => Prisma.sql`
      SELECT id, settled_at AS since FROM authority_news
      WHERE settled_at < ${instant(cutoff)}::timestamptz AND state = 'settled' AND erased_at IS NULL`,
    erase: one(async ({ tx, vault, at }, id) => {
      const { cipher, keyId } = emptied(vault, ['authority_news', 'content'], [id], '{}');
      const data = { contentCipher: cipher, keyId, erasedAt: at };
      await tx.authorityNews.update({ where: { id }, data });
    }),
  },
];
