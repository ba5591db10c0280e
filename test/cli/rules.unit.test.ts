import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { beianCommand } from '#cli/program.ts';
import { PROVINCE_NAMES } from '#domain/provinces.ts';
import type { RuleSet } from '#domain/rules/rule-set.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** What `beian rules …` prints. */
async function rules(...args: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await beianCommand().parseAsync(['rules', ...args], { from: 'user' });
  const text = write.mock.calls.map(([part]) => String(part)).join('');
  write.mockRestore();
  return text;
}

const overridesFile = (json: unknown): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'beian-rules-')), 'overrides.json');
  writeFileSync(file, JSON.stringify(json));
  return file;
};

describe('beian rules', () => {
  it('given a province, then its page has each rule in both languages, with its way out and source', async () => {
    const page = await rules('天津', '--day', '2026-11-22');
    expect(page).toMatch(
      /^天津管局要求 · What the bureau of Tianjin asks \(2026-11-22, 天津-[0-9a-f]{16}\)\n/,
    );
    expect(page).toContain(
      [
        '  互联网信息服务负责人年龄必须小于 60 周岁。',
        '  The service owner is younger than 60.',
        '    → 请更换符合年龄要求的服务负责人。',
        '    → Name a service owner of that age.',
        '    必须 · blocks; 单位 · organisations',
        '    tianjin.service_owner_under_60; 天津管局要求（接入商帮助页）',
      ].join('\n'),
    );
    expect(page.indexOf('tianjin.')).toBeLessThan(page.indexOf('general.'));
  });

  it('given a rule that nobody has verified, then the page says that it informs', async () => {
    expect(await rules('福建')).toContain('提示 · informs; 未核实，仅提示 · not verified');
  });

  it('given a rule with a first day, then the page names it', async () => {
    expect(await rules('江苏', '--day', '2021-06-01')).toContain('自 · from 2021-06-01');
    expect(await rules('江苏', '--day', '2021-05-31')).not.toContain('jiangsu.promise');
  });

  it('given a bureau without rules of its own, then the page says so', async () => {
    expect(await rules('吉林')).toContain('本省要求 · Of this bureau\n\n  无 · none');
  });

  it.each(['tianjin', 'Inner Mongolia', 'inner_mongolia', '内蒙古'])(
    'given %s, then its page is found',
    async (name) => {
      expect(await rules(name)).toMatch(/^(天津|内蒙古)管局要求/);
    },
  );

  it('given no province, then all are listed with how many rules are their own', async () => {
    const list = await rules('--day', '2026-11-22');
    for (const province of PROVINCE_NAMES) expect(list).toContain(`${province} · `);
    expect(list).toMatch(/^天津 · Tianjin: \d+ rules, 9 of its own, 7 verified$/m);
  });

  it('given --json, then a program reads the whole set', async () => {
    const set = JSON.parse(await rules('天津', '--json')) as RuleSet;
    expect(set.province).toBe('天津');
    expect(set.rules.length).toBeGreaterThan(30);
    expect(JSON.parse(await rules('--json'))).toHaveLength(PROVINCE_NAMES.length);
  });

  it('given overrides, then the page is as they make it', async () => {
    const file = overridesFile({ change: [{ code: 'tianjin.letter_signed', off: true }] });
    expect(await rules('天津')).toContain('tianjin.letter_signed');
    expect(await rules('天津', '--overrides', file)).not.toContain('tianjin.letter_signed');
  });

  it.each([
    [['台湾'], 'rules.unknown_province'],
    [['天津', '--day', 'today'], 'calendar.malformed_day'],
    [['天津', '--overrides', 'no/such/file.json'], 'file.unreadable'],
    [['天津', '--overrides', overridesFile({ change: [{ code: 'a.b' }] })], 'rules.unknown_code'],
  ])('given %j, then it is refused as %s', async (args, code) => {
    await expect(rules(...args)).rejects.toMatchObject({ code });
  });
});
