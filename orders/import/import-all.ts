import type { Imported } from '#domain/import/filed.ts';
import type { Outcome, ReportLine } from '#domain/import/report.ts';
import { SYSTEM } from '#domain/roles.ts';
import { audit } from '../audit.ts';
import type { OrdersDeps } from '../deps.ts';
import { importOrders } from './import-orders.ts';
import { importSubjects } from './import-subjects.ts';

/**
 * Takes over all that a folder holds: what belongs to nothing is said, then subjects, then open orders. Each
 * run that may write has its row in the audit, with what became of its lines, however it ends.
 */
export async function* importAll(
  deps: OrdersDeps,
  imported: Imported,
  how: { readonly dryRun: boolean },
): AsyncGenerator<readonly ReportLine[]> {
  const counts: Record<Outcome, number> = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  let complete = false;
  try {
    for await (const lines of all(deps, imported, how)) {
      for (const { outcome } of lines) counts[outcome] += 1;
      yield lines;
    }
    complete = true;
  } finally {
    if (!how.dryRun) {
      const at = await deps.clock.now(deps.db);
      const deed = { at, actor: SYSTEM, action: 'import.run', target: 'registry' };
      await audit(deps.db, { ...deed, after: { ...counts, complete } });
    }
  }
}

async function* all(
  deps: OrdersDeps,
  { subjects, orders, strays }: Imported,
  how: { readonly dryRun: boolean },
): AsyncGenerator<readonly ReportLine[]> {
  yield strays.map(({ place, refusal }) => ({
    ...place,
    ...{ record: 'part', number: null, outcome: 'refused', refusal },
  }));
  yield* importSubjects(deps, subjects, how);
  for await (const line of importOrders(deps, orders, how)) yield [line];
}
