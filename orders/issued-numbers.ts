import { CodedError } from '#domain/errors.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { readReport } from './reports.ts';

/**
 * Refuses numbers that stand in the registry under another certificate: a slip of the pen must not move
 * another's service. (What the bureau says through its interface is taken as it is.)
 * @throws CodedError `manual_result.number_taken`.
 */
export async function refuseTakenNumbers(
  tx: Transaction,
  vault: Vault,
  report: Parameters<typeof readReport>[1],
  numbers: { readonly subjectNumber?: string; readonly serviceNumber?: string },
): Promise<void> {
  const { subject } = readReport(vault, report) as NewSubjectForm;
  const own = vault.index('certificate', subject.certificateNumber);
  const { subjectNumber = '', serviceNumber = '' } = numbers;
  const holder = await tx.subject.findUnique({ where: { icpNumber: subjectNumber } });
  const service = await tx.service.findUnique({
    where: { icpNumber: serviceNumber },
    include: { subject: true },
  });
  const taken = [
    { field: '/subjectNumber', by: holder },
    { field: '/serviceNumber', by: service?.subject ?? null },
  ].find(({ by }) => by !== null && by.certificateIndex !== own);
  if (taken === undefined) return;
  throw new CodedError(
    'manual_result.number_taken',
    'This number stands in the registry for another certificate.',
    { field: taken.field, remedy: 'Compare it with the bureau’s letter, and with the order.' },
  );
}
