import { Prisma } from '#prisma/client.ts';
import { instant, type Carrier } from './carrier.ts';
import { emptied } from './emptied.ts';
import { overSince } from './ended-orders.ts';
import { eraseMaterials } from './erase-materials.ts';
import { eraseOrders } from './erase-orders.ts';

/** What an erased mobile has instead of its index: unique in its report, and nobody's. */
const ERASED = 'erased:';

/** How what belongs to orders comes to its end. */
export const CARRIERS_OF_ORDERS: readonly Carrier[] = [
  {
    of: 'drafts',
    what: 'orders',
    due: (cutoff) => Prisma.sql`
      SELECT id, since FROM (
        SELECT o.order_no AS id, o.erased_at, greatest(o.created_at, (SELECT max(a.at) FROM audit a
          WHERE a.target = o.order_no AND a.action NOT LIKE 'retention.%')) AS since
        FROM orders o WHERE o.submitted_at IS NULL OR o.stage = 'draft') d
      WHERE since < ${instant(cutoff)}::timestamptz AND (erased_at IS NULL OR erased_at < since)`,
    // Its applicant may just go on with it.
    lock: (tx, ids) =>
      tx.$queryRaw`SELECT 1 FROM orders WHERE order_no = ANY(${ids}) ORDER BY order_no FOR UPDATE`,
    erase: async (erasing, ids) => {
      await eraseOrders(erasing, ids);
      const materials = await erasing.tx.material.findMany({
        where: { orderNo: { in: [...ids] } },
        select: { id: true },
      });
      return eraseMaterials(
        erasing,
        materials.map(({ id }) => id),
      );
    },
  },
  {
    of: 'materials',
    what: 'materials',
    due: (cutoff) => Prisma.sql`
      SELECT m.id, o.ended_at AS since FROM materials m JOIN orders o USING (order_no)
      WHERE ${overSince(cutoff)} AND NOT EXISTS (SELECT 1 FROM material_reads r
        WHERE r.material_id = m.id AND r.at >= ${instant(cutoff)}::timestamptz)`,
    erase: eraseMaterials,
  },
  {
    of: 'forms',
    what: 'orders',
    due: (cutoff) => Prisma.sql`
      SELECT o.order_no AS id, o.ended_at AS since FROM orders o
      WHERE o.submitted_at IS NOT NULL AND o.erased_at IS NULL AND ${overSince(cutoff)}`,
    erase: async (erasing, ids) => {
      await eraseOrders(erasing, ids);
      return undefined;
    },
  },
  {
    of: 'verificationMobiles',
    what: 'sms_verification_persons',
    due: (cutoff) => Prisma.sql`
      SELECT p.id::text, o.ended_at AS since
      FROM sms_verification_persons p JOIN orders o USING (order_no)
      WHERE o.ended_at < ${instant(cutoff)}::timestamptz AND p.mobile_index NOT LIKE ${`${ERASED}%`}`,
    erase: async ({ tx, vault }, ids) => {
      for (const id of ids) {
        const { cipher, keyId } = emptied(vault, ['sms_verification_persons', 'mobile'], [id]);
        const data = { mobileCipher: cipher, keyId, mobileIndex: `${ERASED}${id}` };
        await tx.verificationPerson.update({ where: { id }, data });
      }
      return undefined;
    },
  },
  {
    of: 'requestKeys',
    what: 'requests',
    atOnce: 5_000,
    due: (cutoff) => Prisma.sql`
      SELECT account_id || '/' || request_id AS id, at AS since FROM requests
      WHERE at < ${instant(cutoff)}::timestamptz`,
    erase: async ({ tx }, ids) => {
      await tx.$executeRaw`
        DELETE FROM requests WHERE account_id || '/' || request_id = ANY(${ids})`;
      return undefined;
    },
  },
];
