import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPeople, type Played } from '#cli/demo/people.ts';
import { control } from '#cli/demo/outside.ts';
import type { SampleForm } from '#cli/demo/sample.ts';
import { STRAIGHT } from '../support/stories.ts';
import { createTestSystem, type TestSystem } from '../support/system.ts';
import { openCanary, type CanaryAccount } from './canaries/accounts.ts';
import { askWhileAway } from './canaries/away.ts';
import { fileElsewhere, importCanaries } from './canaries/before.ts';
import { playSamples } from './canaries/journey.ts';
import { createOpening } from './canaries/opening.ts';
import {
  dumpOf,
  filesOf,
  filesUnder,
  historiesOf,
  logsOf,
  metricsOf,
  type Place,
} from './canaries/places.ts';
import { createReplacing, SAMPLES } from './canaries/samples.ts';
import { createSearch, type Search } from './canaries/search.ts';
import { signInWithCanaries } from './canaries/signing-in.ts';
import { createCanaries } from './canaries/values.ts';
import { whereTheyBelong } from './canaries/where-they-belong.ts';
import { writeFreely } from './canaries/words.ts';
import { makeMistakes } from './canaries/wrong-requests.ts';

/** CANARY_SEED=… makes the same values again. */
const SEED = process.env.CANARY_SEED ?? String(Date.now());
const MINUTES = 60_000;
const MB = 2 ** 20;

const canaries = createCanaries(SEED);
const replacing = createReplacing(canaries);
/** Handles stand in the clear, as what accounts are called: a search that does not find them is broken. */
const handles = createCanaries(`${SEED} handles`);
const temporary = mkdtempSync(join(tmpdir(), 'beian-canary-'));
const refusals: Place[] = [];

let system: TestSystem;
let accounts: Readonly<Record<'applicant' | 'applicant-en', CanaryAccount>>;
let people: ReturnType<typeof createPeople>;
let open: ReturnType<typeof createOpening>;
let played: readonly Played[] = [];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

beforeAll(async () => {
  say(`CANARY_SEED=${SEED}`);
  // At its most talkative, and with a place of its own for whatever it lays aside.
  system = await createTestSystem(false, {
    ...{ LOG_LEVEL: 'debug', TMPDIR: temporary, BEIAN_RECALL_MINUTES: '0' },
  });
  accounts = {
    applicant: await openCanary(system, canaries, handles.word('handle')),
    'applicant-en': await openCanary(system, canaries, handles.word('handle')),
  };
  const all = Object.entries(accounts);
  const tokens = all.flatMap(([sample, { handle, token }]) => [
    ...[[sample, token] as const, [handle, token] as const],
  ]);
  const { urls } = system;
  people = createPeople({ urls, tokens: { ...system.tokens, ...Object.fromEntries(tokens) } });
  await importCanaries(system, replacing);
  open = createOpening({
    ...{ system, people, canaries, replacing },
    handles: Object.fromEntries(all.map(([sample, { handle }]) => [sample, handle])),
    elsewhere: await fileElsewhere(system, replacing),
  });
}, 3 * MINUTES);

afterAll(async () => {
  await system.end();
  rmSync(temporary, { recursive: true, force: true });
});

describe('people who are canaries', () => {
  it(
    'given carriers that refuse and fail, then every sample goes its way',
    async () => {
      const { phone, mailbox } = system.urls;
      const [one, another] = Object.values(accounts);
      const fault = (base: string | undefined, body: object) =>
        control(base, '/control/faults', { times: 2, ...body });
      await fault(phone, { mode: 'reject', code: 21_211, to: `+86${another?.mobile ?? ''}` });
      await fault(phone, { mode: 'http500', to: `+86${one?.mobile ?? ''}` });
      await fault(mailbox, { mode: 'tempfail', to: one?.email });
      await fault(mailbox, { mode: 'reject', to: another?.email });
      played = await playSamples(system, people, open);
      expect(played.map(({ story }) => story.sample).sort()).toEqual([...SAMPLES].sort());
      const register = await fetch(new URL('/control/register', system.urls.authority));
      for (const { password } of (await register.json()) as { password: string }[]) {
        canaries.plant(password, 'password that a bureau gave');
      }
    },
    8 * MINUTES,
  );

  it(
    'given what staff may write freely, then it is taken',
    async () => {
      const others = createReplacing(canaries);
      // The same in all but its people and its address.
      const { form } = others.sample('shanghai-individual-website');
      const elsewhere = JSON.stringify(form).replaceAll('birdwatch', 'heronwatch');
      const order = await open(
        { ...STRAIGHT, sample: 'shanghai-individual-website' },
        JSON.parse(elsewhere) as SampleForm,
      );
      await writeFreely(system, people, canaries, order);
    },
    2 * MINUTES,
  );

  it(
    'given somebody who signs in, forgets and mistypes, then it goes as it should',
    async () => {
      refusals.push(...(await signInWithCanaries(system, canaries, accounts.applicant)));
    },
    2 * MINUTES,
  );

  it(
    'then those who should know them do: the search finds every one there',
    async () => {
      const places = await whereTheyBelong(system, Object.values(accounts));
      const search = createSearch(canaries.planted.keys());
      const found = places.map(
        (place) => new Set(search.find(place.name, place.bytes).map((f) => f.value)),
      );
      const anywhere = new Set(found.flatMap((values) => [...values]));
      const inForms = [...canaries.planted].filter(([, what]) => /^form: (?!password)/.test(what));
      say(
        `${String(inForms.length)} in forms; ${places.map(({ name }, at) => `${name} ${String(found[at]?.size)}`).join(', ')}`,
      );
      expect(inForms.length).toBeGreaterThan(SAMPLES.length * 5);
      expect(inForms.filter(([value]) => !anywhere.has(value))).toEqual([]);
    },
    2 * MINUTES,
  );

  it(
    'given every mistake at every address, then none breaks it',
    async () => {
      const tokens = ['applicant', 'reviewer-1', 'manager', 'admin-1', 'security'].map((handle) =>
        handle === 'applicant' ? accounts.applicant.token : (system.tokens[handle] ?? ''),
      );
      const orderNo = played[0]?.orderNo ?? '';
      const mistaken = await makeMistakes(system, canaries, { tokens, orderNo });
      const { count, statuses, broken } = mistaken;
      say(`${String(count)} wrong requests: ${JSON.stringify(statuses)}`);
      expect(broken).toEqual([]);
      expect(count).toBeGreaterThan(1_000);
      refusals.push(...mistaken.refusals);
    },
    5 * MINUTES,
  );

  it(
    'given a record and followers that are away, then whoever asks is told so',
    async () => {
      const away = await askWhileAway(system, canaries, accounts.applicant.token);
      expect(away.length).toBeGreaterThan(5);
      refusals.push(...away);
    },
    3 * MINUTES,
  );
});

describe('afterwards none of them stands', () => {
  let search: Search;
  let ofHandles: Search;
  beforeAll(() => {
    search = createSearch(canaries.planted.keys());
    ofHandles = createSearch(handles.planted.keys());
    say(`${String(canaries.planted.size)} values in ${String(search.spellings)} spellings`);
  });

  /** What is in these places and should not be; how much was looked at is held against what there must be. */
  function expectNone(places: readonly Place[], least: { places: number; bytes: number }): void {
    const bytes = places.reduce((sum, place) => sum + place.bytes.length, 0);
    say(`${String(places.length)} places, ${(bytes / MB).toFixed(1)} MB`);
    expect(places.length).toBeGreaterThanOrEqual(least.places);
    expect(bytes).toBeGreaterThanOrEqual(least.bytes);
    const found = places.flatMap((place) => search.find(place.name, place.bytes));
    expect(found.map((one) => ({ ...one, what: canaries.planted.get(one.value) }))).toEqual([]);
  }

  it('in a log', () => {
    expectNone(logsOf(system), { places: 1, bytes: 1_000 });
    for (const part of ['api', 'worker']) {
      expect(system.log.some((line) => line.startsWith(`${part}: `))).toBe(true);
    }
  });

  it('in a metric', async () => {
    expectNone(await metricsOf(system), { places: 1, bytes: 5_000 });
  });

  it('in a refusal', () => {
    expectNone(refusals, { places: 500, bytes: MB / 10 });
  });

  it('in a history, an id, a memo or a search attribute', async () => {
    const places = await historiesOf(system);
    expectNone(places, { places: played.length, bytes: MB / 10 });
  });

  it('in a row of the database', async () => {
    const places = await dumpOf(system.env.DATABASE_URL ?? '');
    expectNone(places, { places: 40, bytes: MB });
    const known = places.filter(({ name, bytes }) => ofHandles.find(name, bytes).length > 0);
    // What is kept in the clear is found: the search can find something here.
    expect(known.map(({ name }) => name)).toContain('the table public.accounts');
  });

  it(
    'in a file: of the database, its journal, Temporal’s, materials, what was laid aside',
    async () => {
      const places = [...(await filesOf(system)), ...filesUnder(temporary)];
      for (const part of ['base/', 'pg_wal/', 'temporal.db', 'materials/']) {
        expect(
          places.some(({ name }) => name.startsWith(`the file ${part}`)),
          part,
        ).toBe(true);
      }
      expectNone(places, { places: 500, bytes: 50 * MB });
      const known = places.filter(({ name, bytes }) => ofHandles.find(name, bytes).length > 0);
      expect(known.some(({ name }) => name.includes('file base/'))).toBe(true);
    },
    3 * MINUTES,
  );
});
