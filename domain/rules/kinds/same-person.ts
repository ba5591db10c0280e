import Type from 'typebox';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { PERSON_ROLES, personIn, samePerson as answer, OWNER_ROLES } from '../persons.ts';
import type { Scope } from '../places.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, oneOf } from '../schema.ts';
import { broken, unknown, wants, type Sighting } from '../sighting.ts';
import type { OwnerRole } from '../persons.ts';

function ownersOfFiled(role: OwnerRole, scope: Scope): Sighting[] {
  const { filedServiceOwners } = scope.facts.known;
  if (!filedServiceOwners) return [unknown('filedServiceOwners')];
  const number = personIn(role, scope)?.certificateNumber;
  if (!number) return [unknown('formField')];
  const own = canonicalCertificateNumber(number);
  const others = filedServiceOwners.filter((filed) => canonicalCertificateNumber(filed) !== own);
  return others.length > 0 ? [broken(role)] : [];
}

/** One person holds both roles; with `alsoFiled`, also answers for every filed service of the subject. */
export const samePerson = ruleKind({
  parameters: exactly({
    who: oneOf(OWNER_ROLES),
    as: oneOf(PERSON_ROLES),
    alsoFiled: Type.Optional(Type.Literal(true)),
  }),
  see: ({ who, as, alsoFiled }, scope) => [
    ...wants(answer(who, as, scope), who),
    ...(alsoFiled ? ownersOfFiled(who, scope) : []),
  ],
});
