import pg from 'pg';
import { PROVINCE_NAMES } from '#domain/provinces.ts';
import { sealForm } from '#orders/form.ts';
import type { Vault } from '#prisma/vault.ts';
import { formOf } from './forms.ts';

/**
 * The tables in which a submitted order has rows, and what differs in a copy of them. `m` is a row of the
 * model order, `n` the new order. Columns that are not named are copied, later ones too.
 */
const TABLES: Readonly<Record<string, { key: string; differs: Readonly<Record<string, string>> }>> =
  {
    orders: {
      key: 'order_no',
      differs: {
        order_no: 'n.order_no',
        serial: 'n.serial',
        province: 'n.province',
        form_cipher: 'n.form',
        open_certificate_index: 'n.certificate',
        snapshot: 'replace(m.snapshot::text, $1, n.order_no)::jsonb',
        created_at: 'n.begun',
        submitted_at: 'n.begun',
      },
    },
    dues: {
      key: 'order_no',
      differs: { order_no: 'n.order_no', started_at: 'n.begun', at: 'n.due' },
    },
    tasks: {
      key: 'order_no',
      differs: {
        id: 'gen_random_uuid()',
        order_no: 'n.order_no',
        province: 'n.province',
        opened_at: 'n.begun',
        urgent_at: 'n.due',
      },
    },
    timeline: { key: 'order_no', differs: { order_no: 'n.order_no', at: 'n.begun' } },
    requests: {
      key: 'order_no',
      differs: {
        request_id: 'gen_random_uuid()::text',
        order_no: 'n.order_no',
        outcome: 'replace(m.outcome::text, $1, n.order_no)::jsonb',
        at: 'n.begun',
      },
    },
    audit: {
      key: 'target',
      differs: {
        id: `nextval(pg_get_serial_sequence('audit', 'id'))`,
        target: 'n.order_no',
        at: 'n.begun',
      },
    },
  };

/** The orders that are to be made. */
export interface BulkOrders {
  readonly count: number;
  /** The number of the first one's form; forms count up from it. */
  readonly from: number;
  /** An order that was really submitted and stands in initial review. */
  readonly model: string;
  /** When the n-th is due; it began two days before. */
  readonly due: (n: number) => Date;
}

const BATCH = 2_000;
const TWO_DAYS_MS = 2 * 86_400_000;

/**
 * Multiplies a submitted order in the record: a hundred thousand through the API would take an hour.
 * The rows are those that the product wrote for the model, with numbers, forms (each sealed to its own
 * order), certificates, provinces and instants of their own, so that everything reads and moves them
 * like others. They have no followers until `resumeOrders` gives them some.
 */
export async function bulkOrders(
  databaseUrl: string,
  vault: Vault,
  { count, from, model, due }: BulkOrders,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await refuseUnknownTables(client, model);
    const statements: string[] = [];
    for (const table of Object.keys(TABLES)) statements.push(await statementFor(client, table));
    for (let done = 0; done < count; done += BATCH) {
      const size = Math.min(BATCH, count - done);
      const { rows } = await client.query<{ serial: string }>(
        `SELECT nextval(pg_get_serial_sequence('orders', 'serial')) AS serial FROM generate_series(1, $1)`,
        [size],
      );
      const made = rows.map(({ serial }, index) => {
        const n = done + index;
        const orderNo = model.slice(0, 10) + serial.padStart(model.length - 10, '0');
        const province = PROVINCE_NAMES[n % PROVINCE_NAMES.length] ?? '';
        const form = formOf(from + n, province);
        const at = due(n);
        return {
          ...{ serial, orderNo, province },
          form: sealForm(vault, orderNo, form).formCipher,
          certificate: vault.index('certificate', form.subject.certificateNumber),
          begun: new Date(at.getTime() - TWO_DAYS_MS),
          due: at,
        };
      });
      const column = <K extends keyof (typeof made)[number]>(name: K) =>
        made.map((row) => row[name]);
      const values = [model, column('orderNo'), column('serial'), column('province')];
      const more = [column('form'), column('certificate'), column('begun'), column('due')];
      for (const statement of statements) await client.query(statement, [...values, ...more]);
    }
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

/** Copies the model's rows of a table, once for each new order. */
async function statementFor(client: pg.Client, table: string): Promise<string> {
  const { key, differs } = TABLES[table] ?? { key: '', differs: {} };
  const { rows } = await client.query<{ column_name: string }>(
    `SELECT column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
    [table],
  );
  const columns = rows.map(({ column_name: name }) => name);
  const values = columns.map((name) => differs[name] ?? `m."${name}"`);
  return `
    INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(', ')})
    SELECT ${values.join(', ')}
    FROM unnest($2::text[], $3::bigint[], $4::text[], $5::bytea[], $6::text[], $7::timestamptz[], $8::timestamptz[])
      AS n(order_no, serial, province, form, certificate, begun, due),
      ${table} AS m WHERE m.${key} = $1`;
}

/** A table that has come since this was written would be missing in every copy: that is said, not passed over. */
async function refuseUnknownTables(client: pg.Client, model: string): Promise<void> {
  const { rows } = await client.query<{ table_name: string }>(
    `SELECT table_name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'order_no'`,
  );
  for (const { table_name: table } of rows) {
    if (table in TABLES) continue;
    const found = await client.query(`SELECT 1 FROM ${table} WHERE order_no = $1 LIMIT 1`, [model]);
    if (found.rowCount !== 0) {
      throw new Error(
        `A submitted order has rows in ${table}: bench/bulk.ts must say how they differ`,
      );
    }
  }
}
