import type { RecordChange } from './record-change.ts';

/**
 * The filing numbers of the services on which sub-users may act no longer: the service has ended, our access
 * to it has, or it has moved to another account.
 */
export function servicesOutOfReach(changes: readonly RecordChange[]): readonly string[] {
  const lost = changes.flatMap((one) => {
    if (one.kind === 'subject' || one.before === null) return [];
    if (one.kind === 'access') return one.change === 'ended' ? one.before.serviceNumber : [];
    // What nobody had claimed yet, nobody can have granted.
    const moved = one.before.accountId !== null && one.after?.accountId !== one.before.accountId;
    return moved || one.change === 'ended' ? one.before.icpNumber : [];
  });
  return [...new Set(lost)];
}
