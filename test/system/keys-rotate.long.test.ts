import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdingsOf, rowsIn } from '#orders/keys/holdings.ts';
import { SEALED_TABLES, sealedTable } from '#orders/keys/sealed-tables.ts';
import { createVault } from '#prisma/vault.ts';
import { readSettings } from '#server/settings.ts';
import { verifyOrders } from '#server/verify.ts';
import { givenRows, readRows } from '../orders/keys/sealed-rows.ts';
import { createTestSystem, type TestSystem } from '../support/system.ts';
import { createBook, type Book } from './endurance/book.ts';
import { chanceOf } from './endurance/chance.ts';
import { createPeople, type People } from './endurance/people.ts';
import { letTimePass } from './endurance/time.ts';

const ROWS = 10_000;
/** Their rows are nobody's: nothing that runs asks for a record or an order of these names. */
const BULK = ['record_versions', 'returned_forms'] as const;
const ORDERS = 12;
const SEED = process.env.KEYS_SEED ?? String(Date.now());
const CLI = fileURLToPath(new URL('../../cli/beian.mjs', import.meta.url));
const NEW = `k2:${randomBytes(32).toString('base64')}`;

let system: TestSystem;
let client: pg.Client;
let book: Book;
let people: People;
let time: ReturnType<typeof letTimePass>;
let old = '';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

beforeAll(async () => {
  say(`KEYS_SEED=${SEED}`);
  system = await createTestSystem();
  old = system.env.BEIAN_DATA_KEYS ?? '';
  client = new pg.Client({ connectionString: system.env.DATABASE_URL });
  await client.connect();
  const chance = chanceOf(SEED);
  book = createBook(chance);
  book.setPace('finishing');
  people = await createPeople(system, book, [system.urls.api ?? '']);
  time = letTimePass(system.record);
});
afterAll(async () => {
  await time.stop();
  await people.stop();
  await client.end();
  await system.end();
});

async function until(what: string, holds: () => Promise<boolean>, withinMs = 120_000) {
  const end = Date.now() + withinMs;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > end) throw new Error(`It never was so: ${what}`);
    await sleep(200);
  }
}

const granted = () => system.record.db.order.count({ where: { outcome: 'granted' } });

/** Gives all processes other keys, one after the other: each dies and is started again with them. */
async function roll(dataKeys: string): Promise<void> {
  (system.env as Record<string, string>).BEIAN_DATA_KEYS = dataKeys;
  for (const part of ['api', 'worker']) {
    const before = system.parts[part]?.current();
    system.parts[part]?.kill();
    await until(`${part} is back`, () => Promise.resolve(system.parts[part]?.current() !== before));
  }
  await until('the API answers', async () => {
    const answer = await fetch(`${system.urls.api ?? ''}/health/ready`);
    return answer.status === 200;
  });
}

/** Runs `beian keys rotate` as an operator does; killed once it has said enough. */
function rotate(
  killAfter = Infinity,
): Promise<{ code: number | null; out: string; said: string[] }> {
  const child = spawn(process.execPath, [CLI, 'keys', 'rotate'], { env: system.env });
  const said: string[] = [];
  let out = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => {
    said.push(...part.toString().trim().split('\n'));
    if (said.length >= killAfter) child.kill('SIGKILL');
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, said });
    });
  });
}

const vaultOf = (dataKeys: string) => {
  const { dataKeys: data = [], indexKey } = readSettings({
    BEIAN_DATA_KEYS: dataKeys,
    BEIAN_INDEX_KEY: system.env.BEIAN_INDEX_KEY,
  });
  return createVault({ data, index: indexKey ?? Buffer.alloc(0) });
};
const heldByOld = async () => {
  const holdings = await holdingsOf(system.record.db, vaultOf(`${NEW};${old}`));
  const one = holdings.find(({ keyId }) => keyId === 'k1');
  return one === undefined ? 0 : rowsIn(one) + one.files;
};

describe('a new data key while orders run', () => {
  it(`given ${String(ROWS)} rows and orders on their way under the old key`, async () => {
    for (const table of BULK) {
      const count = ROWS / BULK.length;
      await givenRows(client, system.record.vault, sealedTable(table), { count });
    }
    people.keep(ORDERS);
    await until('an order is granted', async () => (await granted()) > 0, 300_000);
    expect(await heldByOld()).toBeGreaterThan(ROWS);
  }, 330_000);

  it('when every process learns the new key and then seals with it, then nobody is refused', async () => {
    await roll(`${old};${NEW}`);
    await roll(`${NEW};${old}`);
    const sealedAnew = () => system.record.db.order.count({ where: { formKeyId: 'k2' } });
    await until('an order is opened under the new key', async () => (await sealedAnew()) > 0);
  }, 240_000);

  it('when the rotation is killed in the middle and begun again, then it ends, while orders go on', async () => {
    const before = await heldByOld();
    const dead = await rotate(3);
    expect(dead.code).toBeNull();
    const half = await heldByOld();
    expect(half).toBeLessThan(before);
    expect(half).toBeGreaterThan(0);
    const begun = Date.now();
    const done = await rotate();
    say(`${String(half)} rows and files in ${String(Date.now() - begun)} ms\n${done.out}`);
    expect(done.out).not.toContain('NOT OPENED');
    expect(done.out).toMatch(/May be taken out of BEIAN_DATA_KEYS.*: k1\./);
    expect(done.code).toBe(0);
    expect(await heldByOld()).toBe(0);
  }, 240_000);

  it('then orders go on with the new key alone, and all that was ever sealed opens with it', async () => {
    await roll(NEW);
    const before = await granted();
    await until('another order is granted', async () => (await granted()) > before, 300_000);
    await people.stop();
    await time.stop();

    const { counts, closed } = await readRows(client, vaultOf(NEW));
    expect(closed).toEqual([]);
    expect(counts.record_versions).toBeGreaterThan(ROWS / 2);
    say(SEALED_TABLES.map(({ table }) => `${table} ${String(counts[table])}`).join(', '));
    expect(people.seen.faults).toEqual([]);
    // Some are still on their way: their followers hear of the last steps within seconds.
    let faults: readonly unknown[] = [];
    const equal = async () => {
      faults = (await verifyOrders(system.record.db, system.record.client)).faults;
      return faults.length === 0;
    };
    await until('orders and followers are equal', equal).catch(() => undefined);
    expect(faults).toEqual([]);
  }, 420_000);
});
