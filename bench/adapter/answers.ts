import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrdersDeps } from '#orders/deps.ts';
import { keepResult } from '#orders/kept-results.ts';
import { settleResult } from '#orders/results.ts';

/** An answer of the authority's to the latest report of an order. */
export interface Brought {
  readonly orderNo: string;
  readonly kind: 'smsVerified' | 'bureauApproved';
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The stage in which an order waits for an answer, and those from which it gets there by itself. */
const WAITS = {
  smsVerified: { stage: 'smsVerification', before: ['initialReview', 'reporting'] },
  bureauApproved: { stage: 'bureauReview', before: [] },
} as const;

const LOOK_EVERY_MS = 20;
const WAIT_AT_MOST_MS = 30_000;

/**
 * Takes the authority's answers where the driver brings them: each is kept, settled on its order and
 * answered after the commit, the way the product settles what it fetches. 200 says whether it was applied.
 */
export async function listenForAnswers(deps: OrdersDeps, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const reply = (status: number, body: object) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      settle(deps, JSON.parse(Buffer.concat(parts).toString()) as Brought).then(
        (applied) => reply(200, { applied }),
        (error: unknown) => reply(500, { error: String(error) }),
      );
    });
  });
  server.keepAliveTimeout = 120_000;
  server.listen(port, '127.0.0.1', 1024);
  await once(server, 'listening');
  return server;
}

async function settle(deps: OrdersDeps, { orderNo, kind, facts }: Brought): Promise<boolean> {
  if (!(await waitsFor(deps, orderNo, kind))) return false;
  const report = await deps.db.report.findFirstOrThrow({
    where: { orderNo },
    orderBy: { frozenAt: 'desc' },
    select: { id: true },
  });
  const id = `${kind}:${report.id}`;
  await keepResult(deps, { id, reportId: report.id, kind, body: { ...facts } });
  const settled = await settleResult(deps, id);
  if (settled !== 'applied') throw new Error(`The answer ${id} was not applied: ${settled}`);
  return true;
}

/** Whether the order waits for this answer. One that is still being reported will: people enter their codes later. */
async function waitsFor(
  { db }: OrdersDeps,
  orderNo: string,
  kind: Brought['kind'],
): Promise<boolean> {
  const { stage, before } = WAITS[kind];
  for (let waited = 0; waited < WAIT_AT_MOST_MS; waited += LOOK_EVERY_MS) {
    const order = await db.order.findUnique({ where: { orderNo }, select: { stage: true } });
    if (order?.stage === stage) return true;
    if (!(before as readonly string[]).includes(order?.stage ?? '')) return false;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`${orderNo} was not reported in time`);
}
