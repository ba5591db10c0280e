import type { FactName } from './fact-names.ts';
import type { Scope } from './places.ts';
import { missing, type Answer } from './sighting.ts';

interface Text {
  readonly fact: FactName;
  read(scope: Scope): string | undefined;
}

/** The texts of a filing in which words can matter. */
const TEXTS = {
  businessScope: { fact: 'businessScope', read: ({ facts }) => facts.subject.businessScope },
  subjectName: { fact: 'formField', read: ({ facts }) => facts.subject.name },
  serviceName: { fact: 'formField', read: ({ service }) => service?.name },
  contentTypes: {
    fact: 'formField',
    read: ({ service }) => service?.contentTypes.join('\n') || undefined,
  },
} as const satisfies Record<string, Text>;

/** A text in which words can matter, by its code. */
export type WordPlace = keyof typeof TEXTS;

/** All of them, for schemas. */
export const WORD_PLACES = Object.keys(TEXTS) as WordPlace[];

/** Whether one of certain words stands in one of certain texts. A word found decides, whatever else is missing. */
export function wordsIn(
  places: readonly WordPlace[],
  words: readonly string[],
  scope: Scope,
): Answer {
  const texts = places.map((place) => ({ ...TEXTS[place], text: TEXTS[place].read(scope) }));
  if (texts.some(({ text }) => words.some((word) => text?.includes(word)))) return true;
  const absent = texts.find(({ text }) => text === undefined);
  return absent ? missing(absent.fact) : false;
}
