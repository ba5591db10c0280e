// npm run bench:decisions   (npx tsx bench/decisions.ts [orders])
// How long a submission and a decision take, one at a time, over HTTP, with everything running.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cache } from '#cli/home.ts';
import { removePostgresData } from '#server/embedded/postgres.ts';
import { readSettings } from '#server/settings.ts';
import { startSystem } from '#server/start.ts';
import { wireRecord } from '#server/wiring.ts';
import { freshForm } from '#test/support/forms.ts';

const ORDERS = Number(process.argv[2] ?? 300);
const WARM_UP = 30;

const home = mkdtempSync(join(tmpdir(), 'beian-bench-'));
const begun = performance.now();
const system = await startSystem({
  home,
  cache: cache(),
  env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0' },
  durable: true,
  log: (line) => process.stderr.write(`${line}\n`),
});
const startS = (performance.now() - begun) / 1000;

/** One request; how long it took in milliseconds, and what came back. */
async function timed(handle: string, method: string, path: string, body?: object, etag?: string) {
  const from = performance.now();
  const response = await fetch(`${system.urls.api ?? ''}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${system.tokens[handle] ?? ''}`,
      'idempotency-key': randomUUID(),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(etag !== undefined && { 'if-match': etag }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Record<string, string>;
  const ms = performance.now() - from;
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${answer.code ?? ''}`);
  return { ms, answer, etag: response.headers.get('etag') ?? '' };
}

const record = wireRecord(readSettings({ ...system.env, BEIAN_SANDBOX: 'on' }), 2);

/** One at a time: what the order before has left to followers and carriers is done before the next. */
async function quiet(): Promise<void> {
  while (
    (await record.db.signal.count()) +
      (await record.db.effect.count({ where: { state: 'pending' } })) >
    0
  ) {
    await sleep(20);
  }
}

const submitMs: number[] = [];
const claimMs: number[] = [];
const decisionMs: number[] = [];
try {
  for (let n = 0; n < ORDERS + WARM_UP; n += 1) {
    await quiet();
    const form = freshForm();
    const draft = await timed('applicant', 'POST', '/orders', { filingType: 'newSubject', form });
    const orderNo = draft.answer.orderNo ?? '';
    const submit = await timed('applicant', 'POST', `/orders/${orderNo}/submit`);
    const next = await timed('reviewer-1', 'POST', '/tasks/next', {});
    const task = next.answer.task as unknown as { id: string };
    const decide = await timed(
      'reviewer-1',
      'POST',
      `/tasks/${task.id}/decide`,
      { decision: 'pass' },
      submit.etag,
    );
    if (n < WARM_UP) continue;
    submitMs.push(submit.ms);
    claimMs.push(next.ms);
    decisionMs.push(decide.ms);
  }
} finally {
  // Also when a request fails: what was started must not outlive us.
  await record.db.$disconnect();
  await system.stop();
  await removePostgresData(join(home, 'postgres'));
  rmSync(home, { recursive: true, force: true });
}

const at = (values: number[], share: number) =>
  Number([...values].sort((a, b) => a - b)[Math.floor(values.length * share)]?.toFixed(1));
const spread = (values: number[]) => ({ p50: at(values, 0.5), p95: at(values, 0.95) });
process.stdout.write(
  `${JSON.stringify({
    machine: `${String(cpus().length)} × ${cpus()[0]?.model ?? ''}, ${String(Math.round(totalmem() / 2 ** 30))} GiB, Node ${process.version}`,
    orders: ORDERS,
    startS: Number(startS.toFixed(1)),
    submitMs: spread(submitMs),
    takeNextMs: spread(claimMs),
    decisionMs: spread(decisionMs),
  })}\n`,
);
