import { describe, expect, it } from 'vitest';
import { reasonsAsText } from '#cli/reasons-text.ts';
import { findReasons } from '#domain/reasons/find-reasons.ts';
import { REASON_GROUP_NAMES } from '#domain/reasons/reason-groups.ts';
import { REVIEW_REASON_CODES } from '#domain/reasons/review-reasons.ts';

describe('beian reasons', () => {
  it('given all of them, then every group once, and every reason once under its own', () => {
    const lines = reasonsAsText(REVIEW_REASON_CODES, 'zh').split('\n');
    const groups = lines.filter((line) => /^\w/.test(line)).map((line) => line.split(' ')[0]);
    expect(groups).toEqual(REASON_GROUP_NAMES);
    const codes = lines
      .filter((line) => /^ {2}\w/.test(line))
      .map((line) => line.trim().split(' ')[0]);
    expect(codes).toEqual(REVIEW_REASON_CODES);
  });

  it('given one group in English, then what was found, the way out, and where it points', () => {
    expect(reasonsAsText(findReasons({ group: 'other' }), 'en')).toBe(
      [
        'other  其他 · Other',
        '',
        '  other  其他 · Other',
        '    See what the reviewer wrote.',
        "    → Correct it as the reviewer's text says.",
        '    toComplete  at /**',
        '',
      ].join('\n'),
    );
  });

  it('given one that nothing cures, then it says so', () => {
    expect(reasonsAsText(['subjectIsShell'], 'zh')).toContain('rejected, to be abandoned');
  });
});
