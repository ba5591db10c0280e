import { createHash } from 'node:crypto';
import { Prisma, type Transaction } from '#prisma/client.ts';

/** A link of the chain, with the row that it stands for. */
export interface Link {
  readonly seq: bigint;
  readonly auditId: bigint;
  readonly hash: Uint8Array;
  /** What the row says, as the chain takes it; null where the row is gone. */
  readonly text: string | null;
  readonly action: string | null;
  readonly target: string | null;
}

/**
 * As `audit_text` has it in the database. It stands here once more because whoever changed a row might have
 * changed that function as well.
 */
const ROW_TEXT = Prisma.sql`jsonb_build_array(a.id, round(extract(epoch FROM a.at) * 1000)::bigint, a.actor_id,
  a.actor_role, a.action, a.target, a.before, a.after, a.origin)::text`;

/** The links after one, in their order. */
export function linksAfter(tx: Transaction, seq: bigint, take: number): Promise<Link[]> {
  return tx.$queryRaw<Link[]>`
    SELECT c.seq, c.audit_id AS "auditId", c.hash, a.action, a.target,
      CASE WHEN a.id IS NOT NULL THEN ${ROW_TEXT} END AS text
    FROM (SELECT * FROM audit_chain WHERE seq > ${seq} ORDER BY seq LIMIT ${take}) c
    LEFT JOIN audit a ON a.id = c.audit_id
    ORDER BY c.seq`;
}

/** The hash of a link: of the one before it, and of its row's text. */
export const linkHash = (previous: Uint8Array, text: string): Buffer =>
  createHash('sha256').update(previous).update(text, 'utf8').digest();
