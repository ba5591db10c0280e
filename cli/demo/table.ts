import { isDeadline } from '#domain/terms/terms.ts';
import { STAGES, WAITING_ON, type Stage, type WaitingOn } from '#domain/stages.ts';
import type { PrismaClient } from '#prisma/client.ts';

/** A table of the demonstration's orders that shows what happens as it happens. */
export interface LiveTable {
  draw(now: Date, rows: readonly Row[]): Promise<void>;
}

interface Row {
  readonly orderNo: string;
  readonly title: string;
}

/**
 * On a terminal the table is drawn again in its place; elsewhere only what changed is written, a line each.
 */
export function liveTable(db: PrismaClient, out: NodeJS.WriteStream): LiveTable {
  let drawn = 0;
  const last = new Map<string, string>();
  return {
    async draw(now, rows) {
      const orders = await db.order.findMany({
        where: { orderNo: { in: rows.map(({ orderNo }) => orderNo) } },
        include: { dues: true },
      });
      const lines = rows.map(({ orderNo, title }) => {
        const order = orders.find((found) => found.orderNo === orderNo);
        const stage = order === undefined ? '' : STAGES[order.stage as Stage].en;
        const waits = order?.waitingOn == null ? '' : WAITING_ON[order.waitingOn as WaitingOn].en;
        const overdue =
          order?.dues.some(({ term, fellAt }) => isDeadline(term) && fellAt !== null) === true
            ? ' · OVERDUE'
            : '';
        const state = `${stage.padEnd(26)} ${(order?.icpNumber ?? `${waits}${overdue}`).padEnd(34)}`;
        return {
          orderNo,
          state,
          line: `${orderNo}  ${(order?.province ?? '').padEnd(3, '　')} ${state} ${title}`,
        };
      });
      const when = `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
      if (out.isTTY) {
        if (drawn > 0) out.write(`\u001b[${String(drawn)}A`);
        out.write(`\u001b[2K${when}\n${lines.map(({ line }) => `\u001b[2K${line}\n`).join('')}`);
        drawn = lines.length + 1;
        return;
      }
      for (const { orderNo, state, line } of lines) {
        if (last.get(orderNo) === state) continue;
        last.set(orderNo, state);
        out.write(`${when}  ${line}\n`);
      }
    },
  };
}
