import Type from 'typebox';
import { ageOn, nobodyIn, OWNER_ROLES, personIn } from '../persons.ts';
import { ruleKind } from '../rule-kind.ts';
import { count, exactly, someOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** Persons are at least so old, or younger than that, in full years on the day of the check. */
export const ageRange = ruleKind({
  parameters: exactly({
    who: someOf(OWNER_ROLES),
    atLeast: Type.Optional(count),
    below: Type.Optional(count),
  }),
  see: ({ who, atLeast = 0, below = Infinity }, scope) =>
    who.flatMap((role) => {
      const person = personIn(role, scope);
      if (!person?.certificateNumber) return [unknown(nobodyIn(role))];
      const age = ageOn(scope.facts.day, person);
      if (age === undefined) return [unknown('birthDay')];
      if (age >= atLeast && age < below) return [];
      return [broken(role, { zh: `${age} 周岁`, en: `aged ${age}` })];
    }),
});
