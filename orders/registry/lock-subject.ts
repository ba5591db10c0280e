import type { Application } from '#domain/registry/application.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';

/**
 * Locks the subject that an order is about until the transaction ends, where it stands in the registry: two
 * orders that change it write one after the other.
 */
export async function lockSubject(
  tx: Transaction,
  vault: Vault,
  { form, numbers }: Pick<Application, 'form' | 'numbers'>,
): Promise<void> {
  const number = numbers.subject ?? form.subject?.icpNumber ?? '';
  const certificate = canonicalCertificateNumber(form.subject?.certificateNumber ?? '');
  const index = vault.index('certificate', certificate);
  await tx.$queryRaw`
    SELECT id FROM subjects WHERE icp_number = ${number} OR live_certificate_index = ${index}
    ORDER BY id FOR UPDATE`;
}
