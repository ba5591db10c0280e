import Type from 'typebox';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { SUBJECT_NATURES, type SubjectNature } from '#domain/forms/subject.ts';
import type { Scope } from './places.ts';
import { exactly, someOf } from './schema.ts';
import { missing, type Answer } from './sighting.ts';

const NATURES = Object.keys(SUBJECT_NATURES) as SubjectNature[];
const TYPES = Object.keys(FILING_TYPES) as FilingType[];

/** Every subject but an individual. */
export const ORGANISATIONS: SubjectNature[] = NATURES.filter((nature) => nature !== 'individual');

/** The filings that say who the subject and the owners are and what the service is. */
export const TELLING_FILINGS: FilingType[] = ['newSubject', 'newService', 'newAccess', 'change'];

/** Whom a rule concerns. What is left out is not restricted; filings: those that tell of the subject and the service. */
export const ConcernsSchema = exactly({
  natures: Type.Optional(someOf(NATURES)),
  filingTypes: Type.Optional(someOf(TYPES)),
  serviceKinds: Type.Optional(someOf(['website', 'app'])),
});

export type Concerns = Type.Static<typeof ConcernsSchema>;

const among = <Value>(values: readonly Value[] | undefined, value: Value | undefined): Answer => {
  if (!values) return true;
  return value === undefined ? missing('formField') : values.includes(value);
};

/** Whether a rule concerns what is looked at: each part's answer. */
export function concernAnswers(concerns: Concerns, { facts, service }: Scope): Answer[] {
  return [
    among(concerns.filingTypes ?? TELLING_FILINGS, facts.filingType),
    among(concerns.natures, facts.subject.nature),
    among(concerns.serviceKinds, service?.kind),
  ];
}
