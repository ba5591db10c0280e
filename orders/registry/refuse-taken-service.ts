import type { Application } from '#domain/registry/application.ts';
import type { OpenStep } from '../open-step.ts';
import { numberOfAnother } from './number-of-another.ts';
import { stoodBefore } from './stood-before.ts';

/**
 * Refuses an approval whose number stands for another service already: one of another subject, or one that was
 * filed before. Written over, that one would be lost. A first filing under a fresh number costs no question.
 * @throws CodedError `registry.number_of_another`.
 */
export async function refuseTakenService(
  { tx, order, reportId }: Pick<OpenStep, 'tx' | 'order' | 'reportId'>,
  { numbers, filed: { subject, service } }: Application,
): Promise<void> {
  if (numbers.service === undefined || service === undefined || reportId === null) return;
  const { id, record } = service;
  if (record.subjectNumber !== subject?.record.icpNumber) throw numberOfAnother(numbers.service);
  const origin = await tx.service.findUniqueOrThrow({ where: { id } });
  const { frozenAt } = await tx.report.findUniqueOrThrow({ where: { id: reportId } });
  const { orderNo } = order;
  if (stoodBefore(origin, { orderNo, frozenAt })) throw numberOfAnother(numbers.service);
}
