import { CodedError } from '#domain/errors.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { stoodBefore } from './registry/stood-before.ts';
import { readReport } from './reports.ts';

/**
 * Refuses numbers that stand in the registry under another certificate, or for another service of the same: a
 * slip of the pen must not move a service, nor be written over it.
 * @throws CodedError `manual_result.number_taken`.
 */
export async function refuseTakenNumbers(
  tx: Transaction,
  vault: Vault,
  report: Parameters<typeof readReport>[1] & { readonly orderNo: string; readonly frozenAt: Date },
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
  if (taken !== undefined) throw numberTaken(taken.field, 'another certificate');
  if (service !== null && stoodBefore(service, report)) {
    throw numberTaken('/serviceNumber', 'another service');
  }
}

const numberTaken = (field: string, what: string): CodedError =>
  new CodedError('manual_result.number_taken', `This number stands in the registry for ${what}.`, {
    field,
    remedy: 'Compare it with the bureau’s letter, and with the order.',
  });
