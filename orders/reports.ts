import { formOf } from '#domain/forms/form-registry.ts';
import type { Vault } from '#prisma/vault.ts';
import type { OpenStep } from './open-step.ts';
import { readForm } from './form.ts';

const place = (reportId: string) => `reports.form:${reportId}`;

/** Keeps the form as it is reported: what the bureau approves is this, whatever is edited later. */
export async function freezeReport({ tx, deps, order, reportId, at }: OpenStep): Promise<void> {
  if (reportId === null) throw new Error('A report is frozen under its id');
  const form = JSON.stringify(formOf(order.filingType).canonical(readForm(deps.vault, order)));
  const sealed = deps.vault.seal(place(reportId), form);
  await tx.$executeRaw`
    INSERT INTO reports (id, order_no, form_cipher, key_id, frozen_at)
    VALUES (${reportId}, ${order.orderNo}, ${sealed}, ${deps.vault.keyId}, ${at.toISOString()}::timestamptz)`;
}

/** The form as a report holds it. */
export function readReport(
  vault: Vault,
  report: { id: string; formCipher: Uint8Array; keyId: string },
): unknown {
  const sealed = { cipher: report.formCipher, keyId: report.keyId };
  return JSON.parse(vault.open(place(report.id), sealed));
}
