import type { CheckFinding } from '#domain/checks/finding.ts';
import { knownInPart, needsWholeRecord } from '#domain/checks/known-in-part.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { FilingHere } from './filing-here.ts';
import { filedWith } from './filed-with-report.ts';

/** What of its account's own filing a filing would have to say, since it was made elsewhere and is not on record. */
export async function recordGaps(
  tx: Transaction,
  vault: Vault,
  { filingType, form, ownerId }: FilingHere,
): Promise<CheckFinding[]> {
  if (!needsWholeRecord(filingType) || ownerId === null) return [];
  const { subject, service } = await filedWith(tx, vault, form);
  const own = <R extends { readonly accountId: string | null }>(record?: R): R | null =>
    record?.accountId === ownerId ? record : null;
  return knownInPart(form, { subject: own(subject?.record), service: own(service?.record) });
}
