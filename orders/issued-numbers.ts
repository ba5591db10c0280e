import { CodedError } from '#domain/errors.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { stoodBefore } from './registry/stood-before.ts';
import { readReport } from './reports.ts';

/**
 * Refuses numbers that were entered by hand and stand in the registry for something else: a slip of the pen
 * must not move another's service, nor write over one of the subject's own. (The grant itself would refuse what
 * the bureau says through its interface: a clerk then sees to it.)
 * @throws CodedError `manual_result.number_taken`.
 */
export async function refuseTakenNumbers(
  tx: Transaction,
  vault: Vault,
  report: Parameters<typeof readReport>[1] & { readonly orderNo: string; readonly frozenAt: Date },
  numbers: { readonly subjectNumber?: string; readonly serviceNumber?: string },
): Promise<void> {
  const { subject, service } = readReport(vault, report) as AnyDraft;
  const own = vault.index('certificate', subject?.certificateNumber ?? '');
  const [subjectNumber, serviceNumber] = [numbers.subjectNumber, numbers.serviceNumber].map(
    (number = '') => canonicalIcpNumber(number),
  ) as [string, string];
  const ofSubject = await tx.subject.findUnique({ where: { icpNumber: subjectNumber } });
  const ofService = await tx.service.findUnique({
    where: { icpNumber: serviceNumber },
    include: { subject: true },
  });
  const isOther =
    ofService !== null &&
    (stoodBefore(ofService, report) ||
      (service?.icpNumber === undefined && ofService.name !== service?.name));
  const taken = [
    { field: '/subjectNumber', is: ofSubject !== null && ofSubject.certificateIndex !== own },
    {
      field: '/serviceNumber',
      is: ofService !== null && (ofService.subject.certificateIndex !== own || isOther),
    },
  ].find(({ is }) => is);
  if (taken === undefined) return;
  throw new CodedError(
    'manual_result.number_taken',
    'This number stands in the registry for something else.',
    { field: taken.field, remedy: 'Compare it with the bureau’s letter, and with the order.' },
  );
}
