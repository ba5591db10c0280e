import type { Locale } from '#domain/bilingual.ts';
import { nameOfValue } from './choice-names.ts';

/**
 * A value of a form or a record in lines to read, for a comparison: codes by their names, the entries of a list
 * below each other.
 * @param field JSON pointer or key: its last word says which codes may stand there
 */
export function valueInWords(field: string, value: unknown, locale: Locale): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => valueInWords(field, one, locale)).join('\n');
  if (typeof value === 'object') {
    const members = Object.entries(value as Record<string, unknown>);
    return members.map(([key, part]) => valueInWords(key, part, locale)).join(' · ');
  }
  const key = field.slice(field.lastIndexOf('/') + 1);
  return typeof value === 'string' ? nameOfValue(key, value)[locale] : JSON.stringify(value);
}
