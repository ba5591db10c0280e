import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import { audit } from '../audit.ts';
import type { OrdersDeps } from '../deps.ts';
import { anchorHead, keepAnchor, signAnchor } from './anchors.ts';
import { verifyAudit } from './verify.ts';

/** What is past its term. */
export interface PurgeDue {
  /** Rows from before this instant have been kept long enough. */
  readonly before: Date;
  readonly rows: number;
  /** The last link of them; null where nothing is due. */
  readonly last: bigint | null;
}

const AT_MOST_MS = 3_600_000;

/**
 * What of the audit has been kept as long as the operator's policy says. It is taken from the beginning of the
 * chain, up to the first row that is younger; the last link always stays, since the next one hangs on it.
 */
export async function purgeDue({ db, clock, policy }: OrdersDeps): Promise<PurgeDue> {
  const before = monthsBefore(await clock.now(), policy.auditMonths);
  const [found] = await db.$queryRaw<{ last: bigint | null; rows: bigint }[]>`
    SELECT max(c.seq) AS last, count(*) AS rows FROM audit_chain c
    WHERE c.seq < (SELECT max(seq) FROM audit_chain) AND c.seq < coalesce(
      (SELECT min(y.seq) FROM audit a JOIN audit_chain y ON y.audit_id = a.id
        WHERE a.at >= ${before.toISOString()}::timestamptz),
      9223372036854775807)`;
  return { before, rows: Number(found?.rows ?? 0), last: found?.last ?? null };
}

/** The same day some months earlier, or the last one of a shorter month. */
export function monthsBefore(at: Date, months: number): Date {
  const wanted = new Date(at);
  wanted.setUTCMonth(wanted.getUTCMonth() - months);
  if (wanted.getUTCDate() !== at.getUTCDate()) wanted.setUTCDate(0);
  return wanted;
}

/**
 * Removes what is due, and leaves a signed anchor where the chain now begins. A chain that does not hold is not
 * purged: what is wrong with it would be gone.
 * @throws CodedError `audit.chain_broken`.
 */
export async function purgeAudit(deps: OrdersDeps, actor: Actor): Promise<PurgeDue> {
  const { db, vault, clock } = deps;
  await requireWhole(deps);
  const due = await purgeDue(deps);
  const { last, before, rows } = due;
  if (last === null) return due;
  const at = await clock.now();
  await anchorHead(db, vault, at);
  await db.$transaction(
    async (tx) => {
      const { hash } = await tx.auditLink.findUniqueOrThrow({ where: { seq: last } });
      await remove(tx, last);
      await keepAnchor(tx, signAnchor(vault, { kind: 'beginning', seq: last, hash, at }));
      const after = { before: before.toISOString(), rows, lastLink: last.toString() };
      await audit(tx, { at, actor, action: 'audit.purged', target: 'audit', after });
    },
    { timeout: AT_MOST_MS },
  );
  return due;
}

async function requireWhole({ db, vault }: OrdersDeps): Promise<void> {
  const { faults } = await verifyAudit(db, vault);
  if (faults.length === 0) return;
  throw new CodedError('audit.chain_broken', 'The audit is not as it was written.', {
    remedy: 'Run “beian audit verify”, which names what was changed; nothing was removed.',
  });
}

async function remove(tx: Transaction, last: bigint): Promise<void> {
  await tx.$executeRaw`SELECT set_config('beian.audit_purge', 'on', true)`;
  await tx.$executeRaw`
    DELETE FROM audit USING audit_chain c WHERE c.audit_id = audit.id AND c.seq <= ${last}`;
  await tx.$executeRaw`DELETE FROM audit_chain WHERE seq <= ${last}`;
  await tx.$executeRaw`DELETE FROM audit_anchors WHERE seq <= ${last}`;
  await tx.$executeRaw`SELECT set_config('beian.audit_purge', 'off', true)`;
}
