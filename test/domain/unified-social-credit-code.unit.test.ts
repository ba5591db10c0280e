import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkUnifiedSocialCreditCode,
  gb32100CheckCharacter,
} from '#domain/identifiers/unified-social-credit-code.ts';

const CHARACTERS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

const code = fc
  .array(fc.constantFrom(...CHARACTERS), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join(''))
  .map((body) => body + gb32100CheckCharacter(body));

describe('unified social credit code', () => {
  it('given the example of the standard, also in small letters, then nothing is found', () => {
    expect(checkUnifiedSocialCreditCode('91350100M000100Y43')).toBeUndefined();
    expect(checkUnifiedSocialCreditCode('91350100m000100y43')).toBeUndefined();
  });

  it('given any generated code, then it passes', () => {
    fc.assert(
      fc.property(code, (text) => {
        expect(checkUnifiedSocialCreditCode(text)).toBeUndefined();
      }),
    );
  });

  it('given any code, when one character is changed, then it warns and does not block', () => {
    fc.assert(
      fc.property(code, fc.nat(17), fc.constantFrom(...CHARACTERS), (text, at, other) => {
        fc.pre(text[at] !== other);
        expect(
          checkUnifiedSocialCreditCode(text.slice(0, at) + other + text.slice(at + 1)),
        ).toMatchObject({
          code: 'identifier.unified_social_credit_code.check_digit',
          severity: 'warns',
        });
      }),
    );
  });

  it.each([
    '9135010OM000100Y43',
    '91350100M000100Y4',
    '91350100M000100Y433',
    '350100000000001',
    '',
  ])('given "%s", then its form blocks', (text) => {
    expect(checkUnifiedSocialCreditCode(text)).toMatchObject({
      code: 'identifier.unified_social_credit_code.format',
      severity: 'blocks',
    });
  });
});
