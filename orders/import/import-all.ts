import type { Imported } from '#domain/import/filed.ts';
import type { ReportLine } from '#domain/import/report.ts';
import type { OrdersDeps } from '../deps.ts';
import { importOrders } from './import-orders.ts';
import { importSubjects } from './import-subjects.ts';

/** Takes over all that a folder holds: what belongs to nothing is said, then subjects, then open orders. */
export async function* importAll(
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
