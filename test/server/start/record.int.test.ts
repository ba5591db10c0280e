import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '#server/settings.ts';
import { SEEDED } from '#server/start/accounts.ts';
import type { Ground } from '#server/start/ground.ts';
import { prepareRecord } from '#server/start/record.ts';
import { createTestRecord, type TestRecord } from '../../support/record.ts';

const key = () => randomBytes(32).toString('base64');
const KEYS = { BEIAN_DATA_KEYS: `k1:${key()}`, BEIAN_INDEX_KEY: key() };

let record: TestRecord;
let home: string;
beforeAll(async () => {
  record = await createTestRecord();
});
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'beian-record-'));
  await record.db.$executeRaw`TRUNCATE accounts CASCADE`;
});
afterAll(async () => {
  await record.close();
});

/** Makes an empty record ready, with the settings that an operator gave. */
async function prepared(given: Readonly<Record<string, string>>) {
  const env = { DATABASE_URL: record.url, ...KEYS };
  const settings = readSettings({ ...env, ...given });
  const tokens = await prepareRecord({
    env,
    home,
    settings,
    log: () => undefined,
  } as unknown as Ground);
  const kept = readdirSync(home);
  rmSync(home, { recursive: true });
  return { tokens: Object.keys(tokens), kept, accounts: await record.db.account.count() };
}

describe('the first start on an empty record', () => {
  it('given the embedded Temporal, then there are accounts to try things out with', async () => {
    const handles = SEEDED.map(({ handle }) => handle);
    expect(await prepared({})).toEqual({
      ...{ tokens: handles, kept: ['accounts.json'], accounts: handles.length },
    });
  });

  it('given a real Temporal cluster, then no account is there until its first administrator is made', async () => {
    expect(await prepared({ TEMPORAL_ADDRESS: 'temporal.internal:7233' })).toEqual({
      ...{ tokens: [], kept: [], accounts: 0 },
    });
  });
});
