import { RULE_MATERIAL_CODES } from '../materials.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, someOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** One of certain papers is handed in. */
export const requiredMaterial = ruleKind({
  parameters: exactly({ anyOf: someOf(RULE_MATERIAL_CODES) }),
  see: ({ anyOf }, { facts: { materials } }) => {
    if (!materials) return [unknown('materials')];
    return materials.some((material) => anyOf.includes(material)) ? [] : [broken()];
  },
});
