import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILING_TYPES } from '#domain/filing-types.ts';
import { jump } from '#server/sandbox/advance-clock.ts';
import { settled } from '#server/sandbox/settled.ts';
import { verifyOrders } from '#server/verify.ts';
import { dieAt, type DieAt } from '../support/die-at/arm.ts';
import { everyType } from '../support/every-type.ts';
import { givenFiledService } from '../support/filed-service.ts';
import { standing } from '../support/registry.ts';
import { createTestSystem, type TestSystem } from '../support/system.ts';
import { chanceOf } from './endurance/chance.ts';
import { patientClient, type Seen } from './endurance/client.ts';
import { countFollowers, countMessages, countRecord, countReports } from './endurance/counts.ts';
import { createKiller } from './endurance/killer.ts';
import { bureauLines, filedElsewhere, type AtBureau } from './every-filing-type/bureau.ts';
import { createDeaths } from './every-filing-type/deaths.ts';
import { EXPECTED } from './every-filing-type/expected.ts';
import { ELSEWHERE, LIVES, type OnFile } from './every-filing-type/lives.ts';

/** EVERY_TYPE_SEED=… runs the same order of deaths again. */
const SEED = process.env.EVERY_TYPE_SEED ?? String(Date.now());
const PARTS = ['api', 'worker', 'temporal', 'postgres', 'phone', 'mailbox', 'authority'];
/** Nothing that was killed stays away for as long as this, on however slow a machine. */
const PATIENCE_MS = 240_000;
const LOOK_EVERY_MS = 250;
const ORDER_MS = 600_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const seen: Seen = { broken: 0, faults: [], promises: [] };
const folder = mkdtempSync(join(tmpdir(), 'beian-die-at-'));
const onFile: OnFile = { numbers: {}, passwords: {} };
let die: DieAt;
let system: TestSystem;
let world: ReturnType<typeof everyType>;
let deaths: ReturnType<typeof createDeaths>;

/** Does it until it can be done: somebody that it needs may be dead, or have missed what the time is. */
async function patience<T>(deed: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await deed();
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(LOOK_EVERY_MS);
      const { record } = system;
      await record.clock
        .now()
        .then(
          (now) => jump(record, now),
          () => undefined,
        )
        .catch(() => undefined);
    }
  }
}

function asPatiently(handle: string) {
  const ask = patientClient([system.urls.api ?? ''], system.tokens[handle] ?? '', seen);
  return {
    get: <T>(path: string) => ask<T>('GET', path),
    post: <T>(path: string, body?: object, etag?: string) => ask<T>('POST', path, body, etag),
    put: <T>(path: string, body: object, etag: string) => ask<T>('PUT', path, body, etag),
  };
}

const register = () => patience(() => world.control<AtBureau[]>('/control/register'));
/** The number of a subject, as the table of what is expected writes it. */
const asN = (number: string, lines: readonly string[]) =>
  lines.map((line) => line.replaceAll(number, 'N'));

beforeAll(async () => {
  say(`EVERY_TYPE_SEED=${SEED}`);
  die = dieAt(folder);
  // PostgreSQL is killed too: what it has promised, it must keep.
  system = await createTestSystem(true, die.env);
  const chance = chanceOf(SEED);
  const underWay = () => Promise.resolve({});
  const killer = createKiller({ chance, die, parts: () => system.parts, underWay });
  deaths = createDeaths({ chance, die, killer, parts: PARTS, say });
  const { comesTo } = deaths;
  world = everyType(system, { as: asPatiently, patience, comesTo });

  const theirs = await world.control<AtBureau>('/control/register', filedElsewhere(ELSEWHERE));
  onFile.numbers.elsewhere = theirs.number;
  onFile.passwords.elsewhere = theirs.password;
  onFile.unclaimed = await givenFiledService(system.record, null);
  onFile.numbers.unclaimed = onFile.unclaimed.subject.icpNumber;
});

afterAll(async () => {
  await system.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('every filing type, while in each of its stages somebody dies', () => {
  it('given what other providers and earlier years have filed, then no type is left out', () => {
    expect(LIVES.map(({ type }) => type).sort()).toEqual(Object.keys(FILING_TYPES).sort());
  });

  it.each(LIVES)(
    '$type: it is granted once, reported once, and both registers say what they should',
    async ({ type, whose, filing }) => {
      const begun = Date.now();
      const { db } = system.record;
      const played = await world.play({ type, ...filing(onFile) });
      await deaths.end();
      await patience(() => settled(system.record));
      const { orderNo } = played;
      say(
        `${type}: ${played.outcome ?? 'open'} in ${String(Math.round((Date.now() - begun) / 1000))} s`,
      );
      const { stages, bureau, registry, versions } = EXPECTED[type];
      expect(played).toMatchObject({ outcome: 'granted', stages });
      expect(
        await patience(() => db.timelineEntry.count({ where: { orderNo, stage: 'granted' } })),
      ).toBe(1);

      const order = await patience(() => db.order.findUniqueOrThrow({ where: { orderNo } }));
      onFile.numbers[whose] ??= (order.icpNumber ?? '').replace(/-\w+$/, '');
      const number = onFile.numbers[whose];
      const filed = (await register()).filter((one) => one.number === number);
      onFile.passwords[whose] ??= filed[0]?.password ?? '';
      expect(asN(number, filed.flatMap(bureauLines))).toEqual(bureau);
      expect(asN(number, await patience(() => standing(system.record, number)))).toEqual(registry);
      const written = await patience(() =>
        db.recordVersion.findMany({ where: { orderNo }, orderBy: { id: 'asc' } }),
      );
      expect(
        written.map(({ kind, change, version }) => `${kind} ${change} ${String(version)}`),
      ).toEqual(versions);

      const reported = stages.includes('reporting') ? 1 : 0;
      expect(await patience(() => db.report.count({ where: { orderNo } }))).toBe(reported);
      const there = await patience(() =>
        world.control<{ orderNo: string; distinctCopies: number }[]>('/control/reports'),
      );
      const copies = there.filter((one) => one.orderNo === orderNo);
      expect(copies.map(({ distinctCopies }) => distinctCopies)).toEqual(
        Array.from({ length: reported }, () => 1),
      );
    },
    ORDER_MS,
  );

  it('then somebody has died in every stage of every order, at every named place, and every part in turn', () => {
    const where = new Set(deaths.deaths.map(({ type, stage }) => `${type} ${stage}`));
    const stages = LIVES.flatMap(({ type }) =>
      EXPECTED[type].stages
        .filter((stage) => stage !== 'granted')
        .map((stage) => `${type} ${stage}`),
    );
    expect(stages.filter((stage) => !where.has(stage))).toEqual([]);
    if (deaths.missed.length > 0) say(`seen: ${[...die.seen()].sort().join('; ')}`);
    expect(deaths.missed).toEqual([]);
    const who = new Set(deaths.deaths.map((death) => death.who));
    expect(PARTS.filter((part) => !who.has(part))).toEqual([]);
    say(`${String(deaths.deaths.length)} deaths, ${String(seen.broken)} requests repeated`);
  });

  it(
    'then nothing is lost, nothing is done twice and no order is at fault',
    async () => {
      await patience(() => settled(system.record));
      const { phone = '', mailbox = '', authority = '' } = system.urls;
      const places = { phone, mailbox, authority };
      const { record } = system;
      const found = {
        ...(await patience(() => countRecord(record, seen.promises))),
        ...(await patience(() => countReports(record, places))),
        ...(await patience(() => countMessages(record, places))),
        ...(await patience(() => countFollowers(record))),
        'an answer of 5xx that says nothing': seen.faults,
      };
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((what) => [what, []])));
      const tasks = await record.db.task.count({ where: { open: true } });
      expect(tasks, 'tasks that nobody needs any more').toBe(0);
      expect(await verifyOrders(record.db, record.client)).toEqual({
        orders: LIVES.length,
        faults: [],
      });
    },
    ORDER_MS,
  );
});
