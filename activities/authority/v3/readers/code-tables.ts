import type { Cursor } from './cursor.ts';

/** One of the bureau's code tables. */
export interface CodeTableRows {
  /** In our words where we have one, else the bureau's element. */
  readonly table: string;
  readonly rows: readonly CodeTableRow[];
}

export interface CodeTableRow {
  readonly id: number | undefined;
  readonly name: string | undefined;
  /** Whether it may still be used; undefined where the table does not say. */
  readonly valid: boolean | undefined;
  /** Its other columns under the bureau's names: Ysid, Bm, Lx, Bz … */
  readonly extra: Readonly<Record<string, string>>;
}

/** The tables by their elements: what we call them, what a row is called, and which column is the name. */
const TABLES: readonly (readonly [table: string, name: string, row: string, nameColumn: string])[] =
  [
    ['Dwfl_dms', 'unitClass', 'Dwfl_xx', 'Mc'],
    ['Dwxz_dms', 'nature', 'Dwxz_xx', 'Mc'],
    ['Qy_dms', 'region', 'Qy_xx', 'Mc'],
    ['Yjfk_Wtfls', 'feedbackKind', 'Yjfk_Wtfl_xx', 'Fl1'],
    ['Gj_dms', 'bureau', 'Gj_dm_xx', 'Mc'],
    ['Hyfl_dms', 'industry', 'Hyfl_xx', 'Mc'],
    ['Xzjb_dms', 'administrativeLevel', 'Xzjb_xx', 'Mc'],
    ['Zjlx_dms', 'certificateType', 'Zjlx_xx', 'Mc'],
    ['Wzjylx_dms', 'preApproval', 'Wzjylx_xx', 'Mc'],
    ['Wzfwlx_dms', 'contentType', 'Wzfwlx_xx', 'Mc'],
    ['Wzjrfs_dms', 'accessMethod', 'Wzjrfs_xx', 'Mc'],
    ['Zxly_dms', 'cancelReason', 'Zxly_xx', 'Nr'],
    ['Wbacl_dms', 'unfiledHandling', 'Wbacl_xx', 'Ztmc'],
    ['Hsyj_dms', 'verificationOpinion', 'Hsyj', 'Mc'],
    ['Ymlx_dms', 'domainKind', 'Ymlx', 'Mc'],
    ['Fjwjgs_dms', 'attachmentFormat', 'Fjwjgs', 'Mc'],
    ['Fjytlx_dms', 'attachmentPurpose', 'Fjzjlx', 'Mc'],
    ['Yylb_dms', 'language', 'Yylb', 'Mc'],
  ];

/** The code tables of a file (JCDM): those that it has, a reporting unit being a row like any other. */
export function readCodeTables(file: Cursor): CodeTableRows[] {
  const units = file.child('Bbdwlb').children('Bbdw');
  const tables = file.child('Jcdm_xx');
  const read = TABLES.map(([element, table, row, nameColumn]) => ({
    table,
    rows: tables
      .child(element)
      .children(row)
      .map((cursor) => readRow(cursor, nameColumn)),
  }));
  const unitRows = units.map((cursor) => readRow(cursor, 'Dwmc'));
  return [{ table: 'reportingUnit', rows: unitRows }, ...read].filter(
    ({ rows }) => rows.length > 0,
  );
}

function readRow(row: Cursor, nameColumn: string): CodeTableRow {
  return {
    id: row.integer('Id', 'must'),
    name: row.text(nameColumn, 'must'),
    valid: row.choice('Sfyx', [false, true]),
    extra: row.rest(),
  };
}
