import { describe, expect, it } from 'vitest';
import { resultCode } from '#domain/authority/result-codes.ts';
import { explainResults } from '#domain/authority/result-text.ts';

describe('what a returned order tells', () => {
  it('given a refusal with the bureau’s words, then it says which field, why, and the way out', () => {
    expect(explainResults([{ code: 1011, text: '  手机号码为空号 ' }])).toEqual([
      {
        code: 1011,
        title: resultCode(1011).title,
        remedy: resultCode(1011).remedy,
        text: '手机号码为空号',
        fields: ['/subjectOwner/mobile', '/service/owner/mobile'],
        toCorrect: 'applicant',
      },
    ]);
  });

  it('given successes among the results, then they are left out', () => {
    const codes = [1001, 1060, 1004, 1062, 2998, 3998].map((code) => ({ code }));
    expect(explainResults(codes).map(({ code }) => code)).toEqual([1004]);
  });

  it('given a code that names no field and came without words, then neither is made up', () => {
    const [explained] = explainResults([{ code: 1017, text: '   ' }]);
    expect(explained?.fields).toEqual([]);
    expect(explained).not.toHaveProperty('text');
  });

  it('given the same result twice, then it is said once; given other words, then both are', () => {
    const twice = [{ code: 1004 }, { code: 1004 }, { code: 1004, text: 'a.example.com' }];
    expect(explainResults(twice).map(({ text }) => text)).toEqual([undefined, 'a.example.com']);
  });

  it('given several, then their order stays', () => {
    const codes = [5001, 1002, 1020].map((code) => ({ code }));
    expect(explainResults(codes).map(({ code }) => code)).toEqual([5001, 1002, 1020]);
  });

  it('given a code that V3.0 does not name, then it is shown all the same, with its words', () => {
    expect(explainResults([{ code: 1234, text: '新的原因' }])).toMatchObject([
      { code: 1234, text: '新的原因', toCorrect: 'provider', fields: [] },
    ]);
  });

  it('given nothing, then nothing', () => {
    expect(explainResults([])).toEqual([]);
  });
});
