import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beianCommand } from '#cli/program.ts';
import { FORMS, FORM_TYPES } from '#domain/forms/form-registry.ts';

let out = '';

beforeEach(() => {
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const beian = (...words: string[]) => beianCommand().parseAsync(words, { from: 'user' });

describe('beian schema', () => {
  it.each(FORM_TYPES.map((type) => [type] as const))(
    'given %s, then its JSON Schema is printed',
    async (type) => {
      await beian('schema', type);
      expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(FORMS[type].schema)));
    },
  );

  it('given --draft, then nothing is required', async () => {
    await beian('schema', 'newSubject', '--draft');
    expect(out).toContain('主体名称 · Name of the subject');
    expect(out).not.toContain('"required"');
  });

  it('given --table, then each field is a line with its names, its rule and an example', async () => {
    await beian('schema', 'newSubject', '--table');
    const lines = out.split('\n');
    const line = (pointer: string) => lines.find((one) => one.startsWith(`${pointer} `)) ?? '';
    expect(lines[0]).toMatch(/^field +名称 · name +required +rule +example$/);
    expect(line('/subject/certificateNumber')).toMatch(
      /主体证件号码 · Subject certificate number +yes +≤ 255; GB 32100-2015; GB 11643-1999 +91350100M000100Y43$/,
    );
    expect(line('/service/kind')).toMatch(/ yes +website \| app +website$/);
    expect(line('/service/homeUrl')).toContain('yes (website)');
    expect(line('/service/platforms/*/platform')).toContain('android | ios | harmonyos');
    expect(line('/subject/legalRepresentative/name')).toContain('with its group');
    expect(line('/remarks')).toMatch(/ no +≤ 1024 /);
  });
});
