import { describe, expect, it } from 'vitest';
import { CALL_CODE_NUMBERS, callCode, type AfterCall } from '#domain/authority/call-codes.ts';

/** V3.0, section 3-4, and what the interface's own rules ask for. */
const AFTER: Readonly<Record<AfterCall, readonly number[]>> = {
  taken: [0, 1],
  nothing: [2],
  more: [3],
  sendMissing: [14],
  wait: [15, 20, 901, 902, 999],
  sendAgain: [6, 7, 8],
  stop: [4, 5, 9, 10, 11, 12, 13, 16, 17, 18, 19, 21, 22],
};

describe('what a call’s answer asks for', () => {
  it.each(Object.entries(AFTER))(
    'given the codes of “%s”, then that is what follows',
    (then, codes) => {
      expect(codes.filter((code) => callCode(code).then !== then)).toEqual([]);
    },
  );

  it('given every code of V3.0, then each is known and none beside them', () => {
    const wanted = Object.values(AFTER).flat();
    expect([...CALL_CODE_NUMBERS].sort((a, b) => a - b)).toEqual(wanted.sort((a, b) => a - b));
  });

  it.each([23, 500, 998, -1, 1001])(
    'given %i, which V3.0 does not name, then it waits and says so',
    (code) => {
      const { then, title, remedy } = callCode(code);
      expect(then).toBe('wait');
      expect(title.zh).toContain(String(code));
      expect(title.en).toMatch(/^Unknown/);
      expect(remedy.zh).toContain('V3.0');
    },
  );

  it('given codes that stop the line, then each says what a person has to do, in its own words', () => {
    const remedies = AFTER.stop.map((code) => callCode(code).remedy);
    expect(remedies.filter(({ zh }) => !zh.includes('请'))).toEqual([]);
    expect(new Set(remedies.map(({ zh }) => zh)).size).toBe(remedies.length);
  });

  it('given all titles, then no two are alike in a language', () => {
    for (const locale of ['zh', 'en'] as const) {
      const titles = CALL_CODE_NUMBERS.map((code) => callCode(code).title[locale]);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });
});
