import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { WORDS } from '#server/pages/words.ts';

const ROOM = new URL('../../server/pages/', import.meta.url);
const sources = readdirSync(ROOM, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|hbs)$/.test(name) && !name.startsWith('words/'))
  .map((name) => readFileSync(new URL(name, ROOM), 'utf8'))
  .join('\n');

it('given the templates, then every text that they name is in the table', () => {
  const named = [...sources.matchAll(/\{\{t '([^']+)'|\(t '([^']+)'/g)].map(
    ([, a, b]) => a ?? b ?? '',
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((key) => !Object.hasOwn(WORDS, key))).toEqual([]);
});

/** Keys that are put together from a code of ours. */
const BUILT =
  /^(role|severity|progress|queue|orders|return|system|security\.done|support\.(next|sms|waits))\./;

it('given the table, then no text is there that no page says', () => {
  const unused = Object.keys(WORDS).filter(
    (key) => !BUILT.test(key) && !sources.includes(`'${key}'`),
  );
  expect(unused).toEqual([]);
});

it.each(Object.entries(WORDS))(
  'given %s, then both languages leave the same gaps',
  (_, { zh, en }) => {
    const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    expect(gaps(en)).toEqual(gaps(zh));
  },
);
