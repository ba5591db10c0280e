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
    ? { examples: 16, phases: 'fuzzing' }
    : { examples: Number(EXAMPLES), phases: 'coverage,fuzzing' };
/** Each operation is asked at least so often, by everybody together. */
const EACH_AT_LEAST = 200;
/** So many people ask at the same time. */
const AT_ONCE = 2;
/** What the API may have grown by, however much it was asked: its caches are bounded. */
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
  const program = 'program' in found ? found.program : '';
  const folder = mkdtempSync(join(tmpdir(), 'beian-api-fuzz-'));
  const reports = new Map<string, Report>();
  let system: TestSystem;
  let everybody: Everybody;
  let before: Process;
  let operations: string[];
  let slow: Promise<[Ended, Ended]>;

  beforeAll(async () => {
    say(`API_FUZZ_SEED=${SEED}`);
    system = await createTestSystem();
    const forms = await givenOrders(system);
    everybody = await givenEverybody(system);
    const { kept } = everybody;
    const paths = await placesOf(system, kept);
    writeFileSync(join(folder, 'given.json'), JSON.stringify({ forms, kept, paths }));
    operations = await operationsOf(system.urls.api ?? '');
    before = await processOf(system.urls.api ?? '');
    const { api = '' } = system.urls;
    slow = Promise.all([trickleHeaders(api), trickleBody(api, system.tokens.applicant ?? '')]);
  });

  afterAll(async () => {
    await system.end();
    rmSync(folder, { recursive: true, force: true });
  });

  async function askAs(person: Person, n: number): Promise<void> {
    const own = join(folder, String(n));
    mkdirSync(own);
    const report = await askEverything({
      ...{ program, api: system.urls.api ?? '', token: person.token, folder: own },
      ...{ given: join(folder, 'given.json'), seed: SEED, size: SIZE },
    });
    reports.set(person.name, report);
    say(`${String(report.test_cases.generated).padStart(6)} requests as ${person.name}`);
    // Somebody who was shut out on the way has been refused since, and has tried nothing.
    if (person.token === undefined) return;
    const headers = { authorization: `Bearer ${person.token}` };
    const { status } = await fetch(`${system.urls.api ?? ''}/api/v1/account`, { headers });
    expect([person.name, status]).toEqual([person.name, 200]);
  }

  it(
    'given a record with orders in many stages, when everybody asks everything, then nothing is answered that the document does not say',
    async () => {
      const waiting = [...everybody.people.entries()];
      const asking = Array.from({ length: AT_ONCE }, async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          await askAs(next[1], next[0]);
        }
      });
      await Promise.all(asking);
      for (const [name, { failures, errors, complete }] of reports) {
        expect({ name, complete, failures, errors }).toEqual({
          ...{ name, complete: true, failures: [], errors: [] },
        });
      }
    },
    HOURS_MS,
  );

  it('then nothing of the document was left out, as schemathesis counts it', () => {
    expect([...reports.keys()]).toHaveLength(everybody.people.length);
    const asked = new Map<string, number>();
    for (const [name, { operations: counted, answers }] of reports) {
      const all = { total: operations.length, tested: operations.length };
      expect([name, counted]).toMatchObject([name, all]);
      for (const [operation, statuses] of answers) {
        const times = [...statuses.values()].reduce((sum, n) => sum + n, 0);
        asked.set(operation, (asked.get(operation) ?? 0) + times);
      }
    }
    expect([...asked.keys()].sort()).toEqual([...operations].sort());
    expect([...asked].filter(([, times]) => times < EACH_AT_LEAST)).toEqual([]);
    const total = [...asked.values()].reduce((sum, n) => sum + n, 0);
    say(
      `${String(total)} requests: ${String(operations.length)} operations, ${String(everybody.people.length)} people`,
    );
  });

  it('then people got beyond refusals: most operations did what they are for', () => {
    const done = operations.filter((operation) =>
      [...reports.values()].some(({ answers }) =>
        [...(answers.get(operation)?.keys() ?? [])].some((status) => status < 300),
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

  it('then the API is the same process, has not grown without bound and has said nothing of what nobody foresaw', async () => {
    const after = await processOf(system.urls.api ?? '');
    expect(after.startedAt).toBe(before.startedAt);
    const grown = after.residentMb - before.residentMb;
    say(`the API grew from ${before.residentMb.toFixed(0)} by ${grown.toFixed(0)} MB`);
    expect(grown).toBeLessThan(GROWN_AT_MOST_MB);
    expect(system.log.filter((line) => /unhandled|uncaught|"internal"/i.test(line))).toEqual([]);
  });
});

/** The operations of the document, named as schemathesis names them. */
async function operationsOf(api: string): Promise<string[]> {
  const document = (await (await fetch(`${api}/openapi.json`)).json()) as {
    readonly paths: Readonly<{ [path: string]: object }>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}
