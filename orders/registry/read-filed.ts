import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { FiledService, FiledSubject } from '#domain/registry/records.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { openService, openSubject, SERVICE_PARTS, SUBJECT_PARTS } from './open-records.ts';

/**
 * A subject as it is filed, opened, with its services and their accesses (those that have ended as well).
 * @param icpNumber in any accepted spelling
 * @returns undefined where this provider knows no such subject
 */
export async function filedSubject(
  tx: Transaction,
  vault: Vault,
  icpNumber: string,
): Promise<FiledSubject | undefined> {
  const row = await tx.subject.findUnique({
    where: { icpNumber: canonicalIcpNumber(icpNumber) },
    include: SUBJECT_PARTS,
  });
  return row === null ? undefined : openSubject(vault, row);
}

/**
 * A service as it is filed, opened, with its owner, its domains and its accesses (ended ones as well).
 * @param icpNumber in any accepted spelling
 * @returns undefined where this provider knows no such service
 */
export async function filedService(
  tx: Transaction,
  vault: Vault,
  icpNumber: string,
): Promise<FiledService | undefined> {
  const row = await tx.service.findUnique({
    where: { icpNumber: canonicalIcpNumber(icpNumber) },
    include: SERVICE_PARTS,
  });
  return row === null ? undefined : openService(vault, row);
}

/**
 * The living subject of a certificate, opened as by {@link filedSubject}.
 * @param certificateNumber canonical
 */
export async function filedSubjectOfCertificate(
  tx: Transaction,
  vault: Vault,
  certificateNumber: string,
): Promise<FiledSubject | undefined> {
  const row = await tx.subject.findUnique({
    where: { liveCertificateIndex: vault.index('certificate', certificateNumber) },
    include: SUBJECT_PARTS,
  });
  return row === null ? undefined : openSubject(vault, row);
}
