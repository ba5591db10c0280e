import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { beianCommand } from '#cli/program.ts';
import { requireSameKeys } from '#prisma/vault-check.ts';
import { createVault } from '#prisma/vault.ts';
import { readSettings } from '#server/settings.ts';
import { givenDraft } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

const KEY = Buffer.alloc(32, 7);
const NEW = Buffer.alloc(32, 8);
const b64 = (key: Buffer) => key.toString('base64');

let record: TestRecord;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'beian-keys-'));
  const made = await createTestRecord();
  await made.db.account.updateMany({
    data: { mobileCipher: null, emailCipher: null, keyId: 'k' },
  });
  record = { ...made, vault: createVault({ data: [{ id: 'k', key: KEY }], index: KEY }) };
  await requireSameKeys(record.db, record.vault);
});
beforeEach(() => {
  process.exitCode = undefined;
});
afterAll(async () => {
  process.exitCode = undefined;
  rmSync(folder, { recursive: true, force: true });
  await record.close();
});

/** What `beian keys …` prints, connected to the record by its settings. */
async function keys(
  words: string[],
  given: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = { BEIAN_HOME: folder, BEIAN_DATA_KEYS: '', ...given };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    await beianCommand().parseAsync(['keys', ...words], { from: 'user' });
    return out.mock.calls.map(([part]) => String(part)).join('');
  } finally {
    out.mockRestore();
    err.mockRestore();
    vi.unstubAllEnvs();
  }
}

const system = (dataKeys: string) => ({
  ...{ DATABASE_URL: record.url, TEMPORAL_ADDRESS: 'localhost:1' },
  ...{ BEIAN_DATA_KEYS: dataKeys, BEIAN_INDEX_KEY: b64(KEY) },
});
const BOTH = `n:${b64(NEW)};k:${b64(KEY)}`;

describe('beian keys list and rotate', () => {
  it('given rows under the old key, then list says which key seals and what each holds', async () => {
    await givenDraft(record);
    const said = await keys(['list'], system(BOTH));
    expect(said).toMatch(
      /^n {16}seals {5}0 rows, 0 files\nk {16}opens {5}\d+ rows \(.*orders 1.*\), \d files\n$/,
    );
  });

  it('given a file that is gone, then rotate names it, says that no key may go, and ends with 1', async () => {
    const said = await keys(['rotate'], system(BOTH));
    expect(said).toMatch(/NOT OPENED: materials [0-9a-f]{32} \(ENOENT\)/);
    expect(said).toContain('No key may be taken away.');
    expect(process.exitCode).toBe(1);
  });

  it('given everything in its place, then rotate says what may be taken away, and list shows it', async () => {
    await record.db.material.deleteMany();
    expect(await keys(['rotate'], system(BOTH))).toContain(
      'May be taken out of BEIAN_DATA_KEYS, once every process seals with n: k.',
    );
    expect(process.exitCode).toBeUndefined();
    expect(await keys(['list'], system(`n:${b64(NEW)}`))).toMatch(/^n {16}seals .* rows/);
    const json = JSON.parse(await keys(['rotate', '--json'], system(BOTH))) as object;
    expect(json).toMatchObject({ keyId: 'n', rows: 0, left: 0, removable: ['k'] });
  });
});

describe('beian keys add', () => {
  it('given keys from the environment, then it says what to set, and shows the new key alone', async () => {
    const said = await keys(['add'], { BEIAN_DATA_KEYS: `k:${b64(KEY)}` });
    const [, setting = ''] = /BEIAN_DATA_KEYS='(k:…;\S+)'/.exec(said) ?? [];
    expect(said).not.toContain(b64(KEY));
    const { dataKeys } = readSettings({
      BEIAN_DATA_KEYS: setting.replace('…', b64(KEY)),
      BEIAN_INDEX_KEY: b64(KEY),
    });
    expect(dataKeys?.map(({ id }) => id)).toEqual([
      'k',
      expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    ]);
  });

  it('given an installation that made its own keys, then the new one stands first in its secrets', async () => {
    const file = join(folder, 'secrets.json');
    const secrets = { dataKeys: `k1:${b64(KEY)}`, indexKey: b64(KEY), twilioAuthToken: 't' };
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    const said = await keys(['add']);
    expect(said).toContain(file);
    await keys(['add']);
    const { dataKeys, ...others } = JSON.parse(readFileSync(file, 'utf8')) as typeof secrets;
    expect(others).toEqual({ indexKey: b64(KEY), twilioAuthToken: 't' });
    const ring = readSettings({ BEIAN_DATA_KEYS: dataKeys, BEIAN_INDEX_KEY: b64(KEY) }).dataKeys;
    expect(ring?.map(({ id }) => id)).toEqual([
      expect.stringMatching(/^\d{4}-\d\d-\d\d-2$/),
      expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      'k1',
    ]);
    expect(ring?.[2]?.key).toEqual(KEY);
    expect(said).not.toContain(b64(ring?.[1]?.key ?? KEY));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('given no keys at all, then it is refused with the way out', async () => {
    rmSync(join(folder, 'secrets.json'));
    await expect(keys(['add'])).rejects.toMatchObject({ code: 'keys.none_here' });
  });
});
