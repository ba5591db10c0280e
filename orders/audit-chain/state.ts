import type { PrismaClient } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { beginningOf } from './anchor-faults.ts';
import { isSigned } from './anchors.ts';

/** How the audit’s chain stands, as far as one look tells. */
export interface ChainState {
  /** How many rows the chain holds. */
  readonly rows: number;
  /** The newest signature; null while nothing was signed. */
  readonly signed: {
    readonly seq: bigint;
    readonly at: Date;
    /** It is ours, and the link that it names still is what was signed. */
    readonly holds: boolean;
  } | null;
  /** Rows that were written since. */
  readonly unsigned: number;
}

/**
 * How far the chain has come and how far it is signed. Only the newest signature is looked at: whether every row
 * is what it was, `verifyAudit` says.
 */
export async function chainState(db: PrismaClient, vault: Vault): Promise<ChainState> {
  const [beginning, head, anchor] = await Promise.all([
    beginningOf(db, vault),
    db.auditLink.findFirst({ orderBy: { seq: 'desc' } }),
    db.auditAnchor.findFirst({ where: { kind: 'head' }, orderBy: { seq: 'desc' } }),
  ]);
  const end = head?.seq ?? beginning.seq;
  const rows = Number(end - beginning.seq);
  if (anchor === null) return { rows, signed: null, unsigned: rows };
  const { seq, at } = anchor;
  const link = await db.auditLink.findUnique({ where: { seq } });
  const same = link !== null && Buffer.compare(link.hash, anchor.hash) === 0;
  const holds = same && isSigned(vault, { ...anchor, kind: 'head' });
  return { rows, signed: { seq, at, holds }, unsigned: Math.max(0, Number(end - seq)) };
}
