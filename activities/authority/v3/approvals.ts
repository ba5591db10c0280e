import type { AnyDraft } from '#domain/forms/any-draft.ts';
import type { PreApproval } from '#domain/forms/pre-approval.ts';
import type { PreApprovalKindCode } from '#domain/forms/pre-approval-kinds.ts';
import type { MaterialKind } from '#domain/materials/kinds.ts';
import type { ReportedMaterial } from '#orders/reported-materials.ts';
import { NotExpressible, wireFinding, type WireFinding } from './not-expressible.ts';
import type { ApprovalRecord } from './records.ts';

/** What may be handed in for an approval, where that is more than the general kind of material. */
const SCANS: Readonly<Partial<Record<PreApprovalKindCode, readonly MaterialKind[]>>> = {
  religion: ['preApproval', 'religiousPermit'],
};

const GENERAL: readonly MaterialKind[] = ['preApproval'];

/**
 * The approvals of a report's service (Nrlx). A form does not say which scan shows which approval: each
 * carries all that may be its own, so that none is missing where it belongs.
 * @throws NotExpressible for an approval without a scan, and for scans that are no pictures.
 */
export function approvalsOf(
  form: unknown,
  materials: readonly ReportedMaterial[],
): ApprovalRecord[] {
  // A report's form is complete: its approvals are as well.
  const approvals = ((form as AnyDraft).service?.preApprovals ?? []) as readonly PreApproval[];
  const findings = new Map<string, WireFinding>();
  const find = (finding: WireFinding) => findings.set(`${finding.field} ${finding.code}`, finding);
  const records = approvals.map(({ kind, number }, n) => {
    const fitting = SCANS[kind] ?? GENERAL;
    const scans = materials.filter((material) => fitting.includes(material.kind));
    if (scans.length === 0) find(wireFinding(`/services/0/approvals/${String(n)}`, 'noScan'));
    if (scans.some(({ contentType }) => !contentType.startsWith('image/'))) {
      find(wireFinding('/attachments', 'scanNotPicture'));
    }
    return { kind, number, images: scans.map(({ content }) => content) };
  });
  if (findings.size > 0) throw new NotExpressible([...findings.values()]);
  return records;
}
