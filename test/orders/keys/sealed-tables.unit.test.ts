import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SEALED_TABLES } from '#orders/keys/sealed-tables.ts';

const SCHEMA = readFileSync(new URL('../../../prisma/schema.prisma', import.meta.url), 'utf8');

/** The tables of the schema with their columns, by the names in the database. */
const TABLES = [...SCHEMA.matchAll(/^model \w+ \{\n(.*?)^\}/gms)].map(([, body = '']) => ({
  table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? '',
  body,
  columns: body.split('\n').flatMap((line) => {
    const [, field, type] = /^ {2}(\w+) +([A-Z]\w*)/.exec(line) ?? [];
    if (field === undefined || type === undefined) return [];
    return [{ field, type, column: /@map\("(\w+)"\)/.exec(line)?.[1] ?? field }];
  }),
}));

/** Sealed in the material store, not in a column. */
const FILES = ['materials'];

describe('the table of all that is sealed', () => {
  it('given the schema, then every sealed column stands in it, and nothing else does', () => {
    const sealed = TABLES.map(({ table, columns }) => {
      const ciphers = columns.filter(({ field }) => field.endsWith('Cipher'));
      return [table, ciphers.map(({ column }) => column)] as const;
    }).filter(([, columns]) => columns.length !== 0);
    const known = SEALED_TABLES.map(
      (one) => [one.table, one.sealed.map((column) => `${column}_cipher`)] as const,
    );
    const inOrder = (rows: readonly (readonly [string, string[]])[]) =>
      Object.fromEntries(rows.map(([table, columns]) => [table, [...columns].sort()]));
    expect(inOrder(known)).toEqual(inOrder(sealed));
    expect(known.length).toBeGreaterThan(10);
  });

  it('given the schema, then every column of bytes is a sealed one, but for the hashes of the audit', () => {
    const bytes = TABLES.flatMap(({ table, columns }) =>
      columns.filter(({ type }) => type === 'Bytes').map(({ field }) => `${table}.${field}`),
    );
    const plain = bytes.filter((name) => !name.endsWith('Cipher'));
    // Hashes of the audit and what signs them: of rows that hold nothing personal in the clear.
    expect(plain.filter((name) => !name.startsWith('audit_'))).toEqual([]);
  });

  it('given the schema, then every key id stands in it, or names the key of a file', () => {
    const keyed = TABLES.flatMap(({ table, columns }) =>
      columns
        .filter(({ field }) => /keyId$/i.test(field))
        .map(({ column }) => `${table}.${column}`),
    );
    const known = SEALED_TABLES.map(({ table, keyId }) => `${table}.${keyId}`);
    expect([...known, ...FILES.map((table) => `${table}.key_id`)].sort()).toEqual(keyed.sort());
  });

  it.each(SEALED_TABLES)(
    'given $table, then what tells its rows apart is unique, and of these types',
    ({ table, keys }) => {
      const { body = '', columns = [] } = TABLES.find((one) => one.table === table) ?? {};
      const fields = Object.keys(keys).map(
        (key) => columns.find(({ column }) => column === key)?.field,
      );
      const one = new RegExp(`^ {2}${String(fields[0])} .*@id`, 'm');
      const several = new RegExp(`@@(id|unique)\\(\\[${fields.join(', ')}\\]\\)`);
      expect(body).toMatch(fields.length === 1 ? one : several);
      const types = Object.keys(keys).map((key) => {
        const { field, type } = columns.find(({ column }) => column === key) ?? {};
        if (type === 'Int') return 'integer';
        return new RegExp(`^ {2}${String(field)} .*@db\\.Uuid`, 'm').test(body) ? 'uuid' : 'text';
      });
      expect(types).toEqual(Object.values(keys));
    },
  );
});
