import { describe, expect, it } from 'vitest';
import {
  checkReasonValues,
  reasonText,
  recordedReasonText,
  type ReasonValues,
} from '#domain/reasons/reason-text.ts';
import { reasonOf, REVIEW_REASON_CODES } from '#domain/reasons/review-reasons.ts';
import { variableOf } from '#domain/reasons/variables.ts';

const EXPIRED = { domain: 'shop.example.cn', date: '2026-05-31' };

describe('a reason in words', () => {
  it('given its values, then they stand in the text, in either language', () => {
    expect(reasonText('domainExpired', EXPIRED, 'zh').explanation).toBe(
      '域名 shop.example.cn 的注册已于 2026-05-31 到期。',
    );
    expect(reasonText('domainExpired', EXPIRED, 'en').explanation).toBe(
      'The registration of the domain shop.example.cn ran out on 2026-05-31.',
    );
  });

  it('given a province, then English readers get its English name', () => {
    const values = { province: '天津', limit: 5 };
    expect(reasonText('tooManyDomains', values, 'zh').explanation).toContain('天津管局');
    expect(reasonText('tooManyDomains', values, 'en')).toMatchObject({
      explanation: 'The bureau of Tianjin takes at most 5 new domains in one order.',
      remedy: 'Keep at most 5, and order the others afterwards.',
    });
  });

  it('given a value with braces in it, then it is not filled in a second time', () => {
    const values = { registered: '{registered} {domain}' };
    expect(reasonText('subjectNameDiffers', values, 'en').explanation).toContain(
      '“{registered} {domain}”',
    );
  });

  it.each(REVIEW_REASON_CODES)('given the examples for %s, then no brace is left', (code) => {
    const { variables } = reasonOf(code);
    const values = Object.fromEntries(variables.map((name) => [name, variableOf(name).example]));
    for (const locale of ['zh', 'en'] as const) {
      const { title, explanation, remedy } = reasonText(code, values, locale);
      expect(title + explanation + remedy).not.toMatch(/[{}…]/);
    }
  });
});

describe('values that do not fit', () => {
  it.each<[string, ReasonValues, object]>([
    [
      'one too few',
      { domain: 'shop.example.cn' },
      {
        code: 'reason.variable_missing',
        field: '/reasons/2/variables/date',
        remedy: 'Give a day that exists, as YYYY-MM-DD, for example "2026-12-31".',
        facts: { variables: ['domain', 'date'] },
      },
    ],
    [
      'one too many',
      { ...EXPIRED, province: '天津' },
      {
        code: 'reason.variable_unknown',
        field: '/reasons/2/variables/province',
        remedy: 'It takes domain, date.',
      },
    ],
    [
      'one of another kind',
      { ...EXPIRED, date: 'last year' },
      {
        code: 'reason.variable_malformed',
        field: '/reasons/2/variables/date',
        remedy: 'Give a day that exists, as YYYY-MM-DD, for example "2026-12-31".',
      },
    ],
  ])('given %s, then it is refused with field and way out', (_, values, refusal) => {
    expect(() => {
      checkReasonValues('domainExpired', values, '/reasons/2');
    }).toThrow(expect.objectContaining(refusal));
    expect(() => reasonText('domainExpired', values, 'zh')).toThrow();
  });

  it('given a value for a reason without any, then the refusal says that it takes none', () => {
    expect(() => {
      checkReasonValues('other', { toString: 'x' });
    }).toThrow(
      expect.objectContaining({
        code: 'reason.variable_unknown',
        field: '/variables/toString',
        remedy: 'It takes no variables.',
      }),
    );
  });

  it('given a return of the record that lacks one, then its place is left open', () => {
    const { explanation } = recordedReasonText('domainExpired', { domain: 'a.cn' }, 'zh');
    expect(explanation).toBe('域名 a.cn 的注册已于 … 到期。');
  });
});
