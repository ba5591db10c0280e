import type { RecordChange } from '#domain/registry/record-change.ts';
import type { Transaction } from '#prisma/client.ts';

/**
 * Those changes that are of a subject and of what stands under it. An order can change another's service as well:
 * a domain that is filed for this one is taken from it, and that is not its applicant's to read.
 * @param subjectId null where the order is about no subject that stands here
 */
export async function changesUnder(
  tx: Transaction,
  subjectId: string | null,
  changes: readonly RecordChange[],
): Promise<readonly RecordChange[]> {
  if (subjectId === null) return changes.filter(({ id }) => id === null);
  const services = await tx.service.findMany({
    where: { subjectId },
    select: { id: true, accesses: { select: { id: true } } },
  });
  const own = new Set<string | null>([
    ...[null, subjectId],
    ...services.flatMap(({ id, accesses }) => [id, ...accesses.map((access) => access.id)]),
  ]);
  return changes.filter(({ id }) => own.has(id));
}
