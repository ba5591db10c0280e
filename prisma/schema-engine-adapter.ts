import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type pg from 'pg';

const SINGLE_CHARACTER = 18;
const TEXT = 25;
const MARK = '\u0000character';

/**
 * Prisma's PostgreSQL adapter made fit for migrations; 7.10's own is not:
 * - it cuts a migration at every semicolon, those in strings and function bodies too;
 * - it refuses the catalogue's "char" type, without which no schema can be compared.
 *
 * The pool must hold one connection: locks and settings of a migration belong to a session.
 */
export function schemaEngineAdapter(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  letCharactersPass(pool);
  const inner = new PrismaPg(pool);
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await inner.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => unmark(await queryRaw(query));
    // In one message, as `prisma migrate deploy` sends it: all of the script or nothing of it happens.
    adapter.executeScript = async (sql) => {
      await adapter.executeRaw({ sql, args: [], argTypes: [] });
    };
    return adapter;
  };
  const connectToShadowDb = () => Promise.reject(new Error('No shadow database is used here.'));
  return { provider: inner.provider, adapterName: inner.adapterName, connect, connectToShadowDb };
}

/** Passes single characters off as text, with a mark at the column's name for `unmark`. */
function letCharactersPass(pool: pg.Pool): void {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryArrayResult>;
  const marking = async (...args: unknown[]) => {
    const result = await query(...args);
    // A script of several statements has a list of results; nobody reads those.
    for (const field of result.fields ?? []) {
      if (field.dataTypeID !== SINGLE_CHARACTER) continue;
      field.dataTypeID = TEXT;
      field.name += MARK;
    }
    return result;
  };
  pool.query = marking as typeof pool.query;
}

function unmark<T extends { columnNames: string[]; columnTypes: number[] }>(set: T): T {
  set.columnNames.forEach((name, index) => {
    if (!name.endsWith(MARK)) return;
    set.columnNames[index] = name.slice(0, -MARK.length);
    set.columnTypes[index] = ColumnTypeEnum.Character;
  });
  return set;
}
