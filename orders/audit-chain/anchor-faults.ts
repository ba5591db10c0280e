import type { Prisma, Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { isSigned, type Anchor, type SignedAnchor } from './anchors.ts';
import type { AuditFault } from './audit-fault.ts';

type Row = Prisma.AuditAnchorGetPayload<object>;

const anchorOf = (row: Row): SignedAnchor => ({ ...row, kind: row.kind as Anchor['kind'] });

/** After which link the chain begins: the last one that was purged, if we signed that, or none. */
export async function beginningOf(
  tx: Transaction,
  vault: Vault,
): Promise<{ seq: bigint; hash: Uint8Array }> {
  const rows = await tx.auditAnchor.findMany({
    where: { kind: 'beginning' },
    orderBy: { seq: 'desc' },
  });
  const signed = rows.map(anchorOf).find((anchor) => isSigned(vault, anchor));
  return signed ?? { seq: 0n, hash: new Uint8Array() };
}

const BATCH = 5_000;

/** Holds the chain against everything that was signed of it, and against anchors that were kept elsewhere. */
export async function anchorFaults(
  tx: Transaction,
  vault: Vault,
  known: readonly SignedAnchor[],
): Promise<{ count: number; faults: AuditFault[] }> {
  const head = await tx.auditLink.findFirst({ orderBy: { seq: 'desc' } });
  const reach = { beginning: (await beginningOf(tx, vault)).seq, end: head?.seq ?? 0n };
  const beginnings = await tx.auditAnchor.findMany({ where: { kind: 'beginning' } });
  const faults = beginnings.map(anchorOf).flatMap((anchor) => forged(vault, anchor));
  let count = beginnings.length;
  for (let after = -1n, more = true; more;) {
    const rows = await tx.auditAnchor.findMany({
      where: { kind: 'head', seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: BATCH,
    });
    const anchors = rows.map(anchorOf);
    faults.push(...anchors.flatMap((anchor) => forged(vault, anchor)));
    const ours = anchors.filter((anchor) => isSigned(vault, anchor));
    faults.push(...(await unlike(tx, ours, reach)));
    count += rows.length;
    after = rows.at(-1)?.seq ?? after;
    more = rows.length === BATCH;
  }
  faults.push(...(await unlike(tx, known, reach)));
  return { count: count + known.length, faults: firstOfEach(faults) };
}

function forged(vault: Vault, anchor: SignedAnchor): AuditFault[] {
  if (isSigned(vault, anchor)) return [];
  return [
    { seq: anchor.seq, what: `its anchor of ${anchor.at.toISOString()} was not signed by us` },
  ];
}

/** What the chain says other than these anchors. Those of what was purged since are of no use any more. */
async function unlike(
  tx: Transaction,
  anchors: readonly SignedAnchor[],
  { beginning, end }: { readonly beginning: bigint; readonly end: bigint },
): Promise<AuditFault[]> {
  const heads = anchors.filter(({ kind, seq }) => kind === 'head' && seq > beginning);
  const links = await tx.auditLink.findMany({ where: { seq: { in: heads.map((a) => a.seq) } } });
  const hashes = new Map(links.map(({ seq, hash }) => [seq, hash]));
  return heads.flatMap(({ seq, hash, at }) => {
    const found = hashes.get(seq);
    if (found !== undefined && Buffer.compare(found, hash) === 0) return [];
    const when = at.toISOString();
    if (found !== undefined) {
      return [{ seq, what: `is not what was signed on ${when}: rewritten here or before` }];
    }
    if (seq <= end) return [{ seq, what: `is missing, and was signed on ${when}` }];
    const what = `was signed on ${when}, and the chain ends at link ${end.toString()}: cut off`;
    return [{ seq, what }];
  });
}

/** One sign of a cut or a rewriting is enough: every anchor after it would say the same again. */
function firstOfEach(faults: readonly AuditFault[]): AuditFault[] {
  const told = new Set<string>();
  return faults.filter(({ what }) => {
    const kind = what.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
    return !told.has(kind) && told.add(kind);
  });
}
