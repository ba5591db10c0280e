import type { Locale } from '#domain/bilingual.ts';
import type { CheckFinding } from '../answers.ts';
import type { FormField } from './form-field.ts';

/** A remark at a field: what is wrong, and what to do. */
export interface Remark {
  readonly severity: string;
  readonly text: string;
  readonly remedy: string;
}

/** What a page knows of a form beside its values. */
export interface FieldContext {
  readonly locale: Locale;
  readonly findings: readonly CheckFinding[];
  /** Also say what is not filled in yet: not before somebody asked for it. */
  readonly missingToo: boolean;
  /** The list that gets one more empty entry. */
  readonly more?: string | undefined;
  /** What another tab saved meanwhile, by pointer. */
  readonly savedElsewhere: ReadonlyMap<string, string>;
}

/** The id of a field's element, for links to it. */
export const idOf = (pointer: string): string => `f${pointer.replaceAll(/[^A-Za-z0-9]/g, '-')}`;

/** A field as its template writes it, in one language. */
export interface FieldView {
  readonly id: string;
  readonly pointer: string;
  readonly label: string;
  readonly help: string;
  readonly example: string;
  readonly required: boolean;
  readonly value: string;
  readonly options: readonly { code: string; label: string; chosen: boolean }[];
  readonly children: readonly FieldView[];
  readonly remarks: readonly Remark[];
  readonly described: string;
  readonly invalid: boolean;
  readonly savedElsewhere: string | undefined;
  readonly isConflict: boolean;
  readonly keyboard: string;
  readonly group: boolean;
  readonly list: boolean;
  readonly choice: boolean;
  readonly area: boolean;
  readonly decides: boolean;
  readonly clearable: boolean;
  readonly cleared: boolean;
}

const MISSING = 'form.required';

function remarksAt(pointer: string, { findings, locale, missingToo }: FieldContext): Remark[] {
  return findings
    .filter(({ field, code }) => field === pointer && (missingToo || code !== MISSING))
    .map(({ severity, text, remedy }) => ({
      ...{ severity, text: text[locale], remedy: remedy[locale] },
    }));
}

/** The keyboard that a phone shows, by the last part of a field's pointer. */
const KEYBOARDS: Readonly<Record<string, string>> = {
  mobile: 'tel',
  emergencyNumber: 'tel',
  email: 'email',
  homeUrl: 'url',
};

function oneMore(field: FormField, more: string | undefined): readonly FormField[] {
  if (field.kind !== 'list' || field.pointer !== more || field.blank === undefined) {
    return field.children;
  }
  return [...field.children, field.blank(field.children.length)];
}

/** A field with everything that is to be said at it. */
export function fieldView(field: FormField, context: FieldContext): FieldView {
  const { pointer, kind } = field;
  const { locale, savedElsewhere, more } = context;
  const id = idOf(pointer);
  const remarks = remarksAt(pointer, context);
  const help = field.help[locale];
  const example = field.examples[locale === 'en' ? field.examples.length - 1 : 0] ?? '';
  const told = [help === '' && example === '' ? '' : `${id}-help`];
  return {
    ...{ id, pointer, help, remarks, value: field.value, required: field.required },
    label: field.name[locale],
    example: example.length > 80 ? '' : example,
    options: field.options.map(({ code, name }) => ({
      ...{ code, label: name[locale], chosen: code === field.value },
    })),
    children: oneMore(field, more).map((child) => fieldView(child, context)),
    described: [...told, ...(remarks.length > 0 ? [`${id}-remarks`] : [])].join(' ').trim(),
    invalid: remarks.some(({ severity }) => severity === 'blocks'),
    savedElsewhere: savedElsewhere.get(pointer),
    isConflict: savedElsewhere.has(pointer),
    keyboard: KEYBOARDS[pointer.split('/').at(-1) ?? ''] ?? 'text',
    ...{ group: kind === 'group', list: kind === 'list', choice: kind === 'choice' },
    ...{ area: kind === 'area', decides: field.decides },
    ...{ clearable: field.cleared !== null, cleared: field.cleared === true },
  };
}
