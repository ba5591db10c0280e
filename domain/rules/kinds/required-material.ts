import { MATERIAL_KIND_CODES } from '#domain/materials/kinds.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, someOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** One of certain papers is handed in. */
export const requiredMaterial = ruleKind({
  parameters: exactly({ anyOf: someOf(MATERIAL_KIND_CODES) }),
  see: ({ anyOf }, { facts: { materials } }) => {
    if (!materials) return [unknown('materials')];
    return materials.some((material) => anyOf.includes(material)) ? [] : [broken()];
  },
});
