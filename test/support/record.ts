import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Clock } from '#orders/clock.ts';
import { DEFAULT_POLICY } from '#domain/policy.ts';
import { openAccount } from '#orders/accounts.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { openRecord } from '#prisma/client.ts';
import { createVault } from '#prisma/vault.ts';
import { memoryStore } from './memory-store.ts';
import { SEEDED } from '#server/start/accounts.ts';
import { seedOverrides } from '#server/start/sandbox-rules.ts';
import { TEMPLATE } from './global-setup.ts';

/** A clock that stands still until a test sets it. */
export interface TestClock extends Clock {
  set(instant: string | Date): void;
}

/** A Monday, nine in the morning in Shanghai, with a plain week around it. */
export const MONDAY = new Date('2026-06-01T01:00:00.000Z');

/** A record of a test's own: a fresh database with the seeded accounts. */
export interface TestRecord extends OrdersDeps {
  readonly clock: TestClock;
  readonly url: string;
  readonly tokens: Readonly<{ [handle: string]: string }>;
  /** The orders that a commit was announced for. */
  readonly announced: string[];
  close(): Promise<void>;
}

/** Makes a record of its own for one test file. */
export async function createTestRecord(): Promise<TestRecord> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  const db = openRecord(url.href, 20);
  const vault = createVault({ data: [{ id: 'k1', key: randomBytes(32) }], index: randomBytes(32) });
  const clock = testClock();
  const announced: string[] = [];
  const tokens: { [handle: string]: string } = {};
  for (const account of SEEDED) {
    tokens[account.handle] = (await openAccount(db, vault, account, MONDAY)).token;
  }
  await seedOverrides(db, MONDAY);
  return {
    db,
    vault,
    clock,
    policy: DEFAULT_POLICY,
    materialStore: memoryStore(),
    url: url.href,
    tokens,
    announced,
    committed: (orderNo) => {
      announced.push(orderNo);
    },
    close: async () => {
      await db.$disconnect();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

function testClock(): TestClock {
  let now = MONDAY;
  return {
    now: () => Promise.resolve(now),
    set: (instant) => {
      now = new Date(instant);
    },
  };
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
