import type { CodeRow } from '#domain/authority/code-tables.ts';
import type { CodeTableRow, CodeTableRows } from './readers/code-tables.ts';

/** Columns that the lookups ask for under a name of ours, by table; the others keep the bureau's. */
const COLUMNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Which subjects have this certificate: the same document has an id for each nature.
  certificateType: { Dwflid: 'nature' },
  attachmentPurpose: { Ssdxlx: 'belongsTo' },
};
/** The ministry's own id of a row (Ysid), where a bureau has ids of its own. */
const ORIGINAL = { Ysid: 'originalId' };

/**
 * A bureau's code table (JCDM) as the lookups read it. A row without an id or a name is of no use to
 * them and stays in the file; where a table does not say what is valid (Wbacl_dms), all of it is.
 */
export function codeRowsOf({ table, rows }: CodeTableRows): CodeRow[] {
  const columns: Readonly<Record<string, string>> = { ...ORIGINAL, ...COLUMNS[table] };
  return rows.flatMap(({ id, name, valid = true, extra }: CodeTableRow) => {
    if (id === undefined || name === undefined) return [];
    const others = Object.entries(extra).map(([column, value]) =>
      column in columns ? [columns[column], Number(value)] : [column, value],
    );
    return [{ ...(Object.fromEntries(others) as object), id, name, valid }];
  });
}
