import { timingSafeEqual } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';
import type { PrismaClient, Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';

/** What an anchor says: `head`, so far had the chain come; `beginning`, what lay up to here was purged. */
export interface Anchor {
  readonly kind: 'head' | 'beginning';
  readonly seq: bigint;
  readonly hash: Uint8Array;
  readonly at: Date;
}

/** An anchor under our signature. */
export interface SignedAnchor extends Anchor {
  readonly signature: Uint8Array;
}

const PURPOSE = 'audit-anchor';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const saying = ({ kind, seq, hash, at }: Anchor): string =>
  [kind, seq.toString(), hex(hash), at.getTime().toString()].join(' ');

/** Signs an anchor. The key does not lie in the database: whoever has only that can't make one. */
export const signAnchor = (vault: Vault, anchor: Anchor): SignedAnchor => ({
  ...anchor,
  signature: vault.sign(PURPOSE, saying(anchor)),
});

/** Whether we have signed this. */
export function isSigned(vault: Vault, anchor: SignedAnchor): boolean {
  const right = vault.sign(PURPOSE, saying(anchor));
  return anchor.signature.length === right.length && timingSafeEqual(right, anchor.signature);
}

/** The text of an anchor, to be kept outside of the database. */
export const anchorText = (anchor: SignedAnchor): string =>
  [saying(anchor), hex(anchor.signature)].join(' ');

const TEXT = /^(head|beginning) (\d{1,18}) ([0-9a-f]{64}) (\d{1,15}) ([0-9a-f]{64})$/;

/**
 * Reads such a text.
 * @throws CodedError `audit.anchor_malformed`, `audit.anchor_not_ours`.
 */
export function readAnchor(vault: Vault, text: string): SignedAnchor {
  const [, kind, seq = '', hash = '', at = '', signature = ''] = TEXT.exec(text.trim()) ?? [];
  if (kind === undefined) {
    throw new CodedError('audit.anchor_malformed', 'This is not the text of an anchor.', {
      remedy: 'Give the whole line that “beian audit verify” printed.',
    });
  }
  const anchor = {
    ...{ kind: kind as Anchor['kind'], seq: BigInt(seq), at: new Date(Number(at)) },
    ...{ hash: Buffer.from(hash, 'hex'), signature: Buffer.from(signature, 'hex') },
  };
  if (isSigned(vault, anchor)) return anchor;
  throw new CodedError('audit.anchor_not_ours', 'This anchor bears another signature than ours.', {
    remedy: 'It is of another system, or was changed.',
  });
}

/** Puts an anchor into the record; one that is there already stays as it is. */
export async function keepAnchor(tx: Transaction, anchor: SignedAnchor): Promise<void> {
  const { kind, seq, hash, at, signature } = anchor;
  await tx.$executeRaw`
    INSERT INTO audit_anchors (kind, seq, hash, at, signature)
    VALUES (${kind}, ${seq}, ${hash}, ${at.toISOString()}::timestamptz, ${signature})
    ON CONFLICT (kind, seq) DO NOTHING`;
}

/**
 * Signs how far the chain has come, unless that was signed already. What the last anchor said must still be so:
 * a chain that was cut off or rewritten before it is not signed again.
 * @returns the newest anchor; null while there is no chain.
 * @throws CodedError `audit.chain_broken`.
 */
export async function anchorHead(
  db: PrismaClient,
  vault: Vault,
  at: Date,
): Promise<SignedAnchor | null> {
  const last = await db.auditAnchor.findFirst({
    where: { kind: 'head' },
    orderBy: { seq: 'desc' },
  });
  if (last !== null) await requireStillSo(db, vault, { ...last, kind: 'head' });
  const head = await db.auditLink.findFirst({ orderBy: { seq: 'desc' } });
  if (head === null) return null;
  if (last?.seq === head.seq) return { ...last, kind: 'head' };
  const anchor = signAnchor(vault, { kind: 'head', seq: head.seq, hash: head.hash, at });
  await keepAnchor(db, anchor);
  return anchor;
}

async function requireStillSo(db: PrismaClient, vault: Vault, anchor: SignedAnchor): Promise<void> {
  const link = await db.auditLink.findUnique({ where: { seq: anchor.seq } });
  const same = link !== null && Buffer.compare(link.hash, anchor.hash) === 0;
  if (same && isSigned(vault, anchor)) return;
  throw new CodedError(
    'audit.chain_broken',
    `The audit is not what it was when its link ${anchor.seq.toString()} was signed.`,
    { remedy: 'Run “beian audit verify”, which names what was changed.' },
  );
}
