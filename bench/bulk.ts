import { createHash } from 'node:crypto';
import pg from 'pg';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { sealForm } from '#orders/form.ts';
import type { Vault } from '#prisma/vault.ts';
import { range } from './pool.ts';

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
      differs: {
        order_no: 'n.order_no',
        started_at: 'n.begun',
        // The reminder of a review comes on its last morning; where that is past, it has come.
        at: `CASE m.term WHEN 'reviewReminder' THEN n.due - interval '15 hours' ELSE n.due END`,
        fell_at: `CASE WHEN m.term = 'reviewReminder' AND n.due < now() + interval '15 hours'
          THEN n.due - interval '15 hours' END`,
      },
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
    held_certificates: {
      key: 'order_no',
      differs: { order_no: 'n.order_no', index: 'n.certificate' },
    },
    order_identifiers: {
      key: 'order_no',
      differs: { order_no: 'n.order_no', index: 'gen_random_uuid()::text' },
    },
    materials: {
      key: 'order_no',
      differs: {
        // As `materialOf` has it, so that the form names its own.
        id: 'md5(m.id || n.order_no)',
        order_no: 'n.order_no',
        uploaded_at: 'n.begun',
      },
    },
    consents: {
      key: 'order_no',
      differs: {
        id: `nextval(pg_get_serial_sequence('consents', 'id'))`,
        order_no: 'n.order_no',
        accepted_at: 'n.begun',
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

/** A new order as it is to be made. It began two days before it is due. */
export interface BulkOrder {
  readonly form: NewSubjectForm;
  readonly due: Date;
}

/** A connection that multiplies one order. */
export interface Bulk {
  /** Makes as many orders as asked for; the n-th, counted from 0, as `order` says. */
  add(count: number, order: (n: number) => BulkOrder): Promise<void>;
  close(): Promise<void>;
}

const BATCH = 2_000;
const TWO_DAYS_MS = 2 * 86_400_000;

/**
 * Multiplies a submitted order in the record: a hundred thousand through the API would take an hour.
 * The rows are those that the product wrote for the model, with numbers, forms (each sealed to its own
 * order), certificates, provinces and instants of their own, so that everything reads and moves them
 * like others. They have no followers until `resumeOrders` gives them some. ANALYZE is the caller's.
 * @param model an order that was really submitted and stands in initial review
 */
export async function openBulk(databaseUrl: string, vault: Vault, model: string): Promise<Bulk> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const statements: string[] = [];
  let handedIn: readonly HandedIn[] = [];
  try {
    await refuseUnknownTables(client, model);
    handedIn = await materialsOf(client, model);
    for (const table of Object.keys(TABLES)) statements.push(await statementFor(client, table));
  } catch (error) {
    await client.end();
    throw error;
  }

  async function batch(made: readonly BulkOrder[]): Promise<void> {
    const { rows } = await client.query<{ serial: string }>(
      `SELECT nextval(pg_get_serial_sequence('orders', 'serial')) AS serial FROM generate_series(1, $1)`,
      [made.length],
    );
    const serials = rows.map(({ serial }) => serial);
    // Like the model's: the day, then the running number.
    const orderNos = serials.map((serial) => model.slice(0, 10) + serial.padStart(6, '0'));
    const dues = made.map(({ due }) => due);
    const values = [
      model,
      orderNos,
      serials,
      made.map(({ form }) => form.subject.province),
      made.map(({ form }, n) => {
        const orderNo = orderNos[n] ?? '';
        const materials = handedIn.map((one) => materialOf(one, orderNo));
        return sealForm(vault, orderNo, { ...form, materials }).formCipher;
      }),
      made.map(({ form }) => vault.index('certificate', form.subject.certificateNumber)),
      dues.map((due) => new Date(due.getTime() - TWO_DAYS_MS)),
      dues,
    ];
    for (const statement of statements) await client.query(statement, values);
  }

  return {
    add: async (count, order) => {
      for (let done = 0; done < count; done += BATCH) {
        const size = Math.min(BATCH, count - done);
        await batch(range(size).map((index) => order(done + index)));
      }
    },
    close: () => client.end(),
  };
}

/** A material of the model order. */
interface HandedIn {
  readonly id: string;
  readonly kind: string;
}

async function materialsOf(client: pg.Client, model: string): Promise<HandedIn[]> {
  const { rows } = await client.query<HandedIn>(
    'SELECT id, kind FROM materials WHERE order_no = $1',
    [model],
  );
  return rows;
}

/** The same material of a copy, as its form refers to it. */
const materialOf = ({ id, kind }: HandedIn, orderNo: string): HandedIn => ({
  kind,
  id: createHash('md5').update(`${id}${orderNo}`).digest('hex'),
});

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
     WHERE table_schema = 'public' AND column_name = 'order_no' ORDER BY table_name`,
  );
  for (const { table_name: table } of rows) {
    // What is still to be told to the model's follower is told and deleted: no copy has one.
    if (table in TABLES || table === 'signals') continue;
    const found = await client.query(`SELECT 1 FROM ${table} WHERE order_no = $1 LIMIT 1`, [model]);
    if (found.rowCount !== 0) {
      throw new Error(
        `A submitted order has rows in ${table}: bench/bulk.ts must say how they differ`,
      );
    }
  }
}
