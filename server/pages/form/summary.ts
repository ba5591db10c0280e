import type { Locale } from '#domain/bilingual.ts';
import type { FormField } from './form-field.ts';
import { word } from '../words.ts';
import { pagesIn } from './parts.ts';

/** One line of a form that is only read. */
export interface SummaryRow {
  /** JSON pointer as reasons and findings name it: a list is one field. */
  readonly pointer: string;
  readonly label: string;
  readonly values: readonly string[];
}

/** A part of a form, with its lines. */
export interface SummaryPart {
  readonly pointer: string;
  readonly title: string;
  readonly rows: readonly SummaryRow[];
}

const valueOf = (field: FormField, locale: Locale): string =>
  field.options.find(({ code }) => code === field.value)?.name[locale] ?? field.value;

function entryInWords(entry: FormField, locale: Locale): string {
  if (entry.kind !== 'group') return valueOf(entry, locale);
  return entry.children
    .filter(({ value }) => value !== '')
    .map((field) => `${field.name[locale]}: ${valueOf(field, locale)}`)
    .join('\n');
}

function rowsOf(field: FormField, locale: Locale): SummaryRow[] {
  const { pointer } = field;
  if (field.cleared === true) {
    return [{ pointer, label: field.name[locale], values: [word(locale, 'fill.cleared')] }];
  }
  if (field.kind === 'group') return field.children.flatMap((child) => rowsOf(child, locale));
  const values =
    field.kind === 'list'
      ? field.children.map((entry) => entryInWords(entry, locale))
      : [valueOf(field, locale)];
  return [{ pointer, label: field.name[locale], values: values.filter((text) => text !== '') }];
}

function partOf(field: FormField, locale: Locale): SummaryPart {
  return { pointer: field.pointer, title: field.name[locale], rows: rowsOf(field, locale) };
}

/** A part of a form; of changes only what changes, each under the name of what it belongs to. */
function partsIn(field: FormField, locale: Locale): readonly SummaryPart[] {
  const pages = pagesIn(field);
  if (pages[0] === field) return [partOf(field, locale)];
  return pages
    .map((page) => partOf(page, locale))
    .map((part) => ({ ...part, rows: part.rows.filter(({ values }) => values.length > 0) }))
    .filter(({ rows }) => rows.length > 0);
}

/** A whole form as lines to read, part by part, in one language. Materials are shown as files instead. */
export function summaryOf(fields: readonly FormField[], locale: Locale): readonly SummaryPart[] {
  return fields
    .filter(({ pointer }) => pointer !== '/materials')
    .flatMap((field) => partsIn(field, locale));
}
