import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from '#domain/stages.ts';
import { advanceClock } from '#server/sandbox/advance-clock.ts';
import { settled } from '#server/sandbox/settled.ts';
import { verifyOrders } from '#server/verify.ts';
import { dieAt, type DieAt } from '../support/die-at/arm.ts';
import { createTestSystem, type TestSystem } from '../support/system.ts';
import { createBook, UNDER_WAY, type Book } from './endurance/book.ts';
import { chanceOf } from './endurance/chance.ts';
import { countFollowers, countMessages, countRecord, countReports } from './endurance/counts.ts';
import { BY_CHANCE, createKiller } from './endurance/killer.ts';
import { createPeople, type People } from './endurance/people.ts';
import { schedule } from './endurance/schedule.ts';
import { letTimePass, moveTime } from './endurance/time.ts';
import { startTwins, type Twins } from './endurance/twins.ts';

const ORDERS = 200;
/** So many times as many are opened: while somebody is dead, orders end faster than new ones are opened with all their papers. */
const SPARE = 1.4;
/** And the bureau stops short of so many more: some are given up or lapse, and nobody is asked. */
const GIVEN_UP = 20;
const KILLS = 60;
/** ENDURANCE_SEED=… runs the same order of deaths and the same decisions again. */
const SEED = process.env.ENDURANCE_SEED ?? String(Date.now());
const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;
/** A little more than reviewers have for taking a decision back. */
const RECALL_MS = 6 * 60_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const seconds = (since: number) => Math.round((Date.now() - since) / SECOND_MS);

const chance = chanceOf(SEED);
const folder = mkdtempSync(join(tmpdir(), 'beian-die-at-'));
let die: DieAt;
let system: TestSystem;
let twins: Twins | undefined;
let book: Book;
let people: People;
let time: ReturnType<typeof letTimePass>;
let lastDeath = 0;

/** Orders under way by stage, as the record has them. */
async function underWay(): Promise<{ [stage: string]: number }> {
  const rows = await system.record.db.order.groupBy({
    by: ['stage'],
    where: { outcome: null },
    _count: true,
  });
  return Object.fromEntries(rows.map(({ stage, _count }) => [stage, _count]));
}
const total = (stages: { readonly [stage: string]: number }) =>
  Object.values(stages).reduce((sum, n) => sum + n, 0);

/** Waits until something holds, and says what did not where it never does. */
async function until(what: string, holds: () => Promise<boolean>, withinMs: number) {
  const end = Date.now() + withinMs;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > end) throw new Error(`It never was so: ${what}`);
    await sleep(250);
  }
}

beforeAll(async () => {
  say(`ENDURANCE_SEED=${SEED}`);
  die = dieAt(folder);
  // PostgreSQL is killed too: what it has promised, it must keep.
  system = await createTestSystem(true, die.env);
  book = createBook(chance);
  const addresses = [system.urls.api ?? ''];
  people = await createPeople(system, book, addresses);
  // A passed order waits five minutes before it is reported: time passes from the beginning.
  time = letTimePass(system.record);
  // From here on clients of the second API find it by themselves, as behind a load balancer.
  startSecond = async () => {
    twins = await startTwins(system, () => undefined);
    addresses.push(twins.api);
  };
});
let startSecond: () => Promise<void>;

afterAll(async () => {
  await time.stop();
  await people.stop();
  await twins?.stop();
  await system.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('dying in the middle', () => {
  it(`given ${String(ORDERS)} orders under way, some in every stage`, async () => {
    const begun = Date.now();
    // Some end while nobody is there to open others.
    people.keep(ORDERS * SPARE);
    people.bureau.leaveAtLeast(ORDERS + GIVEN_UP);
    const there = async (stage: Stage, of: number) => ((await underWay())[stage] ?? 0) >= of;
    // A few orders are left alone on their way.
    const each = Math.floor(ORDERS / UNDER_WAY.length / 1.25);
    for (const stage of UNDER_WAY.filter((stage) => stage !== 'reporting')) {
      await until(`${stage} is filled`, () => there(stage, each), 180_000);
    }
    await people.bureau.close(true);
    book.fillReporting();
    await until('reporting is filled', () => there('reporting', each), 60_000);
    const stages = await underWay();
    say(`${seconds(begun)} s to fill the stages: ${JSON.stringify(stages)}`);
    expect(total(stages)).toBeGreaterThanOrEqual(ORDERS);
  }, 300_000);

  it(`when everything is killed, ${String(KILLS)} times and more, at moments that nobody chose and at every named point`, async () => {
    const begun = Date.now();
    const parts = () => ({ ...system.parts, ...twins?.parts });
    const killer = createKiller({ chance, die, parts, underWay });
    book.setPace('busy');
    const { points, missed } = await schedule({ chance, killer, die, people, startSecond });
    lastDeath = Math.max(...killer.deaths.map(({ when }) => when));
    await time.stop();
    await people.bureau.close(false).catch(() => undefined);

    const { deaths } = killer;
    say(`${deaths.length} deaths in ${seconds(begun)} s, ${time.hours()} hours of the sandbox`);
    for (const { who, at, when } of deaths) {
      say(
        `${String(Math.round((when - begun) / SECOND_MS)).padStart(5)} s  ${who.padEnd(14)} ${at}`,
      );
    }
    for (const { name, times } of killer.tally(points))
      say(`${String(times).padStart(4)} × ${name}`);
    for (const part of Object.keys(parts())) {
      const times = deaths.filter(({ who, at }) => who === part && at === BY_CHANCE).length;
      say(`${String(times).padStart(4)} × ${part}, at moments that nobody chose`);
    }
    const fewest = Math.min(...deaths.map(({ underWay: stages }) => total(stages)));
    say(`never fewer than ${fewest} orders under way; ${people.seen.broken} requests repeated`);
    // Whoever changes the steps finds here what the places are called now (endurance/points.ts).
    if (missed.length > 0) say(`seen: ${[...die.seen()].sort().join('; ')}`);
    expect(missed).toEqual([]);
    expect(deaths.length).toBeGreaterThanOrEqual(KILLS);
    expect(fewest).toBeGreaterThanOrEqual(ORDERS);
    for (const stage of UNDER_WAY) {
      const times = deaths.filter(({ underWay: stages }) => (stages[stage] ?? 0) > 0).length;
      expect([stage, times > deaths.length / 2]).toEqual([stage, true]);
    }
  }, 2_000_000);

  it('then what is in flight gets done by itself, and each open order has its one follower', async () => {
    await people.pause();
    // What was passed in the last minutes waits until it can't be recalled: that is not in flight.
    await moveTime(system.record, RECALL_MS);
    await until(
      'all that is in flight is done',
      () => settled(system.record).then(() => true),
      240_000,
    );
    say(`in flight no more ${seconds(lastDeath)} s after the last death`);
    const { orders, faults } = await verifyOrders(system.record.db, system.record.client);
    say(`${orders} orders verified, ${total(await underWay())} of them under way`);
    expect(faults).toEqual([]);
  }, 360_000);

  it('then every order reaches its end', async () => {
    people.keep(0);
    people.bureau.leaveAtLeast(0);
    book.setPace('finishing');
    people.goOn();
    const time = letTimePass(system.record);
    const waiting = async () => {
      const { correction = 0, smsVerification = 0, ...others } = await underWay();
      return total(others) === 0 && correction + smsVerification <= people.left();
    };
    await until('nobody has anything left to do', waiting, 600_000).finally(() => time.stop());
    for (let day = 0; day < 60 && total(await underWay()) > 0; day += 1) {
      // Who left something is told, and acts or lets it lapse.
      const now = await system.record.clock.now();
      await advanceClock(system.record, new Date(now.getTime() + DAY_MS));
    }
    say(`the last order was done ${seconds(lastDeath)} s after the last death`);
    expect(await underWay()).toEqual({});
    await people.stop();
    await settled(system.record);
  }, 1_100_000);

  it('then nothing is lost, nothing is done twice and nothing is in a state that there is not', async () => {
    const { phone = '', mailbox = '', authority = '' } = system.urls;
    const places = { phone, mailbox, authority };
    const found = {
      ...(await countRecord(system.record, people.seen.promises)),
      ...(await countReports(system.record, places)),
      ...(await countMessages(system.record, places)),
      ...(await countFollowers(system.record)),
      'an answer of 5xx that says nothing': people.seen.faults,
    };
    const none = Object.fromEntries(Object.keys(found).map((what) => [what, []]));
    const marked = await system.record.db.notice.count({ where: { possiblyDoubled: true } });
    say(`${people.seen.promises.length} promises kept, ${marked} notices marked possibly doubled`);
    expect(found).toEqual(none);
    const { faults } = await verifyOrders(system.record.db, system.record.client);
    expect(faults).toEqual([]);
  }, 180_000);
});
