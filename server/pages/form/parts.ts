import type { FormField } from './form-field.ts';

/** A part of a form that is filled in on a page of its own. */
export interface FormPart {
  readonly name: string;
  /** JSON pointers of the fields on its page. */
  readonly roots: readonly string[];
}

/** The last page: fields that stand by themselves. */
const CLOSING = 'closing';

/** Materials are files, and have a page of another kind. */
export const MATERIALS = '/materials';

/** The pages of a form: one for each group and each list, and one for what is left. */
export function partsOf(fields: readonly FormField[]): readonly FormPart[] {
  const own = fields.filter(({ pointer }) => pointer !== MATERIALS);
  const large = own.filter(({ kind }) => kind === 'group' || kind === 'list');
  const others = own.filter((field) => !large.includes(field)).map(({ pointer }) => pointer);
  const closing = others.length === 0 ? [] : [{ name: CLOSING, roots: others }];
  return [
    ...large.map(({ pointer }) => ({ name: pointer.slice(1), roots: [pointer] })),
    ...closing,
  ];
}

/** The page on which a field is filled in. */
export function partNameOf(parts: readonly FormPart[], pointer: string): string {
  if (pointer === MATERIALS || pointer.startsWith(`${MATERIALS}/`)) return 'materials';
  const found = parts.find(({ roots }) =>
    roots.some((root) => pointer === root || pointer.startsWith(`${root}/`)),
  );
  return found?.name ?? parts[0]?.name ?? CLOSING;
}
