import {
  NOTHING_FILED,
  type FiledPart,
  type FiledWithReport,
  type OnFile,
} from '#domain/authority/filed-with-report.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import {
  isLiving,
  isOwnAccess,
  type FiledService,
  type FiledSubject,
  type Standing,
} from '#domain/registry/records.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { filedService, filedSubject } from './registry/read-filed.ts';

const place = (reportId: string) => `reports.filed:${reportId}`;

/**
 * What the registry holds of what a form is about: the subject and the service that it names, our access, and
 * the bureau's ids of what belongs to them. Where the form names no service, it is one that we carry: a
 * change of the subject is reported with a site.
 */
export async function filedWith(
  tx: Transaction,
  vault: Vault,
  form: AnyDraft,
): Promise<FiledWithReport> {
  const [ofSubject = '', ofService = ''] = [form.subject?.icpNumber, form.service?.icpNumber];
  if (ofSubject === '' && ofService === '') return NOTHING_FILED;
  const subject = ofSubject === '' ? undefined : await filedSubject(tx, vault, ofSubject);
  const service =
    ofService === '' ? carriedHere(subject) : await filedService(tx, vault, ofService);
  const access = service?.accesses.find(isOwnAccess);
  return {
    subject: onFile(subject),
    service: onFile(service),
    access: onFile(access),
    parts: service === undefined ? [] : await partsOf(tx, service.id),
  };
}

/** The first living service that we carry; one with pre-approvals would need their pictures again. */
function carriedHere(subject: FiledSubject | undefined): FiledService | undefined {
  const carried = (subject?.services ?? []).filter(
    (service) => isLiving(service) && service.accesses.some(isOwnAccess),
  );
  const plain = ({ record }: FiledService) => (record.preApprovals ?? []).length === 0;
  return carried.find(plain) ?? carried[0];
}

/** A record without what only our own house needs; one that has ended is not filed any more. */
function onFile<Content>(filed: Standing<Content> | undefined): OnFile<Content> | null {
  if (filed === undefined || !isLiving(filed)) return null;
  const { record, providerId, bureauId } = filed;
  return { record, providerId, bureauId };
}

/** The bureau's ids of a service's domains and addresses, as it told them of the reports that filed them. */
async function partsOf(tx: Transaction, serviceId: string): Promise<FiledPart[]> {
  const rows = await tx.$queryRaw<{ kind: FiledPart['kind']; ref: string; bureauId: bigint }[]>`
    SELECT DISTINCT ON (i.kind, i.ref) i.kind, i.ref, i.bureau_id AS "bureauId"
    FROM authority_ids i JOIN reports r ON r.id = i.report_id JOIN orders o USING (order_no)
    WHERE i.bureau_id IS NOT NULL AND i.kind IN ('domain', 'ip')
      AND (o.service_id = ${serviceId}::uuid OR o.order_no IN (
        SELECT granted_by_order FROM services WHERE id = ${serviceId}::uuid
        UNION SELECT granted_by_order FROM accesses WHERE service_id = ${serviceId}::uuid))
    ORDER BY i.kind, i.ref, i.id DESC`;
  return rows.map(({ bureauId, ...part }) => ({ ...part, bureauId: Number(bureauId) }));
}

/** The same sealed to its report; null where nothing of it is filed. */
export function sealFiled(vault: Vault, reportId: string, filed: FiledWithReport): Buffer | null {
  const nothing = filed.subject === null && filed.service === null;
  return nothing ? null : Buffer.from(vault.seal(place(reportId), JSON.stringify(filed)));
}

/** What was filed when a report was frozen. */
export function readFiled(
  vault: Vault,
  { id, filedCipher, keyId }: { id: string; filedCipher: Uint8Array | null; keyId: string },
): FiledWithReport {
  if (filedCipher === null) return NOTHING_FILED;
  return JSON.parse(vault.open(place(id), { cipher: filedCipher, keyId })) as FiledWithReport;
}
