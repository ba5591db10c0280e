import { vi } from 'vitest';
import { beianCommand } from '#cli/program.ts';
import { createVault } from '#prisma/vault.ts';
import type { TestRecord } from '../../support/record.ts';

const KEY = Buffer.alloc(32, 7);

/** A vault with the keys that `onRecord` gives a command. */
export const knownVault = () => createVault({ data: [{ id: 'k', key: KEY }], index: KEY });

/** What a command prints that is connected to this record by its settings, and what it ends with. */
export async function onRecord(
  record: TestRecord,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<{ code: number; lines: string[] }> {
  const key = KEY.toString('base64');
  const env = {
    ...{ DATABASE_URL: record.url, TEMPORAL_ADDRESS: 'localhost:1' },
    ...{ BEIAN_DATA_KEYS: `k:${key}`, BEIAN_INDEX_KEY: key },
    ...more,
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await beianCommand().parseAsync([...args], { from: 'user' });
    const text = write.mock.calls.map(([part]) => String(part)).join('');
    return { code: Number(process.exitCode ?? 0), lines: text.trimEnd().split('\n') };
  } finally {
    process.exitCode = undefined;
    write.mockRestore();
    vi.unstubAllEnvs();
  }
}
