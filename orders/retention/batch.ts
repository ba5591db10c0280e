import type { Actor } from '#domain/roles.ts';
import { Prisma } from '#prisma/client.ts';
import { audit } from '../audit.ts';
import type { OrdersDeps } from '../deps.ts';
import type { Carrier } from './carrier.ts';

/** Why something is erased: because its term is over, or because somebody asked for it. */
export interface Occasion {
  readonly actor: Actor;
  /** What the audit calls it. */
  readonly action: string;
  /** What was left alone since before that instant goes. */
  readonly cutoff: (carrier: Carrier, now: Date) => Date;
  /** A query for the ids that may go; all of them without it. */
  readonly among?: Prisma.Sql;
}

const AT_ONCE = 100;

/**
 * Erases one batch of a kind, in a transaction of its own with its audit row. What somebody went on with
 * between looking and locking is looked at again, and left.
 * @returns how many it looked at, none when nothing is left; and how many of them it erased
 */
export async function eraseBatch(
  { db, vault, clock, materialStore }: Pick<OrdersDeps, 'db' | 'vault' | 'clock' | 'materialStore'>,
  carrier: Carrier,
  { actor, action, cutoff, among }: Occasion,
): Promise<{ looked: number; erased: number }> {
  const { of, what, due, atOnce, lock, erase } = carrier;
  const only = among === undefined ? Prisma.empty : Prisma.sql`WHERE id IN (${among})`;
  const { looked, ids, after } = await db.$transaction(async (tx) => {
    const at = await clock.now(tx);
    const query = Prisma.sql`SELECT id, since FROM (${due(cutoff(carrier, at))}) had_term ${only}`;
    const found = idsOf(
      await tx.$queryRaw`
        SELECT id FROM (${query}) due ORDER BY since, id LIMIT ${atOnce ?? AT_ONCE}`,
    );
    if (found.length === 0) return { looked: 0, ids: [], after: undefined };
    await lock?.(tx, found);
    const ids = idsOf(await tx.$queryRaw`SELECT id FROM (${query}) due WHERE id = ANY(${found})`);
    const after = await erase({ tx, vault, at, materialStore }, ids);
    const named = atOnce === undefined && { ids: ids.map((id) => id.replaceAll('\n', ' ')) };
    await audit(tx, {
      ...{ at, actor, action, target: of },
      after: { what, count: ids.length, ...named },
    });
    return { looked: found.length, ids, after };
  });
  await after?.();
  return { looked, erased: ids.length };
}

const idsOf = (rows: unknown): string[] => (rows as { id: string }[]).map(({ id }) => id);
