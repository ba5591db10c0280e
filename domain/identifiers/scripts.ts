/** The scripts that are told apart; letters of any other count as one more. */
const SCRIPTS = [
  ...['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Georgian', 'Cherokee', 'Hebrew', 'Arabic'],
  ...['Devanagari', 'Bengali', 'Tamil', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Ethiopic'],
  ...['Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Hangul', 'Tibetan', 'Mongolian', 'Yi'],
];

const MATCHERS = SCRIPTS.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);

/** Scripts that one language writes side by side (UTS 39, 5.1: Jpan, Hanb, Kore). */
const WRITTEN_TOGETHER = [
  ['Han', 'Hiragana', 'Katakana'],
  ['Han', 'Bopomofo'],
  ['Han', 'Hangul'],
];

/**
 * How many scripts the letters of a text mix, after UTS 39, 5.2: `single` for one script or those that one
 * language writes together (also for no letters at all), `withLatin` for Chinese, Japanese or Korean with
 * Latin letters (“Highly Restrictive”), `mixed` for anything else.
 */
export type ScriptMix = 'single' | 'withLatin' | 'mixed';

/** The names of the scripts in a text; marks, digits and signs belong to none. */
export function scriptsOf(text: string): ReadonlySet<string> {
  const letters = [...text].filter((character) => /\p{L}/u.test(character));
  return new Set(
    letters.map((letter) => MATCHERS.find(([, matcher]) => matcher.test(letter))?.[0] ?? 'Other'),
  );
}

/** How a text mixes scripts. */
export function scriptMixOf(text: string): ScriptMix {
  const scripts = scriptsOf(text);
  if (isTogether(scripts)) return 'single';
  const others = new Set([...scripts].filter((script) => script !== 'Latin'));
  const eastAsian = [...others].every((script) => WRITTEN_TOGETHER.flat().includes(script));
  return eastAsian && isTogether(others) ? 'withLatin' : 'mixed';
}

function isTogether(scripts: ReadonlySet<string>): boolean {
  if (scripts.size <= 1) return true;
  return WRITTEN_TOGETHER.some((group) => [...scripts].every((script) => group.includes(script)));
}
