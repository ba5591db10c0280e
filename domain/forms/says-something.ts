/** Says which service changes, and is no change itself. */
const MARK = 'kind';

/** Whether changes, or a part of them, say anything at all; to be empty is to say it of a text or a list. */
export function saysSomething(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined;
  if (Array.isArray(value)) return true;
  return Object.entries(value).some(([key, part]) => key !== MARK && saysSomething(part));
}
