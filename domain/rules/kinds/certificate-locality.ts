import Type from 'typebox';
import { ruleKind } from '../rule-kind.ts';
import { exactly, someOf } from '../schema.ts';
import { broken, missing, wants, type Answer } from '../sighting.ts';
import type { FilingFacts } from '../facts.ts';
import { issuedHere } from '../issued-here.ts';
import { MATERIAL_KIND_CODES, type MaterialKind } from '#domain/materials/kinds.ts';

function handedIn(facts: FilingFacts, accepted: readonly MaterialKind[]): Answer {
  if (!facts.materials) return missing('materials');
  return facts.materials.some((material) => accepted.includes(material));
}

/** The subject's certificate was issued in the province of the filing, unless one of some papers is there. */
export const certificateLocality = ruleKind({
  parameters: exactly({ unless: Type.Optional(someOf(MATERIAL_KIND_CODES)) }),
  see: ({ unless }, { facts }) => {
    const here = issuedHere(facts.subject);
    if (here !== false) return wants(here);
    return unless ? wants(handedIn(facts, unless)) : [broken()];
  },
});
