import type { CheckFinding } from '#domain/checks/finding.ts';
import { askAbout, checkHere, filingOf } from './check-order.ts';
import type { OrdersDeps } from './deps.ts';
import type { FrozenReport } from './report-queue.ts';

/**
 * What speaks against a report at the moment at which it would be sent, by the rules that its order keeps.
 * Other open orders only warn: of two that want the same, the first that is granted has it.
 */
export async function blocksReport(
  deps: OrdersDeps,
  { orderNo, form }: Pick<FrozenReport, 'orderNo' | 'form'>,
): Promise<readonly CheckFinding[]> {
  const order = await deps.db.order.findUniqueOrThrow({ where: { orderNo } });
  const filing = { ...filingOf(deps, order), form };
  const says = await askAbout(deps, filing);
  const { report } = await checkHere(deps.db, deps, filing, says);
  return report.findings.filter(({ severity }) => severity === 'blocks');
}
