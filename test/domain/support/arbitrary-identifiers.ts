import fc from 'fast-check';
import { gb11643CheckCharacter } from '#domain/identifiers/gb11643.ts';
import { gb11714CheckCharacter } from '#domain/identifiers/organisation-code.ts';
import { gb32100CheckCharacter } from '#domain/identifiers/unified-social-credit-code.ts';
import { PROVINCES } from '#domain/provinces.ts';

/** The characters of GB 32100-2015. */
export const CREDIT_CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const HEXADECIMAL = '0123456789ABCDEF';

/** Texts of these characters, between two lengths. */
export const textOf = (characters: string, min: number, max = min) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: min, maxLength: max });

const digits = (min: number, max = min) => textOf('0123456789', min, max);

const joined = (...parts: fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map((texts) => texts.join(''));

const birthDay = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2008-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));

const citizenNumber = (region: fc.Arbitrary<string>) =>
  joined(region, birthDay, digits(3)).map((body) => body + gb11643CheckCharacter(body));

const provinceCode = fc.constantFrom(
  ...Object.values(PROVINCES).map(({ code }) => code.slice(0, 2)),
);

export const residentId = citizenNumber(joined(provinceCode, digits(4)));

export const residencePermit = citizenNumber(fc.constantFrom('810000', '820000', '830000'));

export const organisationCode = textOf(`0123456789${LETTERS}`, 8).map(
  (body) => body + gb11714CheckCharacter(body),
);

export const creditCode = textOf(CREDIT_CODE_CHARACTERS, 17).map(
  (body) => body + gb32100CheckCharacter(body),
);

export const passport = joined(textOf(`0123456789${LETTERS}`, 4, 19), digits(1));

export const hkMacauPermit = joined(fc.constantFrom('H', 'M'), fc.oneof(digits(8), digits(10)));

export const taiwanPermit = digits(8);

/** The values of the letters of Taiwan identity numbers, written out. */
const REGION_VALUES: Readonly<Record<string, number>> = {
  ...{ A: 10, B: 11, C: 12, D: 13, E: 14, F: 15, G: 16, H: 17, I: 34, J: 18, K: 19, L: 20, M: 21 },
  ...{ N: 22, O: 35, P: 23, Q: 24, R: 25, S: 26, T: 27, U: 28, V: 29, W: 32, X: 30, Y: 31, Z: 33 },
};

/** A Taiwan identity number, its check digit worked out from the table above. */
export const taiwanIdentityNumber = joined(
  textOf(LETTERS, 1),
  fc.constantFrom('1', '2', '8', '9'),
  digits(7),
).map((body) => {
  const region = REGION_VALUES[body.charAt(0)] ?? 0;
  const sum = [...body.slice(1)].reduce(
    (total, digit, at) => total + Number(digit) * (8 - at),
    Math.floor(region / 10) + (region % 10) * 9,
  );
  return body + String((10 - (sum % 10)) % 10);
});

export const mobile = joined(fc.constantFrom('138', '139', '188', '199'), digits(8));

export const landline = joined(
  fc.constantFrom('010', '022', '0531', '027'),
  fc.constantFrom('', '-'),
  textOf('2345678', 1),
  digits(6, 7),
);

/** Longer than any public suffix below .cn and .com (bj.cn, com.cn). */
const label = textOf('abcdefghijklmnopqrstuvwxyz0123456789', 4, 20);

const hanLabel = fc.string({
  unit: fc.constantFrom(...'例子中文清禾茶业听雨观鸟'),
  minLength: 1,
  maxLength: 8,
});

export const domain = joined(
  fc
    .array(fc.oneof(label, hanLabel), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join('.')),
  fc.constantFrom('.cn', '.com', '.中国', '.公司'),
);

export const email = joined(label, fc.constant('@'), domain);

export const ipv4 = fc
  .tuple(fc.integer({ min: 120, max: 126 }), fc.nat(255), fc.nat(255), fc.nat(255))
  .map((parts) => parts.join('.'));

export const ipv6 = joined(
  fc.constantFrom('2407:c080:', '2408:4004:', '240e:'),
  textOf('0123456789abcdef', 1, 4),
  fc.constant('::'),
  textOf('0123456789abcdef', 1, 4),
);

export const packageName = fc
  .array(joined(textOf('abcdefghij', 1), textOf('abcdefghij0123456789', 2, 8)), {
    minLength: 3,
    maxLength: 6,
  })
  .map((parts) => parts.join('.'));

export const fingerprint = (length: number) => textOf(HEXADECIMAL, length);

/** An odd modulus: its last digit is odd. */
export const modulus = joined(textOf(HEXADECIMAL, 255, 1023), textOf('13579BDF', 1));
