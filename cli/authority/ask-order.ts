import { Command } from 'commander';
import { askFiled } from '#activities/authority/ask-filed.ts';
import { connectorsFor } from '#activities/authority/connector-for.ts';
import { STATUS_TELLS } from '#domain/authority/status-tells.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { SYSTEM } from '#domain/roles.ts';
import { STAGES, type Stage } from '#domain/stages.ts';
import { codeTablesOf } from '#orders/code-tables.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { askStatusOnRequest, STATUS_QUERIES_PER_HOUR } from '#orders/limited-status.ts';
import { orderNotFound } from '#orders/lock.ts';
import { STATUS_FOUND } from '#orders/status-found.ts';
import { needed } from '#server/settings.ts';
import { connected, settingsHere } from '../connected.ts';

/** `beian authority ask`: asks the bureau how one order stands there (isp_querybeianstatus). */
export const askOrder = () =>
  new Command('ask')
    .description(
      `Ask the bureau how an order stands there, as its page does: ${String(STATUS_QUERIES_PER_HOUR)} times an hour at most, whoever asks.`,
    )
    .argument('<order>', 'its number')
    .action(async (orderNo: string) => {
      const endpoints = needed(settingsHere(), 'authorityEndpoints');
      await connected(async (system) => {
        const connectors = connectorsFor(endpoints, codeTablesOf(system.db));
        const deps = { ...system, filedAs: askFiled(connectors), committed: () => undefined };
        process.stdout.write(await askedAsText(deps, orderNo));
      });
    });

/**
 * Asks, and says what came of it, what the query can tell of such an order at all, and where the order is now.
 * @throws CodedError `order.not_found`, `status.asked_too_often`.
 */
export async function askedAsText(deps: OrdersDeps, orderNo: string): Promise<string> {
  if ((await deps.db.order.count({ where: { orderNo } })) === 0) throw orderNotFound(orderNo);
  const { zh, en } = STATUS_FOUND[await askStatusOnRequest(deps, orderNo, SYSTEM)];
  const { stage, filingType } = await deps.db.order.findUniqueOrThrow({ where: { orderNo } });
  const tells = STATUS_TELLS[filingType as FilingType];
  const standing = STAGES[stage as Stage];
  return [
    `${orderNo}  ${standing.zh} ${standing.en}`,
    `${zh} ${en}`,
    `${tells.zh} ${tells.en}`,
    '',
  ].join('\n');
}
