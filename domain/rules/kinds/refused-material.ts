import { MATERIAL_KIND_CODES } from '#domain/materials/kinds.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, someOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** Certain papers are not accepted. */
export const refusedMaterial = ruleKind({
  parameters: exactly({ noneOf: someOf(MATERIAL_KIND_CODES) }),
  see: ({ noneOf }, { facts: { materials } }) => {
    if (!materials) return [unknown('materials')];
    return materials.some((material) => noneOf.includes(material)) ? [broken()] : [];
  },
});
