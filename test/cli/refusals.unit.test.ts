import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail } from '#cli/fail.ts';
import { beianCommand } from '#cli/program.ts';
import { CodedError } from '#domain/errors.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'beian-cli-'));
  writeFileSync(join(folder, 'half.json'), '{"year":');
  writeFileSync(join(folder, 'other.json'), '{"year":2031}');
  const change = { filingType: 'change', form: { subject: { province: '天津' } } };
  writeFileSync(join(folder, 'change.json'), JSON.stringify(change));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  vi.stubEnv('BEIAN_HOME', folder);
  vi.stubEnv('DATABASE_URL', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const REAL = { BEIAN_DATA_KEYS: 'x', DATABASE_URL: 'postgresql://db' };

describe('commands that are refused', () => {
  it.each<[string, string, string, Record<string, string>?]>([
    ['calendar due 2026-02-30 1', 'calendar.malformed_day', '"2026-02-30" is not a calendar day.'],
    [
      'authority decode README.md',
      'file.unreadable',
      'The authority’s XML cannot be read: it is not well-formed.',
    ],
    ['calendar due tomorrow 1', 'calendar.malformed_day', '"tomorrow" is not a calendar day.'],
    [
      'calendar due 2026-09-30 three',
      'calendar.invalid_term',
      '“three” is not a term in working days.',
    ],
    [
      'calendar due 2026-09-30 1e1',
      'calendar.invalid_term',
      '“1e1” is not a term in working days.',
    ],
    [
      'calendar due 2026-09-30 1.5',
      'calendar.invalid_term',
      '“1.5” is not a term in working days.',
    ],
    ['calendar due 2026-09-30 -3', 'calendar.invalid_term', '“-3” is not a term in working days.'],
    ['calendar due 2026-09-30 0', 'calendar.invalid_term', '0 is not a term in working days.'],
    ['calendar due 2026-09-30 401', 'calendar.invalid_term', '401 is not a term in working days.'],
    ['calendar load FOLDER/none.json', 'file.unreadable', 'can’t be read.'],
    ['calendar load FOLDER/half.json', 'file.not_json', 'is not valid JSON.'],
    ['calendar load FOLDER/other.json', 'calendar.malformed_notice', 'A notice is an object with'],
    ['schema newTea', 'form.unknown_filing_type', 'There is no form for that filing type.'],
    ['authority encode FOLDER/change.json', 'filing.not_expressible', '本系统没有该备案的完整记录'],
    ['accounts nobody', 'account.unknown', 'There is no account nobody here.'],
    ['clock advance 5x', 'clock.malformed_span', '“5x” is not a span of time.'],
    ['clock advance 0d', 'clock.malformed_span', '“0d” is not a span of time.'],
    ['notices preview nope', 'notice.unknown', 'There is no notice “nope”.'],
    [
      'notices preview granted --channel fax',
      'notice.channel_unknown',
      'There is no channel “fax”.',
    ],
    ['notices preview granted --locale fr', 'notice.locale_unknown', 'There is no locale “fr”.'],
    ['notices preview --html', 'notice.template_missing', 'Which notice is to be shown?'],
    [
      'notices preview reviewReminder --channel sms',
      'notice.no_channel',
      'The notice reviewReminder does not go by sms.',
    ],
    ['notices preview granted --channel sms --html', 'notice.no_html', 'Only an e-mail has HTML.'],
    ['notices preview --order BA1', 'system.not_running', 'Nothing runs here'],
    ['clock advance 2wd', 'system.not_running', 'Nothing runs here'],
    ['clock show', 'system.not_running', 'Nothing runs here'],
    ['orders resume', 'system.not_running', 'Nothing runs here'],
    ['authority resend tianjin 9999999999', 'link.no_such_file', '“9999999999” is no number'],
    ['orders verify', 'system.not_running', 'Nothing runs here', { BEIAN_DATA_KEYS: ' ' }],
    [
      'orders verify',
      'setting.missing',
      'The setting BEIAN_INDEX_KEY',
      { ...REAL, BEIAN_DATA_KEYS: `k:${Buffer.alloc(32).toString('base64')}` },
    ],
    ['orders verify', 'setting.invalid', 'The setting BEIAN_DATA_KEYS', REAL],
    [
      'orders verify',
      'setting.unknown',
      'There is no setting TWILIO_ACOUNT_SID.',
      { ...REAL, TWILIO_ACOUNT_SID: 'x' },
    ],
  ])(
    'given beian %s, then it is refused as %s, with a sentence and the way out',
    async (line, code, sentence, env = {}) => {
      for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
      const args = line.replace('FOLDER', folder).split(' ');
      const error: unknown = await beianCommand()
        .parseAsync(args, { from: 'user' })
        .then(
          () => undefined,
          (refusal: unknown) => refusal,
        );
      expect(error).toMatchObject({
        code,
        message: expect.stringContaining(sentence) as string,
        remedy: expect.stringMatching(/^\S.*[.?]$/) as string,
      });
    },
  );
});

describe('how a refusal is told', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = 0;
  });

  it.each([
    [
      new CodedError('a.code', 'It is so.', { remedy: 'Do this.' }),
      'beian: It is so. [a.code]\nDo this.\n',
    ],
    [new CodedError('a.code', 'It is so.'), 'beian: It is so. [a.code]\n'],
  ])('given %s, then its sentence, its code and the way out stand on stderr', (error, text) => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    fail(error);
    expect(write.mock.calls.map(([line]) => line).join('')).toBe(text);
    expect(process.exitCode).toBe(1);
  });

  it('given a fault of ours, then it shows where', () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    fail(new TypeError('x is not a function'));
    expect(String(write.mock.calls[0]?.[0])).toMatch(
      /^beian: TypeError: x is not a function\n {4}at /,
    );
  });
});
