import Type, { type TSchema } from 'typebox';
import { describe, expect, it } from 'vitest';
import { FORMS, FORM_TYPES } from '#domain/forms/form-registry.ts';
import { valueInWords } from '#server/pages/form/value-in-words.ts';

/** Every code that a form can hold, with the last word of its field. */
function codesIn(schema: TSchema, key = ''): [string, string][] {
  if (Type.IsUnion(schema)) return schema.anyOf.flatMap((variant) => codesIn(variant, key));
  if (Type.IsArray(schema)) return codesIn(schema.items, key);
  if (Type.IsObject(schema)) {
    return Object.entries(schema.properties).flatMap(([name, part]) => codesIn(part, name));
  }
  if (Type.IsEnum(schema)) return schema.enum.map((code) => [key, String(code)]);
  return Type.IsLiteral(schema) ? [[key, String(schema.const)]] : [];
}

const CODES = new Map(
  FORM_TYPES.flatMap((type) => codesIn(FORMS[type].schema)).map((one) => [one.join(' '), one]),
);

describe('a value in words', () => {
  it.each([...CODES.values()])('given %s %s, then its name stands there, no code', (key, code) => {
    const [zh, en] = [valueInWords(key, code, 'zh'), valueInWords(key, code, 'en')];
    expect(zh).toMatch(/\p{Script=Han}|iOS|APP/u);
    expect(en).toMatch(/^(iOS|[A-Z])[^\p{Script=Han}]*$/u);
  });

  it('given entries of a list, then each has a line, its codes by name', () => {
    const platforms = [
      { platform: 'harmonyos', packageName: 'cn.example.tea' },
      { platform: 'android', packageName: 'app' },
    ];
    expect(valueInWords('/service/platforms', platforms, 'zh')).toBe(
      '鸿蒙 · cn.example.tea\n安卓 · app',
    );
  });

  it('given a text that is spelled like a code, then it stays as it was typed', () => {
    expect(valueInWords('/service/name', 'website', 'zh')).toBe('website');
  });
});
