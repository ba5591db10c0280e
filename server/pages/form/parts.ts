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

const isLarge = ({ kind }: FormField): boolean => kind === 'group' || kind === 'list';

/** A group that has nothing but groups is several pages: what changes of a subject, and what of a service. */
export const pagesIn = (field: FormField): readonly FormField[] =>
  field.kind === 'group' && field.children.every(({ kind }) => kind === 'group')
    ? field.children
    : [field];

/** The name of a page in its address: `changes-subjectOwner`. */
const nameOf = (pointer: string): string => pointer.slice(1).replaceAll('/', '-');

/** The pages of a form: one for each group and each list, and one for what is left. */
export function partsOf(fields: readonly FormField[]): readonly FormPart[] {
  const own = fields.filter(({ pointer }) => pointer !== MATERIALS);
  const large = own.filter(isLarge);
  const others = own.filter((field) => !large.includes(field)).map(({ pointer }) => pointer);
  const closing = others.length === 0 ? [] : [{ name: CLOSING, roots: others }];
  return [
    ...large.flatMap(pagesIn).map(({ pointer }) => ({ name: nameOf(pointer), roots: [pointer] })),
    ...closing,
  ];
}

const isWithin = (pointer: string, root: string): boolean =>
  pointer === root || pointer.startsWith(`${root}/`);

/** The page on which a field is filled in; of a group of several pages the first. */
export function partNameOf(parts: readonly FormPart[], pointer: string): string {
  if (pointer === MATERIALS || pointer.startsWith(`${MATERIALS}/`)) return 'materials';
  const found = parts.find(({ roots }) =>
    roots.some((root) => isWithin(pointer, root) || isWithin(root, pointer)),
  );
  return found?.name ?? parts[0]?.name ?? CLOSING;
}
