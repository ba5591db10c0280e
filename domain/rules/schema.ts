import Type, { type TProperties } from 'typebox';
import { PLACES, type Place } from './places.ts';

/** An object with these keys and no other. */
export function exactly<Properties extends TProperties>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false });
}

/** One of a list of codes. */
export function oneOf<Values extends string>(values: readonly Values[]) {
  return Type.Enum([...values], { type: 'string' });
}

/** At least one of a list of codes, none twice. */
export function someOf<Values extends string>(values: readonly Values[]) {
  return Type.Array(oneOf(values), { minItems: 1, uniqueItems: true });
}

/** At least one text. */
export const someTexts = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
  minItems: 1,
  maxItems: 200,
});

/** A whole number that people count with. */
export const count = Type.Integer({ minimum: 0, maximum: 1000 });

/** A field by whose it is. */
export const place = Type.Unsafe<Place>(oneOf(PLACES));

/** A text in both languages. */
export const bilingual = exactly({
  zh: Type.String({ minLength: 1, maxLength: 500 }),
  en: Type.String({ minLength: 1, maxLength: 1000 }),
});
