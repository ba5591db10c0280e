import type { RecordChange } from '#domain/registry/record-change.ts';
import type { RecordKind } from '#domain/registry/records.ts';
import type { Transaction } from '#prisma/client.ts';
import type { FilingReader } from './filing-readers.ts';

/**
 * Those changes that a reader may see: of records that he may read, and of what stands nowhere yet. A form can
 * name what belongs to others.
 */
export async function changesReadBy(
  tx: Transaction,
  { all, subjects, services }: FilingReader,
  changes: readonly RecordChange[],
): Promise<readonly RecordChange[]> {
  if (all) return changes;
  const ids = (kind: RecordKind) => ({
    id: { in: changes.flatMap((one) => (one.kind === kind && one.id !== null ? one.id : [])) },
  });
  const select = { id: true } as const;
  const seen = [
    ...(await tx.subject.findMany({ where: { AND: [subjects, ids('subject')] }, select })),
    ...(await tx.service.findMany({ where: { AND: [services, ids('service')] }, select })),
    ...(await tx.access.findMany({ where: { service: services, ...ids('access') }, select })),
  ].map(({ id }) => id);
  return changes.filter(({ id }) => id === null || seen.includes(id));
}
