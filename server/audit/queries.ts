import { exportMark } from '#domain/exports/mark.ts';
import { handlesOf } from '#orders/accounts.ts';
import { searchAudit, type AuditSearch } from '#orders/audit-search.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import type { Actor } from '#domain/roles.ts';

/** A page of the audit as it is shown, with the handles of those who have one. */
export async function auditPage(
  deps: Pick<OrdersDeps, 'db' | 'clock'>,
  search: AuditSearch,
  size: number,
  by: Actor,
) {
  const { rows, next, lookedAt } = await searchAudit(deps, search, size, by);
  const ids = [by.id, ...rows.map(({ actorId }) => actorId)];
  const handles = await handlesOf(deps.db, ids);
  const entries = rows.map(({ id, at, actorId, actorRole, ...deed }) => ({
    id: id.toString(),
    at: at.toISOString(),
    actor: { id: actorId, handle: handles.get(actorId) ?? null, role: actorRole },
    action: deed.action,
    target: deed.target,
    origin: deed.origin,
    before: deed.before,
    after: deed.after,
  }));
  const mark = exportMark('audit', { by: handles.get(by.id) ?? by.role, ...lookedAt });
  return {
    entries,
    next,
    mark,
    empty: entries.length > 0 ? null : 'Nothing in the audit fits this.',
  };
}
