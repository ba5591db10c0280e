import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import { auditNumbered } from './audit.ts';
import type { OrdersDeps } from './deps.ts';

/** What is looked for in the audit. */
export interface AuditSearch {
  /** An account’s id or its handle, or the fixed id of a part of the system. */
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  /** From this instant on. */
  readonly from?: Date | undefined;
  /** Before this instant. */
  readonly to?: Date | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}

export type AuditRow = Prisma.AuditEntryGetPayload<object>;

/** A page of the audit. */
export interface AuditPage {
  readonly rows: readonly AuditRow[];
  readonly next: string | null;
  /** When this look was, and the number of its own row. */
  readonly lookedAt: { readonly at: Date; readonly auditNo: bigint };
}

/**
 * A page of the audit, the newest first. Whoever looks is recorded in the same transaction, with what was looked
 * for where something was found: what fits no row might be anything, a telephone number too.
 * @throws CodedError `cursor.malformed`, `audit.instants_reversed`.
 */
export function searchAudit(
  { db, clock }: Pick<OrdersDeps, 'db' | 'clock'>,
  search: AuditSearch,
  size: number,
  by: Actor,
): Promise<AuditPage> {
  const { from, to, after, action, target } = search;
  if (from !== undefined && to !== undefined && from >= to) throw reversed();
  const cursor = after === undefined ? undefined : readCursor(after);
  return db.$transaction(async (tx) => {
    const actorId = await actorIdOf(tx, search.actor);
    const found = await tx.auditEntry.findMany({
      where: {
        ...(actorId !== undefined && { actorId }),
        ...(action !== undefined && { action }),
        ...(target !== undefined && { target }),
        ...((from ?? to) !== undefined && {
          at: { ...(from && { gte: from }), ...(to && { lt: to }) },
        }),
        ...(cursor !== undefined && { id: { lt: cursor } }),
      },
      orderBy: { id: 'desc' },
      take: size + 1,
    });
    const rows = found.slice(0, size);
    const asked = rows.length === 0 ? {} : { actor: actorId, action, target };
    const times = { from: from?.toISOString(), to: to?.toISOString() };
    const at = await clock.now(tx);
    const auditNo = await auditNumbered(tx, {
      ...{ at, actor: by, action: 'audit.searched', target: 'audit' },
      after: given({ ...asked, ...times, page: after, found: rows.length }),
    });
    const last = found.length > size ? rows.at(-1) : undefined;
    const marker = last === undefined ? null : last.id.toString(36);
    return { rows, next: marker, lookedAt: { at, auditNo } };
  });
}

const given = (facts: Readonly<Record<string, string | number | undefined>>) =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, fact]) => (fact === undefined ? [] : [[name, fact]])),
  );

/** People know each other by handles; the audit knows ids. */
async function actorIdOf(tx: Transaction, actor: string | undefined): Promise<string | undefined> {
  if (actor === undefined) return undefined;
  const account = await tx.account.findUnique({ where: { handle: actor }, select: { id: true } });
  return account?.id ?? actor;
}

function readCursor(text: string): bigint {
  if (/^[0-9a-z]{1,12}$/.test(text)) return BigInt(parseInt(text, 36));
  throw new CodedError('cursor.malformed', 'The page marker is not one of ours.', {
    field: 'after',
    remedy: 'Use the `next` of the page before, unchanged, or leave it out.',
  });
}

const reversed = (): CodedError =>
  new CodedError('audit.instants_reversed', 'The search ends before it begins.', {
    field: 'to',
    remedy: 'Give a “to” that lies after “from”.',
  });
