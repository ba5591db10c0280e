import type { AnyDraft } from '#domain/forms/any-draft.ts';
import type { MaterialKind } from '#domain/materials/kinds.ts';

/** The kinds of papers that a form refers to. A form that names none has none: an upload alone hands nothing in. */
export function materialsOf({ materials = [] }: AnyDraft): MaterialKind[] {
  const kinds = materials.flatMap(({ kind }) => kind ?? []);
  return [...new Set(kinds)];
}
