import type { Bilingual } from '#domain/bilingual.ts';
import type { FactName } from './fact-names.ts';
import type { Place } from './places.ts';

/** What a rule saw in one look at a filing. Nothing seen means that it holds. */
export type Sighting = Broken | Unknown;

/** The rule does not hold. */
export interface Broken {
  readonly is: 'broken';
  /**
   * A person or service (`serviceOwner`) – of the rule's fields then only those of it are meant – or a
   * place that is more exact than the rule's own (`service/domains/1`).
   */
  readonly about?: Place | PersonHolder;
  /** What was found, without personal data: an age, a count, a day. */
  readonly evidence?: Bilingual;
}

/** Something is missing to tell. */
export interface Unknown {
  readonly is: 'unknown';
  readonly fact: FactName;
}

type PersonHolder = 'subject' | 'subjectOwner' | 'serviceOwner';

/** The rule does not hold. */
export function broken(about?: Broken['about'], evidence?: Bilingual): Sighting {
  return { is: 'broken', ...(about && { about }), ...(evidence && { evidence }) };
}

/** The rule can't be told from what is there. */
export function unknown(fact: FactName): Sighting {
  return { is: 'unknown', fact };
}

/** Yes, no, or what is missing to say. */
export type Answer = boolean | { readonly missing: FactName };

/** What is missing to say. */
export function missing(fact: FactName): Answer {
  return { missing: fact };
}

/** The sightings of a rule that wants a `yes`. */
export function wants(answer: Answer, about?: Broken['about'], evidence?: Bilingual): Sighting[] {
  if (answer === true) return [];
  return [answer === false ? broken(about, evidence) : unknown(answer.missing)];
}
