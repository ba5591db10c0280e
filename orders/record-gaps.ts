import type { CheckFinding } from '#domain/checks/finding.ts';
import { knownInPart, needsWholeRecord } from '#domain/checks/known-in-part.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { ownerAccountOf } from './accounts.ts';
import type { FilingHere } from './filing-here.ts';
import { filedWith } from './filed-with-report.ts';

/** What of its account's own filing a filing would have to say, since it was made elsewhere and is not on record. */
export async function recordGaps(
  tx: Transaction,
  vault: Vault,
  { filingType, form, accountId }: FilingHere,
): Promise<CheckFinding[]> {
  if (!needsWholeRecord(filingType) || accountId === null) return [];
  const owner = await ownerAccountOf(tx, accountId);
  const { subject, service } = await filedWith(tx, vault, form);
  const own = <R extends { readonly accountId: string | null }>(record?: R): R | null =>
    record?.accountId === owner ? record : null;
  return knownInPart(form, { subject: own(subject?.record), service: own(service?.record) });
}
