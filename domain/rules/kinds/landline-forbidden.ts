import { isMobile } from '#domain/identifiers/mobile.ts';
import { OWNER_ROLES, personIn } from '../persons.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, someOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** A person's numbers are mobiles, the emergency number too. */
export const landlineForbidden = ruleKind({
  parameters: exactly({
    who: someOf(OWNER_ROLES),
    numbers: someOf(['mobile', 'emergencyNumber']),
  }),
  see: ({ who, numbers }, scope) =>
    who.flatMap((role) =>
      numbers.flatMap((field) => {
        const number = personIn(role, scope)?.[field];
        if (!number) return [unknown('formField')];
        return isMobile(number) ? [] : [broken(`${role}/${field}`)];
      }),
    ),
});
