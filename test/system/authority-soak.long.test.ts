import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyOrders } from '#server/verify.ts';
import { advanceClock } from '#server/sandbox/advance-clock.ts';
import { settled } from '#server/sandbox/settled.ts';
import { createTestSystem, type TestSystem } from '../support/system.ts';
import { createBook, type Book } from './endurance/book.ts';
import { chanceOf } from './endurance/chance.ts';
import { listOf } from './endurance/control.ts';
import { countReports } from './endurance/counts.ts';
import { createPeople, type People } from './endurance/people.ts';
import { letTimePass } from './endurance/time.ts';
import { endsThatDiffer, type CaseNow } from './soak/ends.ts';
import { createFaults, FAULT_KINDS } from './soak/faults.ts';
import { readLeft } from './soak/left.ts';

/** SOAK_ORDERS=1000 makes it the long one; SOAK_SEED=… runs the same faults and decisions again. */
const ORDERS = Number(process.env.SOAK_ORDERS ?? 300);
const SEED = process.env.SOAK_SEED ?? String(Date.now());
const AT_ONCE = 60;
const DAY_MS = 86_400_000;
const SAMPLES = {
  tianjin: 'tianjin-enterprise-website',
  shanghai: 'shanghai-enterprise-app',
  jiangsu: 'jiangsu-enterprise-website',
  zhejiang: 'zhejiang-sole-trader-website',
  shandong: 'shandong-enterprise-website',
  hubei: 'hubei-sole-trader-website',
} as const;
const BUREAUS = Object.keys(SAMPLES);

const chance = chanceOf(SEED);
let system: TestSystem;
let book: Book;
let people: People;
/** How often each kind of fault struck. */
let struck: Readonly<Record<string, number>>;

beforeAll(async () => {
  process.stdout.write(`SOAK_SEED=${SEED}\n`);
  system = await createTestSystem(true);
  book = createBook(chance);
  book.setPace('finishing');
  const addresses = [system.urls.api ?? ''];
  people = await createPeople(system, book, addresses, Object.values(SAMPLES));
});
afterAll(async () => {
  await people.stop();
  await system.end();
});

describe('six bureaus, each with faults of every kind', () => {
  /** A clerk sees which links stand still, reads why, and lets them go on. */
  const clerkLooks = async (): Promise<void> => {
    const { urls, tokens } = system;
    const ask = (method: string, path: string) =>
      fetch(new URL(`/api/v1/authority/links${path}`, urls.api), {
        method,
        headers: { authorization: `Bearer ${tokens.clerk ?? ''}` },
      });
    const { links } = (await (await ask('GET', '')).json()) as {
      links: { endpoint: string; state: string; trouble: { code: string } | null }[];
    };
    for (const { endpoint, state, trouble } of links) {
      if (state !== 'stopped') continue;
      process.stdout.write(`${endpoint} stood still: ${trouble?.code ?? ''}\n`);
      await ask('POST', `/${endpoint}/resume`);
    }
  };

  /** A link that no order waits for looks every two minutes: what the bureaus still hold comes then. */
  const everythingFetched = async (): Promise<void> => {
    const authority = system.urls.authority ?? '';
    for (let look = 0; look < 40; look += 1) {
      await clerkLooks();
      const feeds = await listOf<{ files: string[]; waiting: number }>(
        authority,
        '/control/provinces',
      );
      if (feeds.every(({ files, waiting }) => files.length + waiting === 0)) return;
      await sleep(5_000);
    }
    throw new Error('The bureaus still hold files that nobody fetched');
  };

  it(`given ${String(ORDERS)} orders, when everything goes wrong that can, then every order reaches its end`, async () => {
    const faults = createFaults(system.urls.authority ?? '', BUREAUS, chance);
    people.keep(AT_ONCE, ORDERS);
    const time = letTimePass(system.record);
    for (let turn = 0; book.orders.size < ORDERS || people.open() > people.left(); turn += 1) {
      await sleep(500);
      if (turn % 20 === 0) await clerkLooks();
      // At the end nothing strikes any more: what is left has to come to its end by itself.
      if (book.orders.size < ORDERS || people.open() > AT_ONCE / 2) await faults.next(turn);
    }
    await faults.end();
    struck = await faults.struck();
    await time.stop();
    for (const kind of FAULT_KINDS) {
      process.stdout.write(`${kind} struck ${String(struck[kind] ?? 0)} times\n`);
    }
    for (let day = 0; day < 60 && people.open() > 0; day += 1) {
      const now = await system.record.clock.now();
      await advanceClock(system.record, new Date(now.getTime() + DAY_MS));
      await sleep(1_000);
    }
    await people.stop();
    await everythingFetched();
    await settled(system.record);
    expect(await system.record.db.order.count({ where: { outcome: null } })).toBe(0);
    expect(FAULT_KINDS.filter((kind) => struck[kind] === undefined)).toEqual([]);
  }, 1_200_000);

  it('then each order is where the authority’s own store says, under its numbers', async () => {
    const authority = system.urls.authority ?? '';
    const cases = await listOf<CaseNow>(authority, '/control/cases');
    const approved = new Set(
      cases.filter(({ state }) => state === 'approved').map(({ orderNo }) => orderNo),
    );
    const granted = await system.record.db.order.findMany({ where: { outcome: 'granted' } });
    expect(granted.map(({ orderNo }) => orderNo).sort()).toEqual([...approved].sort());
    const orders = await system.record.db.order.findMany();
    expect(orders.length).toBeGreaterThanOrEqual(ORDERS);
    expect(endsThatDiffer(orders, cases)).toEqual([]);
    const register = await listOf<{ sites: { number: string }[] }>(authority, '/control/register');
    const issued = register.flatMap(({ sites }) => sites.map(({ number }) => number));
    expect(granted.map(({ icpNumber }) => icpNumber ?? '').sort()).toEqual(issued.sort());
  });

  it('then people are left with nothing but what only they can settle', async () => {
    const left = await readLeft(system.record);
    for (const [what, n] of Object.entries(left.counts)) {
      process.stdout.write(`${String(n)} left: ${what}\n`);
    }
    expect(left).toMatchObject({ unexplained: [], notOvertaken: [] });
    const { entityFile, unknownCode } = struck;
    expect([left.entities, left.unknownCodes]).toEqual([entityFile, unknownCode]);
  });

  it('then each report was received exactly once, and the numbers of the files are equal', async () => {
    const { phone = '', mailbox = '', authority = '' } = system.urls;
    const found = await countReports(system.record, { phone, mailbox, authority });
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((what) => [what, []])));
    const theirs = await listOf<{ code: string; lastSequence: number }>(
      authority,
      '/control/provinces',
    );
    const ours = await system.record.db.authorityLink.findMany();
    const numbers = Object.fromEntries(ours.map(({ endpoint, sequence }) => [endpoint, sequence]));
    expect(Object.fromEntries(theirs.map((one) => [one.code, one.lastSequence]))).toEqual(numbers);
    expect((await verifyOrders(system.record.db, system.record.client)).faults).toEqual([]);
  }, 180_000);
});
