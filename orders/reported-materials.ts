import { isMaterialKind, type MaterialKind } from '#domain/materials/kinds.ts';
import { SYSTEM } from '#domain/roles.ts';
import { referencesIn } from './material-findings.ts';
import { readMaterial, type Reading } from './materials.ts';

/** A material that goes with a report. */
export interface ReportedMaterial {
  readonly kind: MaterialKind;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/**
 * The materials that a report's form refers to, in its order, read from the store.
 * @param via for the record of who read them: `report:…`
 */
export async function reportedMaterials(
  deps: Reading,
  report: { readonly orderNo: string; readonly form: unknown },
  via: string,
): Promise<ReportedMaterial[]> {
  const ids = referencesIn(report.form).map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await deps.db.material.findMany({
    where: { orderNo: report.orderNo, id: { in: ids } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const read: ReportedMaterial[] = [];
  for (const id of ids) {
    const row = byId.get(id);
    if (row === undefined || !isMaterialKind(row.kind)) continue;
    const content = await readMaterial(deps, row, { readerId: SYSTEM.id, via });
    read.push({ kind: row.kind, contentType: row.contentType, content });
  }
  return read;
}
