import { dayInShanghai } from '#domain/calendar/days.ts';
import { RETENTION, type DataClass } from '#domain/retention/classes.ts';
import type { DueClass, Erased } from '#orders/retention/carry-out.ts';

/** The classes, a line each: the term, what has had it, and since when the oldest was left alone. */
export const dueAsText = (classes: readonly DueClass[]): string =>
  classes.map((one) => `${classAsText(one)}\n`).join('');

function termAsText(term: DueClass['term']): string {
  if (term === null) return 'no term';
  return 'days' in term ? `${String(term.days)} days` : `${String(term.months)} months`;
}

function classAsText({ name, term: of, due, oldest }: DueClass): string {
  const { title, then }: DataClass = RETENTION[name];
  const term = termAsText(of);
  const rows = Object.entries(due).map(([what, n]) => `${String(n)} ${what}`);
  const found = rows.length === 0 ? 'nothing due' : rows.join(', ');
  const since = oldest === null ? '' : `, oldest ${dayInShanghai(oldest)}`;
  const by = then === 'erase' ? '' : `  (ended by: ${then.by.en.toLowerCase()})`;
  return `${name.padEnd(20)} ${title.zh}  ${term}: ${found}${since}${by}`;
}

/** What was erased, a line each kind. */
export const erasedAsText = (erased: readonly Erased[]): string =>
  erased.length === 0
    ? 'Nothing had had its term.\n'
    : erased.map(({ of, what, count }) => `${of}: ${String(count)} ${what} erased.\n`).join('');
