import { OWNER_ROLES, personIn } from '../persons.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, someOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** A person's emergency number is not the own mobile. */
export const numbersDiffer = ruleKind({
  parameters: exactly({ who: someOf(OWNER_ROLES) }),
  see: ({ who }, scope) =>
    who.flatMap((role) => {
      const { mobile, emergencyNumber } = personIn(role, scope) ?? {};
      if (!mobile || !emergencyNumber) return [unknown('formField')];
      return mobile === emergencyNumber ? [broken(role)] : [];
    }),
});
