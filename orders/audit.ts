import type { Actor } from '#domain/roles.ts';
import { Prisma, type Transaction } from '#prisma/client.ts';

/** A deed to be remembered. Before and after hold no personal field in the clear. */
export interface Deed {
  readonly at: Date;
  readonly actor: Actor;
  readonly action: string;
  readonly target: string;
  readonly before?: Prisma.InputJsonValue;
  readonly after?: Prisma.InputJsonValue;
}

/** Writes the audit row of a deed, in the deed's own transaction. */
export async function audit(tx: Transaction, deed: Deed): Promise<void> {
  await tx.auditEntry.create({
    data: {
      at: deed.at,
      actorId: deed.actor.id,
      actorRole: deed.actor.role,
      action: deed.action,
      target: deed.target,
      before: deed.before ?? Prisma.DbNull,
      after: deed.after ?? Prisma.DbNull,
    },
  });
}
