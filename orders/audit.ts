import type { Actor } from '#domain/roles.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import { cameFrom } from './origin.ts';

/** A deed to be remembered. Before and after hold no personal field in the clear. */
export interface Deed {
  readonly at: Date;
  readonly actor: Actor;
  readonly action: string;
  readonly target: string;
  readonly before?: Prisma.InputJsonValue;
  readonly after?: Prisma.InputJsonValue;
}

const json = (value: Prisma.InputJsonValue | undefined): string | null =>
  value === undefined ? null : JSON.stringify(value);

/** Writes the audit row of a deed, in the deed's own transaction; its commit chains it to those before. */
export async function audit(tx: Transaction, deed: Deed): Promise<void> {
  await auditNumbered(tx, deed);
}

/** The same, with the number that the row has: what is handed out is marked with it. */
export async function auditNumbered(tx: Transaction, deed: Deed): Promise<bigint> {
  const { at, actor, action, target, before, after } = deed;
  const [row] = await tx.$queryRaw<{ id: bigint }[]>`
    INSERT INTO audit (at, actor_id, actor_role, action, target, before, after, origin)
    VALUES (${at.toISOString()}::timestamptz, ${actor.id}, ${actor.role}, ${action}, ${target},
      ${json(before)}::jsonb, ${json(after)}::jsonb, ${cameFrom()}) RETURNING id`;
  return row?.id ?? 0n;
}

/** The same for many deeds at once, in one statement. */
export async function auditAll(tx: Transaction, deeds: readonly Deed[]): Promise<void> {
  const rows = deeds.map(({ at, actor, action, target, before, after }) => ({
    ...{ at: at.toISOString(), actorId: actor.id, actorRole: actor.role, action, target },
    ...{ before, after },
  }));
  await tx.$executeRaw`
    INSERT INTO audit (at, actor_id, actor_role, action, target, before, after, origin)
    SELECT at, "actorId", "actorRole", action, target, before, after, ${cameFrom()}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS deed(at timestamptz, "actorId" text,
      "actorRole" text, action text, target text, before jsonb, after jsonb)`;
}
