import Type from 'typebox';
import { ALL_DOCUMENTS } from '#domain/forms/certificate-types.ts';
import type { Origin } from './facts.ts';
import { DOMICILES, domicileOf } from './domicile-province.ts';
import { issuedHere } from './issued-here.ts';
import {
  ageOn,
  nobodyIn,
  originOf,
  OWNER_ROLES,
  PERSON_ROLES,
  personIn,
  samePerson,
} from './persons.ts';
import type { Scope } from './places.ts';
import { count, exactly, oneOf, someOf, someTexts } from './schema.ts';
import { missing, type Answer } from './sighting.ts';
import { STATEMENT_CODES } from './statements.ts';
import { wordsIn, WORD_PLACES } from './words-in.ts';

const ORIGINS = ['mainland', 'hkMacau', 'taiwan', 'foreign'] as const satisfies readonly Origin[];

const persons = { first: oneOf(PERSON_ROLES), second: oneOf(PERSON_ROLES) };

/** On what a rule may depend, told apart by `if`. */
export const ConditionSchema = Type.Union([
  exactly({ if: Type.Literal('samePerson'), ...persons }),
  exactly({ if: Type.Literal('differentPersons'), ...persons }),
  exactly({ if: Type.Literal('originIs'), who: oneOf(PERSON_ROLES), oneOf: someOf(ORIGINS) }),
  exactly({
    if: Type.Literal('documentIs'),
    who: oneOf(OWNER_ROLES),
    oneOf: someOf(ALL_DOCUMENTS),
  }),
  exactly({
    if: Type.Literal('ageIs'),
    who: oneOf(OWNER_ROLES),
    atLeast: Type.Optional(count),
    below: Type.Optional(count),
  }),
  exactly({ if: Type.Literal('stated'), statement: oneOf(STATEMENT_CODES), is: Type.Boolean() }),
  exactly({ if: Type.Literal('filedAtLeast'), count }),
  exactly({ if: Type.Literal('issuedElsewhere') }),
  exactly({ if: Type.Literal('domicileIs'), oneOf: someOf(DOMICILES) }),
  exactly({ if: Type.Literal('namesPreApproval') }),
  exactly({ if: Type.Literal('words'), in: someOf(WORD_PLACES), anyOf: someTexts }),
]);

export type Condition = Type.Static<typeof ConditionSchema>;

type Of<Name extends Condition['if']> = Extract<Condition, { if: Name }>;

const not = (answer: Answer): Answer => (typeof answer === 'boolean' ? !answer : answer);

const CONDITIONS: {
  [Name in Condition['if']]: (condition: Of<Name>, scope: Scope) => Answer;
} = {
  samePerson: ({ first, second }, scope) => samePerson(first, second, scope),
  differentPersons: ({ first, second }, scope) => not(samePerson(first, second, scope)),
  originIs: ({ who, oneOf: origins }, scope) => {
    const person = personIn(who, scope);
    if (!person) return missing(nobodyIn(who));
    const origin = originOf(person);
    return origin ? origins.includes(origin) : missing('origin');
  },
  documentIs: ({ who, oneOf: types }, scope) => {
    const type = personIn(who, scope)?.certificateType;
    return type ? types.includes(type) : missing('formField');
  },
  ageIs: ({ who, atLeast = 0, below = Infinity }, scope) => {
    const person = personIn(who, scope);
    const age = person && ageOn(scope.facts.day, person);
    return age === undefined ? missing('birthDay') : age >= atLeast && age < below;
  },
  stated: ({ statement, is }, { facts }) => {
    const said = facts.stated[statement];
    return said === undefined ? missing(statement) : said === is;
  },
  filedAtLeast: ({ count: least }, { facts: { known } }) =>
    known.filedCount === undefined ? missing('filedCount') : known.filedCount >= least,
  issuedElsewhere: (_, { facts }) => not(issuedHere(facts.subject)),
  domicileIs: ({ oneOf: places }, { facts }) => places.includes(domicileOf(facts.subject)),
  namesPreApproval: (_, { service }) =>
    service?.preApprovals ? service.preApprovals.length > 0 : missing('preApprovals'),
  words: ({ in: places, anyOf }, scope) => wordsIn(places, anyOf, scope),
};

/** Whether a condition holds in one look at a filing. */
export function answerTo(condition: Condition, scope: Scope): Answer {
  // Each answers to its own condition, which names it: TypeScript can't see that they fit.
  const ask = CONDITIONS[condition.if] as (condition: Condition, scope: Scope) => Answer;
  return ask(condition, scope);
}
