import { RULE_MATERIAL_CODES } from '../materials.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, someOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** Certain papers are not accepted. */
export const refusedMaterial = ruleKind({
  parameters: exactly({ noneOf: someOf(RULE_MATERIAL_CODES) }),
  see: ({ noneOf }, { facts: { materials } }) => {
    if (!materials) return [unknown('materials')];
    return materials.some((material) => noneOf.includes(material)) ? [broken()] : [];
  },
});
