import type { Pen } from '../pen.ts';
import type { Xml } from '../xml.ts';

/** A day; uploads have no time of day. */
export function dateElement(pen: Pen, name: string, day: string, field: string): Xml[] {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? pen.text(name, day, field) : pen.fail(field, 'date');
}
