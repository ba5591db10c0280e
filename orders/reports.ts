import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { formOf } from '#domain/forms/form-registry.ts';
import type { Vault } from '#prisma/vault.ts';
import type { OpenStep } from './open-step.ts';
import { filedWith, sealFiled } from './filed-with-report.ts';
import { readForm } from './form.ts';

const place = (reportId: string) => `reports.form:${reportId}`;

/**
 * Keeps the form as it is reported, and what is filed of what it is about: what the bureau approves is this,
 * whatever is edited or granted later, and sent again it is the same.
 */
export async function freezeReport({ tx, deps, order, reportId, at }: OpenStep): Promise<void> {
  if (reportId === null) throw new Error('A report is frozen under its id');
  const { vault } = deps;
  const form = formOf(order.filingType).canonical(readForm(vault, order));
  const sealed = vault.seal(place(reportId), JSON.stringify(form));
  const filed = sealFiled(vault, reportId, await filedWith(tx, vault, form as AnyDraft));
  await tx.$executeRaw`
    INSERT INTO reports (id, order_no, form_cipher, filed_cipher, key_id, frozen_at)
    VALUES (${reportId}, ${order.orderNo}, ${sealed}, ${filed}, ${vault.keyId}, ${at.toISOString()}::timestamptz)`;
}

/** The form as a report holds it. */
export function readReport(
  vault: Vault,
  report: { id: string; formCipher: Uint8Array; keyId: string },
): unknown {
  const sealed = { cipher: report.formCipher, keyId: report.keyId };
  return JSON.parse(vault.open(place(report.id), sealed));
}
