import { ALL_DOCUMENTS } from '#domain/forms/certificate-types.ts';
import { OWNER_ROLES } from '../persons.ts';
import type { Scope } from '../places.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, someOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

const HOLDERS = ['subject', ...OWNER_ROLES] as const;

const typeOf = (who: (typeof HOLDERS)[number], { facts, service }: Scope) =>
  (who === 'serviceOwner' ? service?.owner : facts[who])?.certificateType;

/** Somebody is identified by one of certain kinds of document. */
export const documentKinds = ruleKind({
  parameters: exactly({ who: someOf(HOLDERS), oneOf: someOf(ALL_DOCUMENTS) }),
  see: ({ who, oneOf }, scope) =>
    who.flatMap((holder) => {
      const type = typeOf(holder, scope);
      if (!type) return [unknown('formField')];
      return oneOf.includes(type) ? [] : [broken(holder)];
    }),
});
