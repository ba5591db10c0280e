import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDomain, checkDomain, readDomain } from '#domain/identifiers/domain.ts';
import { decodePunycode, encodePunycode } from '#domain/identifiers/punycode.ts';
import { scriptMixOf, scriptsOf } from '#domain/identifiers/scripts.ts';

describe('Punycode', () => {
  // RFC 3492, 7.1, and names of the field.
  it.each([
    ['例子', 'fsqu00a'],
    ['中国', 'fiqs8s'],
    ['他们为什么不说中文', 'ihqwcrb4cv8a8dqg056pqjye'],
    ['3年B組金八先生', '3B-ww4c5e180e575a65lsy2b'],
    ['bücher', 'bcher-kva'],
    ['ليهمابتكلموشعربي؟', 'egbpdaj6bu4bxfgehfvwxn'],
    ['他們爲什麽不說中文', 'ihqwctvzc91f659drss3x8bo0yb'],
    ['why-\u{10ffff}', 'why--t4066b'],
  ])('given %s, then it is written %s, and read again', (text, written) => {
    expect(encodePunycode(text)).toBe(written);
    expect(decodePunycode(written)).toBe(text);
  });

  it('given any Chinese label, then Node writes it in the same way', () => {
    const han = fc.string({
      unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((point) => String.fromCodePoint(point)),
      minLength: 1,
      maxLength: 15,
    });
    fc.assert(
      fc.property(han, (label) => {
        expect(`xn--${encodePunycode(label)}.cn`).toBe(domainToASCII(`${label}.cn`));
      }),
    );
  });

  it('given letters of many alphabets side by side, then Node writes them in the same way', () => {
    const unit = fc.constantFrom(...'abzéñßяжωאبกあ中国龥𠀀😀');
    fc.assert(
      fc.property(fc.string({ unit, minLength: 2, maxLength: 15 }), (text) => {
        const label = text.normalize('NFC');
        const ascii = domainToASCII(`${label}.cn`);
        fc.pre(ascii.startsWith('xn--') && !/[ß😀אب]/u.test(label));
        expect(`xn--${encodePunycode(label)}.cn`).toBe(ascii);
      }),
      { numRuns: 500 },
    );
  });

  it('given any text, then decoding what was encoded gives it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        fc.pre(/\P{ASCII}/u.test(text) && !/\p{Surrogate}/u.test(text));
        expect(decodePunycode(encodePunycode(text))).toBe(text);
      }),
    );
  });

  it.each(['zzz!', 'é', '999999999', 'a-\u00e9', '99999999999999999999999'])(
    'given %s, then it is none',
    (text) => {
      expect(decodePunycode(text)).toBeUndefined();
    },
  );
});

describe('scripts', () => {
  it.each([
    ['example', 'single', ['Latin']],
    ['中文', 'single', ['Han']],
    ['日本のカタカナ', 'single', ['Han', 'Hiragana', 'Katakana']],
    ['한국漢', 'single', ['Hangul', 'Han']],
    ['中文app', 'withLatin', ['Han', 'Latin']],
    ['カタカナabc', 'withLatin', ['Katakana', 'Latin']],
    ['раура', 'single', ['Cyrillic']],
    ['exаmple', 'mixed', ['Latin', 'Cyrillic']],
    ['ελlen', 'mixed', ['Greek', 'Latin']],
    ['中文чай', 'mixed', ['Han', 'Cyrillic']],
    ['한かな', 'mixed', ['Hangul', 'Hiragana']],
    ['123-_', 'single', []],
    ['', 'single', []],
  ])('given %s, then it is %s', (text, mix, scripts) => {
    expect(scriptMixOf(text)).toBe(mix);
    expect([...scriptsOf(text)]).toEqual(scripts);
  });
});

describe('a domain in two writings', () => {
  it('given Punycode, then it is the same domain', () => {
    expect(canonicalDomain('XN--FSQU00A.xn--55qx5d')).toBe('例子.公司');
    expect(readDomain('xn--fsqu00a.xn--55qx5d')).toEqual(readDomain('例子。公司.'));
  });

  it.each(['xn--a.cn', 'xn--.cn', 'xn--example-.cn', 'xn--zzzzzzzz99.cn'])(
    'given %s, whose Punycode is none, then it is no domain',
    (text) => {
      expect(checkDomain(text)?.code).toBe('identifier.domain.format');
    },
  );

  it.each(['a..', 'a. .', ' .', 'example.cn..'])(
    'given “%s”, then only one dot may end it',
    (text) => {
      expect(checkDomain(text)?.code).toBe('identifier.domain.format');
    },
  );
});

describe('domains that imitate others', () => {
  it.each([
    ['раура.com', 'identifier.domain.looks_latin', 'warns'],
    ['www.раура.com', 'identifier.domain.looks_latin', 'warns'],
    ['exаmple.cn', 'identifier.domain.mixed_scripts', 'blocks'],
    ['xn--exmple-4nf.cn', 'identifier.domain.mixed_scripts', 'blocks'],
    ['中国чай.cn', 'identifier.domain.mixed_scripts', 'blocks'],
  ])('given %s, then %s', (text, code, severity) => {
    expect(checkDomain(text)).toMatchObject({ code, severity });
  });

  it.each(['例子.公司', '中国app.cn', 'привет.com', 'münchen.com', '例え.jp'])(
    'given %s, then nothing is found',
    (text) => {
      expect(checkDomain(text)).toBeUndefined();
    },
  );
});
