import type { AnyDraft } from '#domain/forms/any-draft.ts';
import type { MaterialKind } from '#domain/materials/kinds.ts';

/**
 * The kinds of papers that a form refers to: an upload alone hands nothing in. A form that has no list of
 * them says nothing about papers, and then it is not known which there are.
 */
export function materialsOf({ materials }: AnyDraft): MaterialKind[] | undefined {
  if (!Array.isArray(materials)) return undefined;
  const kinds = materials.flatMap(({ kind }) => kind ?? []);
  return [...new Set(kinds)];
}
