import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { formOf } from '#domain/forms/form-registry.ts';
import { readForm } from '../form.ts';
import type { OpenStep } from '../open-step.ts';
import { readReport } from '../reports.ts';

/** What an order was granted with: the form as it was reported; of what no authority hears, as it was sent in. */
export async function formOfGrant({ tx, deps, order, reportId }: OpenStep): Promise<AnyDraft> {
  if (reportId === null) {
    return formOf(order.filingType).canonical(readForm(deps.vault, order)) as AnyDraft;
  }
  const report = await tx.report.findUniqueOrThrow({ where: { id: reportId } });
  return readReport(deps.vault, report) as AnyDraft;
}
