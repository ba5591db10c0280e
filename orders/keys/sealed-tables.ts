/** A table with sealed columns: all that is needed to open a row under one key and to seal it under another. */
export interface SealedTable {
  readonly table: string;
  /**
   * What tells its rows apart, with the type of each column: in the order in which they stand in the place
   * that a value is sealed to (`table.name:key:key`).
   */
  readonly keys: Readonly<Record<string, 'text' | 'uuid' | 'integer'>>;
  /** The column that names the key of the row. All sealed columns of a row are under one key. */
  readonly keyId: 'key_id' | 'form_key_id';
  /** The sealed columns without `_cipher`: so they are named in their places, too. */
  readonly sealed: readonly string[];
  /** Where its values are sealed to, where that is not their own table, column and row. */
  readonly place?: (keys: readonly string[]) => string;
  /** How many rows are sealed anew at once; fewer where a value is a file. */
  readonly batch?: number;
}

const FILES_AT_ONCE = 4;

/**
 * Everything in the record that is sealed, but for the files of materials (reseal-materials.ts). A test
 * holds it against the schema: a sealed column that is missing here would be lost with its key.
 */
export const SEALED_TABLES: readonly SealedTable[] = [
  byId('accounts', 'text', ['mobile', 'email']),
  { table: 'second_factors', keys: { account_id: 'text' }, keyId: 'key_id', sealed: ['secret'] },
  byId('subjects', 'uuid', ['certificate', 'name', 'address', 'details']),
  byId('persons', 'uuid', ['name', 'certificate', 'mobile', 'emergency', 'email', 'details']),
  byId('services', 'uuid', ['remarks']),
  {
    table: 'record_versions',
    keys: { kind: 'text', record_id: 'uuid', version: 'integer' },
    keyId: 'key_id',
    sealed: ['content'],
  },
  { table: 'orders', keys: { order_no: 'text' }, keyId: 'form_key_id', sealed: ['form'] },
  byId('tasks', 'uuid', ['note']),
  {
    table: 'timeline',
    keys: { order_no: 'text', revision: 'integer' },
    keyId: 'key_id',
    sealed: ['note', 'words'],
  },
  {
    table: 'returned_forms',
    keys: { order_no: 'text', revision: 'integer' },
    keyId: 'key_id',
    sealed: ['form'],
    // The form came over as it stood in its order, still sealed.
    place: ([orderNo = '']) => placeIn('orders', 'form', [orderNo]),
  },
  byId('notices', 'uuid', ['text', 'recipient']),
  byId('reports', 'text', ['form', 'filed']),
  byId('sms_verification_persons', 'uuid', ['mobile']),
  byId('authority_results', 'text', ['body', 'note']),
  byId('proposals', 'uuid', ['text', 'comment']),
  {
    table: 'authority_uploads',
    keys: { endpoint: 'text', sequence: 'integer' },
    keyId: 'key_id',
    sealed: ['file'],
    batch: FILES_AT_ONCE,
  },
  {
    table: 'authority_downloads',
    keys: { endpoint: 'text', file_name: 'text' },
    keyId: 'key_id',
    sealed: ['file'],
    batch: FILES_AT_ONCE,
  },
  byId('authority_news', 'text', ['content']),
];

function byId(table: string, type: 'text' | 'uuid', sealed: readonly string[]): SealedTable {
  return { table, keys: { id: type }, keyId: 'key_id', sealed };
}

const placeIn = (table: string, name: string, keys: readonly string[]): string =>
  `${table}.${name}:${keys.join(':')}`;

/** Where a value of a row is sealed to, from the texts of the row's keys. */
export function placeOf(sealed: SealedTable, name: string, keys: readonly string[]): string {
  return sealed.place?.(keys) ?? placeIn(sealed.table, name, keys);
}

/** One of them by its name. */
export function sealedTable(table: string): SealedTable {
  const found = SEALED_TABLES.find((one) => one.table === table);
  if (found === undefined) throw new Error(`Nothing is sealed in ${table}`);
  return found;
}
