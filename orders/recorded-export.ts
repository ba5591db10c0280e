import type { Exported } from '#domain/exports/mark.ts';
import { handlesOf } from './accounts.ts';
import { auditNumbered } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import type { Look } from './recorded-read.ts';
import { within } from './within.ts';

/**
 * Reads what is handed out as a file, and records in the same transaction who had it: with what its mark says of
 * that. Nobody has it before that is committed.
 */
export function recordedExport<Deps extends Pick<OrdersDeps, 'db' | 'clock'>, T>(
  deps: Deps,
  { after, ...look }: Look<T>,
  read: (inside: Deps) => Promise<T>,
): Promise<{ readonly content: T; readonly exported: Exported }> {
  return deps.db.$transaction(async (tx) => {
    const content = await read({ ...deps, db: within(tx) });
    const at = await deps.clock.now(tx);
    const deed = { ...look, at, ...(after && { after: after(content) }) };
    const auditNo = await auditNumbered(tx, deed);
    const { id, role } = look.actor;
    const by = (await handlesOf(tx, [id])).get(id) ?? role;
    return { content, exported: { by, at, auditNo } };
  });
}
