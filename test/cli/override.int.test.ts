import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { beianCommand } from '#cli/program.ts';
import { currentOverrides } from '#orders/rule-overrides.ts';
import { createVault } from '#prisma/vault.ts';
import { givenDraft } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

const KEY = Buffer.alloc(32, 7);

let record: TestRecord;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'beian-override-'));
  const made = await createTestRecord();
  record = { ...made, vault: createVault({ data: [{ id: 'k', key: KEY }], index: KEY }) };
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await record.close();
});

/** What `beian rules override …` prints, connected to the record by its settings. */
async function override(content: object, ...more: string[]): Promise<string> {
  const file = join(folder, 'rules.json');
  writeFileSync(file, JSON.stringify(content));
  const key = KEY.toString('base64');
  const env = {
    ...{ DATABASE_URL: record.url, TEMPORAL_ADDRESS: 'localhost:1' },
    ...{ BEIAN_DATA_KEYS: `k:${key}`, BEIAN_INDEX_KEY: key, BEIAN_HOME: folder },
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await beianCommand().parseAsync(['rules', 'override', file, ...more], { from: 'user' });
    return write.mock.calls.map(([part]) => String(part)).join('');
  } finally {
    write.mockRestore();
    vi.unstubAllEnvs();
  }
}

const YOUNGER = {
  change: [
    { code: 'general.one_subject_an_account', off: true },
    {
      code: 'tianjin.service_owner_under_60',
      check: { kind: 'ageRange', who: ['serviceOwner'], below: 18 },
    },
  ],
};

describe('beian rules override', () => {
  it('given --dry-run, then it names the orders that would be told else, and writes nothing', async () => {
    const orderNo = await givenDraft(record);
    const { version } = await currentOverrides(record.db);
    expect(await override(YOUNGER, '--dry-run')).toBe(
      [
        '1 of 1 open orders would be told something else.',
        `${orderNo}, blocked: +tianjin.service_owner_under_60 (blocks)`,
        '',
      ].join('\n'),
    );
    expect((await currentOverrides(record.db)).version).toBe(version);
  });

  it('given a file, then it holds from then on, with its note', async () => {
    const { version } = await currentOverrides(record.db);
    const text = await override(YOUNGER, '--note', '按管局通知');
    expect(text).toMatch(new RegExp(`Version ${String(version + 1)} holds from now on\\.\n$`));
    expect(await currentOverrides(record.db)).toMatchObject({
      ...{ version: version + 1, note: '按管局通知', by: 'system' },
      content: { change: YOUNGER.change, add: [] },
    });
  });

  it('given a file that can’t be right, then it is refused and nothing is written', async () => {
    const { version } = await currentOverrides(record.db);
    await expect(override({ change: [{ code: 'no.such_rule' }] })).rejects.toMatchObject({
      code: 'rules.unknown_code',
    });
    expect((await currentOverrides(record.db)).version).toBe(version);
  });
});
