import { isDeepStrictEqual } from 'node:util';

/** What is left of a record as JSON: without what is undefined, lists without order as a set of texts. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(plain);
    return items.every((item) => typeof item === 'string') ? [...items].sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(known.map(([key, part]) => [key, plain(part)]));
}

/** Whether two records say the same, whatever the order of their keys and lists. */
export const saysTheSame = (a: unknown, b: unknown): boolean =>
  isDeepStrictEqual(plain(a), plain(b));
