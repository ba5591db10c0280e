import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '#orders/audit-chain/verify.ts';
import { settled } from '#server/sandbox/settled.ts';
import { verifyOrders } from '#server/verify.ts';
import { createTestSystem, type TestSystem } from '../support/system.ts';
import { givenOrders } from './api-fuzz/orders.ts';
import { givenEverybody, type Everybody, type Person } from './api-fuzz/people.ts';
import { placesOf } from './api-fuzz/places.ts';
import { processOf, type Process } from './api-fuzz/process.ts';
import { findSchemathesis } from './api-fuzz/python.ts';
import { askEverything, type Report, type Size } from './api-fuzz/run.ts';
import { trickleBody, trickleHeaders, type Ended } from './api-fuzz/slow.ts';

/** API_FUZZ_SEED=… invents the same requests again. */
const SEED = process.env.API_FUZZ_SEED ?? String(Date.now());
/** API_FUZZ_EXAMPLES=… invents so many for each operation and person, with schemathesis's own boundary cases: at night. */
const EXAMPLES = process.env.API_FUZZ_EXAMPLES;
const SIZE: Size =
  EXAMPLES === undefined
    ? { examples: 18, phases: 'fuzzing' }
    : { examples: Number(EXAMPLES), phases: 'coverage,fuzzing' };
/** Each operation is asked at least so often, by everybody together. */
const EACH_AT_LEAST = 200;
/** What was asked too seldom is asked again so often at most. */
const ROUNDS = 3;
/** So many people ask at the same time. */
const AT_ONCE = 2;
/**
 * What the API may keep, in MB: two thirds more than it does once everything was asked once. A process that keeps
 * something of every request runs out of it and ends, and the one that is started in its place is seen.
 */
const HEAP_MB = 384;
/** What it may grow by in all: heap, buffers and connections. */
const GROWN_AT_MOST_MB = 300;
/** What server/app.ts gives a request, and the half minute between two looks of Node's at who is over it. */
const SLOW_MS = { headers: 20_000 + 30_000, body: 120_000 + 30_000 };
/** Everything is slow while everything is asked. */
const SLACK_MS = 30_000;
const HOURS_MS = 8 * 3_600_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const found = await findSchemathesis(join(process.cwd(), '.beian', 'cache'));
if ('missing' in found) say(`Skipped: schemathesis is not here, and ${found.missing}.`);

describe.skipIf('missing' in found)('every operation, asked by everybody', () => {
  const python = 'python' in found ? found.python : '';
  const folder = mkdtempSync(join(tmpdir(), 'beian-api-fuzz-'));
  const reports: { readonly name: string; readonly report: Report }[] = [];
  let system: TestSystem;
  let everybody: Everybody;
  let before: Process;
  let operations: string[];
  let slow: Promise<[Ended, Ended]>;

  beforeAll(async () => {
    say(`API_FUZZ_SEED=${SEED}`);
    system = await createTestSystem(false, {
      NODE_OPTIONS: `--max-old-space-size=${String(HEAP_MB)}`,
    });
    const forms = await givenOrders(system).catch((error: unknown) => {
      say(system.log.slice(-40).join('\n'));
      throw error;
    });
    everybody = await givenEverybody(system);
    const { kept } = everybody;
    const paths = await placesOf(system, kept);
    writeFileSync(join(folder, 'given.json'), JSON.stringify({ forms, kept, paths }));
    operations = await operationsOf(system.urls.api ?? '');
    before = await processOf(system.urls.api ?? '');
    const { api = '' } = system.urls;
    slow = Promise.all([trickleHeaders(api), trickleBody(api, system.tokens.applicant ?? '')]);
  }, 600_000);

  afterAll(async () => {
    await system.end();
    rmSync(folder, { recursive: true, force: true });
  });

  async function askAs(person: Person, only: readonly string[], seed: string): Promise<void> {
    const { name, token } = person;
    const { api = '' } = system.urls;
    const own = join(folder, String(reports.length), name);
    mkdirSync(own, { recursive: true });
    const report = await askEverything({
      ...{ python, api, token, folder: own, only, seed, size: SIZE },
      given: join(folder, 'given.json'),
    });
    reports.push({ name, report });
    say(`${String(report.test_cases.generated).padStart(6)} requests as ${name}`);
    if (token === undefined) return;
    // Somebody who was shut out on the way has been refused since, and has tried nothing.
    const headers = { authorization: `Bearer ${token}` };
    const { status } = await fetch(`${api}/api/v1/account`, { headers });
    expect([name, status]).toEqual([name, 200]);
  }

  async function everybodyAsks(only: readonly string[], seed: string): Promise<void> {
    const waiting = [...everybody.people];
    const asking = Array.from({ length: AT_ONCE }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        await askAs(next, only, seed);
      }
    });
    await Promise.all(asking);
  }

  /** How often each operation was asked, as schemathesis reports it. */
  function asked(): ReadonlyMap<string, number> {
    const times = new Map<string, number>();
    for (const { report } of reports) {
      for (const [operation, statuses] of report.answers) {
        const more = [...statuses.values()].reduce((sum, n) => sum + n, 0);
        times.set(operation, (times.get(operation) ?? 0) + more);
      }
    }
    return times;
  }
  const tooSeldom = () => [...asked()].filter(([, times]) => times < EACH_AT_LEAST);

  it('given a document that leaves out one answer, when nobody asks, then schemathesis says so', async () => {
    const { api = '' } = system.urls;
    const document = join(folder, 'lacking.json');
    writeFileSync(document, JSON.stringify(await lackingDocument(api)));
    const report = await askEverything({
      ...{ python, api, token: undefined, document, folder },
      ...{ given: join(folder, 'given.json'), seed: SEED, size: { ...SIZE, examples: 2 } },
    });
    expect(report.failures).toHaveLength(1);
  }, 120_000);

  it(
    'given a record with orders in many stages, when everybody asks everything, then nothing is answered that the document does not say',
    async () => {
      await everybodyAsks([], SEED);
      // Of an operation that succeeds schemathesis sometimes thinks it has seen enough.
      for (let round = 1; round <= ROUNDS && tooSeldom().length > 0; round += 1) {
        const again = tooSeldom().map(([operation]) => operation);
        say(`again: ${again.join(', ')}`);
        await everybodyAsks(again, `${SEED}${String(round)}`);
      }
      for (const { name, report } of reports) {
        const { failures, errors, complete } = report;
        expect({ name, complete, failures, errors }).toEqual({
          ...{ name, complete: true, failures: [], errors: [] },
        });
      }
    },
    HOURS_MS,
  );

  it('then nothing of the document was left out, as schemathesis counts it', () => {
    const all = { total: operations.length, tested: operations.length };
    for (const { name } of everybody.people) {
      const first = reports.find((one) => one.name === name)?.report;
      expect([name, first?.operations]).toMatchObject([name, all]);
    }
    expect([...asked().keys()].sort()).toEqual([...operations].sort());
    expect(tooSeldom()).toEqual([]);
    const total = [...asked().values()].reduce((sum, n) => sum + n, 0);
    const [times, people] = [operations.length, everybody.people.length].map(String);
    say(`${String(total)} requests: ${times} operations, ${people} people`);
  });

  it('then people got beyond refusals: most operations did what they are for', () => {
    const done = operations.filter((operation) =>
      reports.some(({ report }) =>
        [...(report.answers.get(operation)?.keys() ?? [])].some((status) => status < 300),
      ),
    );
    const never = operations.filter((operation) => !done.includes(operation));
    say(`${String(done.length)} operations succeeded; never: ${never.join(', ')}`);
    expect(done.length).toBeGreaterThan(operations.length * 0.5);
  });

  it('then requests that came a byte a second were ended, headers and body', async () => {
    const [headers, body] = await slow;
    const took = [headers, body].map(({ afterMs }) => Math.round(afterMs / 1_000));
    say(`slow headers were ended after ${took.join(' s, a slow body after ')} s`);
    expect(headers.afterMs).toBeLessThan(SLOW_MS.headers + SLACK_MS);
    expect(body.afterMs).toBeLessThan(SLOW_MS.body + SLACK_MS);
    for (const { answer } of [headers, body]) expect(answer).toMatch(/^HTTP\/1.1 408 /);
  }, 240_000);

  it('then orders and audit are without a fault', async () => {
    const { db, client, vault } = system.record;
    await settled(system.record);
    const { orders, faults } = await verifyOrders(db, client);
    const audit = await verifyAudit(db, vault);
    say(`${String(orders)} orders and ${String(audit.rows)} rows of the audit verified`);
    expect(faults).toEqual([]);
    expect(audit.faults).toEqual([]);
  }, 300_000);

  it('then the API is the same process, with no more memory than it was given, and has said nothing of what nobody foresaw', async () => {
    const after = await processOf(system.urls.api ?? '');
    expect(after.startedAt).toBe(before.startedAt);
    const grown = after.residentMb - before.residentMb;
    say(`the API grew from ${before.residentMb.toFixed(0)} by ${grown.toFixed(0)} MB`);
    expect(grown).toBeLessThan(GROWN_AT_MOST_MB);
    expect(
      system.log.filter((line) => /unhandled|uncaught|"internal"|out of memory/i.test(line)),
    ).toEqual([]);
  });
});

/** What is asked about tasks, without that one has to sign in for it. */
async function lackingDocument(api: string): Promise<object> {
  const path = '/api/v1/tasks';
  const document = (await (await fetch(`${api}/openapi.json`)).json()) as {
    readonly paths: Readonly<Record<string, { get: { responses: Record<string, unknown> } }>>;
  };
  const get = { ...document.paths[path]?.get };
  const { 401: _, ...responses } = get.responses ?? {};
  return { ...document, paths: { [path]: { get: { ...get, responses } } } };
}

/** The operations of the document, named as schemathesis names them. */
async function operationsOf(api: string): Promise<string[]> {
  const document = (await (await fetch(`${api}/openapi.json`)).json()) as {
    readonly paths: Readonly<{ [path: string]: object }>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}
