import type { RuleSet } from '#domain/rules/rule-set.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { FilingHere } from './filing-here.ts';
import { certificatesOf } from './held-certificates.ts';
import { oneSubjectOnly } from './one-subject.ts';

/**
 * Holds off, until the transaction ends, every other submission that the rules between orders could set
 * against this one: of the same certificates, of the same account where it may have one subject only, and of
 * the account that a transfer goes to. The locks are taken in one order, so that two can't wait for each
 * other; what is read afterwards is what the one before has written.
 */
export async function holdSubmissions(
  tx: Transaction,
  vault: Vault,
  rules: RuleSet | undefined,
  filing: FilingHere,
): Promise<void> {
  const { form, ownerId } = filing;
  const certificates = certificatesOf(vault, form).map((index) => `certificate/${index}`);
  const account =
    oneSubjectOnly(rules, filing.filingType) && ownerId !== null ? [`account/${ownerId}`] : [];
  const receiver = form.receiver?.account?.trim() ?? null;
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended('submission/' || name, 0) AS key FROM (
        SELECT unnest(${[...certificates, ...account]}::text[]) AS name
        UNION ALL SELECT 'certificate/' || certificate_index FROM subjects
          JOIN accounts ON accounts.id = account_id
          WHERE handle = ${receiver} AND subjects.ended_at IS NULL) AS names
      ORDER BY key) AS keys`;
}
