import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { beianCommand } from '#cli/program.ts';
import type { FilingReport } from '#domain/checks/finding.ts';
import { ALL_SAMPLES, sampleForm, withValue } from '../domain/support/samples.ts';

const DAY = '2026-11-22';
const folder = mkdtempSync(join(tmpdir(), 'beian-check-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

/** What `beian check …` prints, and with what it ends. */
async function check(...args: string[]) {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const complain = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await beianCommand().parseAsync(['check', ...args], { from: 'user' });
  const said = (spy: typeof write) => spy.mock.calls.map(([part]) => String(part)).join('');
  const answer = { text: said(write), complaint: said(complain), status: process.exitCode ?? 0 };
  process.exitCode = undefined;
  write.mockRestore();
  complain.mockRestore();
  return answer;
}

let written = 0;
function fileOf(json: unknown): string {
  written += 1;
  const file = join(folder, `${String(written)}.json`);
  writeFileSync(file, typeof json === 'string' ? json : JSON.stringify(json));
  return file;
}

const changed = (sample: string, changes: readonly (readonly [string, unknown])[]) =>
  changes.reduce<object>(
    (form, [pointer, value]) => withValue(form, pointer, value) as object,
    sampleForm(`${sample}.json`),
  );

async function reportOn(form: unknown, ...args: string[]) {
  const file = fileOf({ filingType: 'newSubject', form });
  const { text, status } = await check(file, '--json', '--day', DAY, ...args);
  return { ...(JSON.parse(text) as FilingReport), status };
}

describe('the samples', () => {
  it.each(ALL_SAMPLES)('given %s, then nothing blocks or warns', async (path) => {
    const { text, status } = await check(path, '--json', '--day', DAY);
    const report = JSON.parse(text) as FilingReport;
    expect(report.findings.filter(({ severity }) => severity !== 'informs')).toEqual([]);
    expect(status).toBe(0);
  });
});

const OTHER = '110105198003070031';
const NO_MATERIALS = ['/materials', []] as const;

/** A sample, what is changed about it, and the rule that then blocks it. */
const BOTH_SIDES: readonly [string, string, readonly (readonly [string, unknown])[], string][] = [
  [
    '天津',
    'tianjin-enterprise-website',
    [['/subjectOwner/certificateNumber', OTHER]],
    'tianjin.subject_owner_is_representative',
  ],
  ['天津', 'tianjin-enterprise-app', [NO_MATERIALS], 'tianjin.letter_for_service_owner'],
  [
    '上海',
    'shanghai-enterprise-app',
    [['/subjectOwner/emergencyNumber', '021-27000000']],
    'shanghai.no_landline',
  ],
  [
    '江苏',
    'jiangsu-enterprise-website',
    [
      ['/subject/legalRepresentative/certificateNumber', OTHER],
      ['/materials', []],
    ],
    'jiangsu.letter_for_subject_owner',
  ],
  [
    '浙江',
    'zhejiang-enterprise-app',
    [['/subject/legalRepresentative/certificateNumber', OTHER]],
    'zhejiang.subject_owner_is_representative',
  ],
  [
    '山东',
    'shandong-enterprise-website',
    [['/service/contentTypes', ['佛教文化']]],
    'shandong.religion_needs_licence',
  ],
  [
    '湖北',
    'hubei-enterprise-app',
    [['/domainRegistrations/0/holder', '另一家示例公司']],
    'hubei.domain_is_own',
  ],
];

describe.each(BOTH_SIDES)('a filing in %s (%s)', (_, sample, changes, code) => {
  it(`given it is as it should be, then ${code} is silent, else it blocks and the command ends with 1`, async () => {
    const sound = await reportOn(sampleForm(`${sample}.json`));
    expect(sound.findings.map((finding) => finding.code)).not.toContain(code);
    const broken = await reportOn(changed(sample, changes));
    expect(broken.findings.find((finding) => finding.code === code)).toMatchObject({
      severity: 'blocks',
      verified: true,
    });
    expect(broken.status).toBe(1);
  });
});

describe('what it prints', () => {
  it('given the language, then texts, ways out and what was not checked are in it', async () => {
    const form = changed('shanghai-enterprise-app', [
      ['/subjectOwner/emergencyNumber', '021-27000000'],
    ]);
    const file = fileOf({ filingType: 'newSubject', form });
    const zh = await check(file, '--day', DAY);
    expect(zh.text).toContain(
      '必须修改  /subjectOwner/emergencyNumber\n  主体负责人不可填写座机号码。',
    );
    expect(zh.text).toContain('未能检查:');
    expect(zh.text.trimEnd().endsWith('不能提交。')).toBe(true);
    const en = await check(file, '--day', DAY, '--locale', 'en');
    expect(en.text).toContain('→ Enter a mobile number.');
    expect(en.text).toContain('This certificate has an open order. (general.open_order;');
    expect(en.text).toContain('no ranges are set (form.without_provider_ranges;');
  });

  it('given checks that could not be made, then it passes only as far as could be checked, with their number', async () => {
    const sample = 'samples/tianjin-enterprise-website.json';
    const { text } = await check(sample, '--json', '--day', DAY);
    const count = String((JSON.parse(text) as FilingReport).notChecked.length);
    const zh = await check(sample, '--day', DAY);
    expect(zh.text).toContain(`就已检查的内容可以提交，另有 ${count} 项未能检查。\n`);
    const en = await check(sample, '--day', DAY, '--locale', 'en');
    expect(en.text.trimEnd()).toMatch(
      new RegExp(`can be submitted, as far as could be checked; checks not made: ${count}\\.$`),
    );
  });

  it('given the provider’s own addresses, then it is checked whose an address is', async () => {
    const form = sampleForm('tianjin-enterprise-website.json');
    const report = await reportOn(form, '--ip-ranges', '203.0.112.0/24, 2407:c080::/32');
    expect(report.findings.map(({ code }) => code)).toContain('identifier.ip_address.not_ours');
    expect(report.notChecked.map(({ code }) => code)).not.toContain('form.without_provider_ranges');
  });

  it('given overrides that make an unverified rule verified, then it blocks', async () => {
    const form = changed('tianjin-individual-app', [
      ['/subjectOwner/certificateNumber', '120190200901010010'],
    ]);
    const code = 'tianjin.individuals_of_age';
    const severityOf = ({ findings }: FilingReport) =>
      findings.find((finding) => finding.code === code)?.severity;
    expect(severityOf(await reportOn(form))).toBe('informs');
    const overrides = fileOf({ change: [{ code, verified: true }] });
    expect(severityOf(await reportOn(form, '--overrides', overrides))).toBe('blocks');
  });
});

describe('bad input', () => {
  it('given a form alone, then --type says what it is', async () => {
    const file = fileOf(sampleForm('tianjin-enterprise-website.json'));
    expect((await check(file, '--type', 'newSubject', '--day', DAY)).status).toBe(0);
    const refused = await check(file);
    expect(refused.complaint).toContain('[filing.type_missing]');
    expect(refused.status).toBe(2);
  });

  it.each([
    ['no such file', ['/nowhere.json'], 'file.unreadable'],
    ['half a file', [fileOf('{"filingType":')], 'file.not_json'],
    ['no filing type of ours', [fileOf({ filingType: 'x', form: {} })], 'form.unknown_filing_type'],
    [
      'two types',
      [fileOf({ filingType: 'change', form: {} }), '--type', 'claim'],
      'filing.two_types',
    ],
    [
      'no day',
      [fileOf({ filingType: 'change', form: {} }), '--day', 'today'],
      'calendar.malformed_day',
    ],
    [
      'no ranges',
      [fileOf({ filingType: 'change', form: {} }), '--ip-ranges', 'all'],
      'ip_ranges.malformed',
    ],
  ])('given %s, then it ends with 2 and says why', async (_, args, code) => {
    const { complaint, status, text } = await check(...args);
    expect(complaint).toContain(`[${code}]`);
    expect([status, text]).toEqual([2, '']);
  });

  it.each([null, 7, 'text', [], { subject: 'x' }, { subject: { province: '火星' } }])(
    'given the form %j, then it is found, and the rules are named as not checked',
    async (form) => {
      const report = await reportOn(form);
      expect(report.status).toBe(1);
      expect(report.notChecked.map(({ code }) => code)).toContain('rules.form_unreadable');
    },
  );
});
