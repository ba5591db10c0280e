import { Prisma } from '#prisma/client.ts';
import { instant } from './carrier.ts';

/**
 * Of `orders o`: that it ended before an instant, that nothing is still to be done for it, and, where it was
 * granted, that all it filed has ended before, too. What an open order or a filing that lives needs is no
 * class of this kind.
 */
export function overSince(cutoff: Date): Prisma.Sql {
  const at = Prisma.sql`${instant(cutoff)}::timestamptz`;
  const lives = (table: 'subjects' | 'services', joined: string) => Prisma.sql`
    NOT EXISTS (SELECT 1 FROM ${Prisma.raw(table)} r WHERE ${Prisma.raw(joined)}
      AND (r.ended_at IS NULL OR r.ended_at >= ${at}))`;
  return Prisma.sql`o.ended_at < ${at}
    AND NOT EXISTS (SELECT 1 FROM effects e
      WHERE e.order_no = o.order_no AND e.state IN ('pending', 'queued'))
    AND (o.outcome <> 'granted' OR (
      ${lives('subjects', 'r.id = o.subject_id')}
      AND ${lives('subjects', 'r.granted_by_order = o.order_no')}
      AND ${lives('services', 'r.id = o.service_id')}
      AND ${lives('services', 'r.granted_by_order = o.order_no')}))`;
}
