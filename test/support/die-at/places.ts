/** The name of the file that orders a part to die at a place. */
export const orderFor = (place: string, part: string): string =>
  `${part}-${place.replaceAll(/\W+/g, '-')}`;

/** Writes to one table that are different steps: the column that only one of them sets tells them apart. */
const TOLD_BY: Readonly<{ [table: string]: string }> = {
  authority_links: 'sequence',
  authority_uploads: 'taken_at',
};

const FROM = /\bfrom\s+(\w+)/i;

/** A statement without what it asks in brackets: what it locks is what stands outside of them. */
function withoutInner(text: string): string {
  const outer = text.replaceAll(/\([^()]*\)/g, '');
  return outer === text ? text : withoutInner(outer);
}

/** A statement as its places are named by: what it does, and to which table. */
export function statementOf(sql: string): string | null {
  const text = sql.trim().replaceAll('"public".', '').replaceAll('"', '');
  if (/^(begin|commit|rollback)\b/i.test(text)) return text.split(/\W/)[0]?.toLowerCase() ?? null;
  const [, into] = /\binsert\s+into\s+(\w+)/i.exec(text) ?? [];
  if (into !== undefined) return `insert ${into}`;
  const [, updated] = /\bupdate\s+(\w+)\s+(?:as\s+\w+\s+)?set\b/i.exec(text) ?? [];
  if (updated !== undefined) return `update ${updated}${columnNamed(text, updated)}`;
  const [, deleted] = /\bdelete\s+from\s+(\w+)/i.exec(text) ?? [];
  if (deleted !== undefined) return `delete ${deleted}`;
  const [, read] = FROM.exec(withoutInner(text)) ?? FROM.exec(text) ?? [];
  if (read === undefined) return /advisory/i.test(text) ? 'lock' : null;
  return /\bfor\s+(no\s+key\s+)?update\b/i.test(text) ? `lock ${read}` : `select ${read}`;
}

/** The column by which an update of this table is known, where it sets it. */
function columnNamed(text: string, table: string): string {
  const column = TOLD_BY[table];
  const [, sets = ''] = /\bset\b(.*?)(?:\bwhere\b|$)/is.exec(text) ?? [];
  return column !== undefined && new RegExp(`\\b${column}\\b`).test(sets) ? ` ${column}` : '';
}

/** What a transaction is about, as far as it has gone. */
export interface Deed {
  /** `step` under an order's lock, `relay`, `effect`, or the first thing it did. */
  name: string | null;
  /** A step of an order has written its line of the timeline. */
  stepped: boolean;
}

const LOCKS: Readonly<{ [prefix: string]: string }> = {
  signals: 'relay',
  effect: 'effect',
  link: 'link',
  recipient: 'notice',
};

/**
 * The place before a statement of a transaction, which comes to know by it what it is about; null where
 * dying makes no difference (the clock's question) or where nothing is known yet (BEGIN).
 */
export function placeBefore(
  deed: Deed,
  statement: string,
  values: readonly unknown[],
): string | null {
  if (statement === 'begin' || statement.endsWith('sandbox_clock')) return null;
  if (statement === 'lock') {
    const key = values.find((value) => typeof value === 'string') ?? '';
    const lock = LOCKS[key.split('/')[0] ?? ''];
    if (lock !== undefined) deed.name = lock;
    return `${deed.name ?? 'request'}: lock`;
  }
  deed.name ??= statement === 'lock orders' ? 'step' : statement;
  if (statement === 'insert timeline') deed.stepped = true;
  // What writes an order's row or ends without a line of the timeline was no step, but an edit of its form.
  const edit = ['update orders', 'commit', 'insert audit', 'insert requests'].includes(statement);
  const name = deed.name === 'step' && edit && !deed.stepped ? 'edit' : deed.name;
  return `${name}: ${statement}`;
}
