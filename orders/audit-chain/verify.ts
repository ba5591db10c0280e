import type { PrismaClient, Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { anchorFaults, beginningOf } from './anchor-faults.ts';
import type { SignedAnchor } from './anchors.ts';
import type { AuditFault } from './audit-fault.ts';
import { linkHash, linksAfter, type Link } from './links.ts';

/** What a look at the whole audit came to. */
export interface Verified {
  readonly rows: number;
  readonly anchors: number;
  /** The first thousand. */
  readonly faults: readonly AuditFault[];
}

/** How it is looked at. */
export interface VerifyOptions {
  /** Anchors that were kept outside of the database. */
  readonly known?: readonly SignedAnchor[];
  /** Told of the rows that have been looked at so far. */
  readonly progress?: (rows: number) => void;
}

const BATCH = 5_000;
const NAMED_AT_MOST = 1_000;
/** A minute does several hundred thousand rows; nobody has more than an hour takes. */
const AT_MOST_MS = 3_600_000;

/**
 * Walks the chain of the audit and finds each row that was changed, removed, moved or put in between, and whether
 * what was signed is still so. Reads one view of the record; people go on working meanwhile. Writes nothing.
 */
export function verifyAudit(
  db: PrismaClient,
  vault: Vault,
  { known = [], progress = () => undefined }: VerifyOptions = {},
): Promise<Verified> {
  return db.$transaction(
    async (tx) => {
      const walk = await walkChain(tx, vault, progress);
      const anchors = await anchorFaults(tx, vault, known);
      const faults = [...walk.faults, ...(await unchained(tx)), ...anchors.faults];
      const { rows } = walk;
      return { rows, anchors: anchors.count, faults: faults.slice(0, NAMED_AT_MOST) };
    },
    { isolationLevel: 'RepeatableRead', timeout: AT_MOST_MS },
  );
}

/** Where the walk stands; without a hash what comes next can't be held against anything. */
interface Place {
  readonly seq: bigint;
  readonly hash: Uint8Array | null;
}

async function walkChain(tx: Transaction, vault: Vault, progress: (rows: number) => void) {
  const faults: AuditFault[] = [];
  let rows = 0;
  let place: Place = await beginningOf(tx, vault);
  for (;;) {
    const links = await linksAfter(tx, rows === 0 ? -1n : place.seq, BATCH);
    for (const link of links) {
      const found = faultsOf(link, place);
      if (faults.length < NAMED_AT_MOST) faults.push(...found);
      place = link;
    }
    rows += links.length;
    progress(rows);
    if (links.length < BATCH) return { rows, faults };
  }
}

/** What is wrong with a link, seen from the one before it. */
function faultsOf(link: Link, before: Place): AuditFault[] {
  const { seq, auditId, text } = link;
  const next = before.seq + 1n;
  const gap = seq > next ? [{ seq: next, what: `${between(next, seq - 1n)} missing` }] : [];
  if (seq < next) {
    const what = `${rowName(link)}: stands before the chain’s beginning, which was purged`;
    return [{ seq, what }];
  }
  if (text === null) return [...gap, { seq, what: `row ${auditId.toString()} is missing` }];
  // After a gap the hash before is not known, and this row is not blamed for it.
  const { hash: previous } = before;
  if (gap.length > 0 || previous === null) return gap;
  if (Buffer.compare(linkHash(previous, text), link.hash) === 0) return [];
  return [{ seq, what: `${rowName(link)}: was changed, or is not the row that stood here` }];
}

const between = (from: bigint, to: bigint): string =>
  from === to ? `link ${from.toString()} is` : `links ${from.toString()} to ${to.toString()} are`;

const rowName = ({ auditId, action, target }: Link): string =>
  `row ${auditId.toString()} (${action ?? ''} on ${target ?? ''})`;

/** Rows that came in without their commit. */
async function unchained(tx: Transaction): Promise<AuditFault[]> {
  const rows = await tx.$queryRaw<{ id: bigint; action: string; target: string }[]>`
    SELECT a.id, a.action, a.target FROM audit a
    WHERE NOT EXISTS (SELECT FROM audit_chain c WHERE c.audit_id = a.id)
    ORDER BY a.id LIMIT ${NAMED_AT_MOST}`;
  return rows.map(({ id, action, target }) => ({
    seq: null,
    what: `row ${id.toString()} (${action} on ${target}): has no link, so it was put in by hand`,
  }));
}
