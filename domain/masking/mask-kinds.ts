import { maskedContact } from '../masked-contact.ts';

const stars = (count: number): string => '*'.repeat(Math.max(1, count));

/** How each kind of personal data is shown to somebody who only has to recognise it. */
export const MASKS = {
  /** 张** : the first character. */
  name: (text) => `${[...text].slice(0, 1).join('')}${stars([...text].length - 1)}`,
  /** 1***************12: a number of identity names its bearer’s birthday in the middle. */
  certificate: (text) => `${text.slice(0, 1)}${stars(text.length - 3)}${text.slice(-2)}`,
  /** 138****5678, and what is shorter than a mobile not at all. */
  mobile: (text) => (text.length < 10 ? '***' : maskedContact(text)),
  /** a***@example.com */
  email: (text) => (text.includes('@') ? maskedContact(text) : '***'),
  /** 天津市***: as far as everybody knows from the province. */
  address: (text) => `${[...text].slice(0, 3).join('')}***`,
  /** Whatever else is said of persons, and free words, which may name some. */
  hidden: () => '***',
  /** What opens something: a password at the bureau. */
  secret: () => '***',
} as const satisfies Record<string, (text: string) => string>;

export type MaskKind = keyof typeof MASKS;
