import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { Transaction } from '#prisma/client.ts';

/** What an order is about: records that stand in the registry. */
export interface NamedRecords {
  readonly subjectId: string | null;
  readonly serviceId: string | null;
}

/** Finds the subject and the service that a form names by their filing numbers, in any accepted spelling. */
export async function namedRecords(
  tx: Transaction,
  { subject, service }: AnyDraft,
): Promise<NamedRecords> {
  return {
    subjectId: await idOf(subject?.icpNumber, (where) => tx.subject.findUnique({ where })),
    serviceId: await idOf(service?.icpNumber, (where) => tx.service.findUnique({ where })),
  };
}

async function idOf(
  icpNumber: string | undefined,
  find: (where: { icpNumber: string }) => Promise<{ id: string } | null>,
): Promise<string | null> {
  if (icpNumber === undefined) return null;
  const row = await find({ icpNumber: canonicalIcpNumber(icpNumber) });
  return row?.id ?? null;
}
