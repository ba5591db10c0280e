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

/** A material of a report's is gone, damaged, or not to be opened. What its applicant did is in order. */
export class UnreadableMaterial extends Error {
  /** Where the form names it: a JSON pointer. */
  readonly field: string;

  constructor(field: string, cause: unknown) {
    super(`The material at ${field} can't be read`, { cause });
    this.name = 'UnreadableMaterial';
    this.field = field;
  }
}

/**
 * The materials that a report's form refers to, in its order, read from the store.
 * @param via for the record of who read them: `report:…`
 * @throws UnreadableMaterial for the first that can't be read; its cause says why.
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
  for (const [n, id] of ids.entries()) {
    const row = byId.get(id);
    if (row === undefined || !isMaterialKind(row.kind)) continue;
    const content = await readMaterial(deps, row, { readerId: SYSTEM.id, via }).catch(
      (error: unknown) => {
        throw new UnreadableMaterial(`/materials/${String(n)}`, error);
      },
    );
    read.push({ kind: row.kind, contentType: row.contentType, content });
  }
  return read;
}
