import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '#domain/roles.ts';
import { audit } from '#orders/audit.ts';
import { anchorHead, anchorText, readAnchor } from '#orders/audit-chain/anchors.ts';
import { verifyAudit } from '#orders/audit-chain/verify.ts';
import { comingFrom } from '#orders/origin.ts';
import { asIntruder } from '../support/intruder.ts';
import { givenStage } from '../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeEach(async () => {
  record = await createTestRecord();
});
afterEach(() => record.close());

const deed = (target: string) => ({ at: MONDAY, actor: SYSTEM, action: 'tested', target });

/** Rows of the audit, each by a transaction of its own. */
async function givenDeeds(...targets: string[]): Promise<void> {
  for (const target of targets) await audit(record.db, deed(target));
}

const faults = async (known: Parameters<typeof verifyAudit>[2] = {}) =>
  (await verifyAudit(record.db, record.vault, known)).faults.map(({ what }) => what);

const linkOf = async (target: string) => {
  const { id } = await record.db.auditEntry.findFirstOrThrow({ where: { target } });
  return record.db.auditLink.findUniqueOrThrow({ where: { auditId: id } });
};
const idOf = async (target: string) => (await linkOf(target)).auditId.toString();

describe('the chain of the audit', () => {
  it('given an order that went its way, then every row has its link and nothing is amiss', async () => {
    await givenStage(record, 'granted');
    const rows = await record.db.auditEntry.count();
    expect(rows).toBeGreaterThan(5);
    expect(await verifyAudit(record.db, record.vault)).toEqual({ rows, anchors: 0, faults: [] });
  });

  it('given two transactions at once, then each row has one place, in the order of the commits', async () => {
    let firstWritten = () => undefined as void;
    const written = new Promise<void>((resolve) => (firstWritten = resolve));
    let mayEnd = () => undefined as void;
    const end = new Promise<void>((resolve) => (mayEnd = resolve));
    const slow = record.db.$transaction(async (tx) => {
      await audit(tx, deed('slow'));
      firstWritten();
      await end;
    });
    await written;
    // It doesn't wait for the one that has written and not yet committed.
    await givenDeeds('quick');
    mayEnd();
    await slow;
    expect((await linkOf('slow')).seq).toBe((await linkOf('quick')).seq + 1n);
    expect(BigInt(await idOf('slow'))).toBeLessThan(BigInt(await idOf('quick')));
    expect(await faults()).toEqual([]);
  });

  it('given many at once, then the chain has no gap and no fork', async () => {
    const targets = Array.from({ length: 60 }, (_, index) => `t${String(index)}`);
    await Promise.all(
      targets.map((target) =>
        record.db.$transaction(async (tx) => {
          await audit(tx, deed(target));
          await audit(tx, deed(`${target}-again`));
        }),
      ),
    );
    const { rows, faults: found } = await verifyAudit(record.db, record.vault);
    expect({ rows, found }).toEqual({ rows: await record.db.auditEntry.count(), found: [] });
  });

  it('given a transaction that is rolled back, then neither a row nor a link is left', async () => {
    const before = await record.db.auditLink.count();
    const failing = record.db.$transaction(async (tx) => {
      await audit(tx, deed('undone'));
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    await givenDeeds('done');
    expect(await record.db.auditEntry.count({ where: { target: 'undone' } })).toBe(0);
    expect(await record.db.auditLink.count()).toBe(before + 1);
    expect(await faults()).toEqual([]);
  });

  it.each(['audit', 'audit_chain', 'audit_anchors'])(
    'given somebody who changes, deletes or empties %s, then the database refuses it',
    async (table) => {
      await givenDeeds('a');
      await anchorHead(record.db, record.vault, MONDAY);
      const before = await record.db.$queryRawUnsafe(`SELECT * FROM ${table}`);
      const set = table === 'audit' ? `target = 'b'` : 'seq = seq + 7';
      for (const sql of [
        `UPDATE ${table} SET ${set}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
      ]) {
        await expect(record.db.$executeRawUnsafe(sql)).rejects.toThrow(/only ever added to/);
      }
      expect(await record.db.$queryRawUnsafe(`SELECT * FROM ${table}`)).toEqual(before);
    },
  );

  it('given a deed that came from an address, then that is part of what is chained', async () => {
    await comingFrom('203.0.113.7', () => audit(record.db, deed('a')));
    expect(await record.db.auditEntry.findFirst({ where: { target: 'a' } })).toMatchObject({
      origin: '203.0.113.7',
    });
    expect(await faults()).toEqual([]);
    await asIntruder(record, `UPDATE audit SET origin = '' WHERE target = 'a'`);
    expect(await faults()).toHaveLength(1);
  });
});

describe('somebody who has the database', () => {
  beforeEach(() => givenDeeds('a', 'b', 'c', 'd', 'e'));

  it.each([
    ['at', `at + interval '1 second'`],
    ['actor_id', `'acc-other'`],
    ['actor_role', `'manager'`],
    ['action', `'other'`],
    ['target', `'other'`],
    ['before', `'{"stage":"draft"}'`],
    ['after', `'{}'`],
    ['id', 'id + 1000'],
  ])('given a row whose %s was changed, then that row is named', async (column, value) => {
    const id = await idOf('c');
    await asIntruder(record, `UPDATE audit SET ${column} = ${value} WHERE target = 'c'`);
    const found = await faults();
    expect(found[0]).toMatch(
      column === 'id' ? `row ${id} is missing` : new RegExp(`^row ${id} .*changed`),
    );
    // A row under another id is missing in its place, and has none where it is.
    expect(found).toHaveLength(column === 'id' ? 2 : 1);
  });

  it('given a row that was removed, then it is missing', async () => {
    const id = await idOf('c');
    await asIntruder(record, `DELETE FROM audit WHERE target = 'c'`);
    expect(await faults()).toEqual([`row ${id} is missing`]);
  });

  it('given a row that was removed with its link, then the gap is named', async () => {
    const { seq } = await linkOf('c');
    await asIntruder(
      record,
      `DELETE FROM audit_chain WHERE seq = ${seq.toString()}`,
      `DELETE FROM audit WHERE target = 'c'`,
    );
    expect(await faults()).toEqual([`link ${seq.toString()} is missing`]);
  });

  it('given a row removed with its link and the later links moved up, then it is found', async () => {
    const seq = (await linkOf('c')).seq.toString();
    await asIntruder(
      record,
      `DELETE FROM audit_chain WHERE seq = ${seq}`,
      `DELETE FROM audit WHERE target = 'c'`,
      `UPDATE audit_chain SET seq = seq - 1 WHERE seq > ${seq}`,
    );
    expect((await faults())[0]).toMatch(new RegExp(`^row ${await idOf('d')} .*not the row`));
  });

  it('given two rows that changed places, then both are named', async () => {
    const [b, d] = [await linkOf('b'), await linkOf('d')];
    await asIntruder(
      record,
      `UPDATE audit_chain SET audit_id = -1 WHERE seq = ${b.seq.toString()}`,
      `UPDATE audit_chain SET audit_id = ${b.auditId.toString()} WHERE seq = ${d.seq.toString()}`,
      `UPDATE audit_chain SET audit_id = ${d.auditId.toString()} WHERE seq = ${b.seq.toString()}`,
    );
    const found = await faults();
    expect(found).toHaveLength(2);
    for (const id of [b.auditId, d.auditId]) expect(found.join()).toContain(`row ${id.toString()}`);
  });

  it('given a row put in without its commit, then it has no link', async () => {
    await asIntruder(
      record,
      `INSERT INTO audit (at, actor_id, actor_role, action, target) VALUES (now(), 'x', 'manager', 'pass', 'put-in')`,
    );
    expect(await faults()).toEqual([expect.stringMatching(/put-in.*put in by hand/)]);
  });

  it('given a row put in with a link in between, then the chain does not hold there', async () => {
    const seq = (await linkOf('c')).seq.toString();
    await asIntruder(
      record,
      `UPDATE audit_chain SET seq = seq + 1000 WHERE seq >= ${seq}`,
      `UPDATE audit_chain SET seq = seq - 999 WHERE seq >= 1000`,
      `INSERT INTO audit (id, at, actor_id, actor_role, action, target) VALUES (9999, now(), 'x', 'manager', 'pass', 'put-in')`,
      `INSERT INTO audit_chain SELECT ${seq}, 9999, sha256(p.hash || convert_to(audit_text(a), 'UTF8'))
        FROM audit_chain p, audit a WHERE p.seq = ${seq} - 1 AND a.id = 9999`,
    );
    expect(await faults()).toEqual([expect.stringMatching(`^row ${await idOf('c')} `)]);
  });
});

describe('the anchors', () => {
  beforeEach(() => givenDeeds('a', 'b', 'c', 'd', 'e'));

  /** Makes all later links fit what the rows say now, as one could who has the database only. */
  const RECHAINED = `DO $$ DECLARE l audit_chain%ROWTYPE; head BYTEA := ''; BEGIN
    FOR l IN SELECT * FROM audit_chain ORDER BY seq LOOP
      SELECT sha256(head || convert_to(audit_text(a), 'UTF8')) INTO head FROM audit a WHERE a.id = l.audit_id;
      UPDATE audit_chain SET hash = head WHERE seq = l.seq;
    END LOOP; END $$`;

  it('given a chain that was worked out anew after a change, then the anchor is against it', async () => {
    await anchorHead(record.db, record.vault, MONDAY);
    await asIntruder(record, `UPDATE audit SET action = 'other' WHERE target = 'b'`, RECHAINED);
    expect(await faults()).toEqual([expect.stringMatching(/not what was signed on 2026-06-01/)]);
    await expect(anchorHead(record.db, record.vault, MONDAY)).rejects.toMatchObject({
      code: 'audit.chain_broken',
    });
  });

  it('given an end that was cut off with its links, then the anchor remembers it, later rows or not', async () => {
    await anchorHead(record.db, record.vault, MONDAY);
    const seq = (await linkOf('d')).seq.toString();
    await asIntruder(
      record,
      `DELETE FROM audit WHERE target IN ('d', 'e')`,
      `DELETE FROM audit_chain WHERE seq >= ${seq}`,
    );
    expect(await faults()).toEqual([expect.stringMatching(/cut off/)]);
    await givenDeeds('f', 'g');
    expect(await faults()).toEqual([expect.stringMatching(/rewritten/)]);
  });

  it('given that the anchors were removed as well, then one that was kept elsewhere tells', async () => {
    const anchor = await anchorHead(record.db, record.vault, MONDAY);
    const kept = readAnchor(record.vault, anchorText(anchor!));
    const seq = (await linkOf('d')).seq.toString();
    await asIntruder(
      record,
      `DELETE FROM audit WHERE target IN ('d', 'e')`,
      `DELETE FROM audit_chain WHERE seq >= ${seq}`,
      `DELETE FROM audit_anchors`,
    );
    expect(await faults()).toEqual([]);
    expect(await faults({ known: [kept] })).toEqual([expect.stringMatching(/cut off/)]);
  });

  it('given an anchor that was made without the key, then it is named', async () => {
    const anchor = await anchorHead(record.db, record.vault, MONDAY);
    await asIntruder(record, `UPDATE audit_anchors SET seq = seq - 1`);
    expect(await faults()).toEqual([expect.stringMatching(/not signed by us/)]);
    const forged = anchorText({ ...anchor!, seq: anchor!.seq - 1n });
    expect(() => readAnchor(record.vault, forged)).toThrow(/another signature/);
    expect(() => readAnchor(record.vault, 'head 7')).toThrow(/not the text of an anchor/);
  });

  it('given a chain that has not grown, then it is signed once; given that it has, again', async () => {
    const first = await anchorHead(record.db, record.vault, MONDAY);
    expect(await anchorHead(record.db, record.vault, MONDAY)).toMatchObject({ seq: first!.seq });
    expect(await record.db.auditAnchor.count()).toBe(1);
    await givenDeeds('f');
    const again = await anchorHead(record.db, record.vault, MONDAY);
    expect(again!.seq).toBe(first!.seq + 1n);
    expect(await verifyAudit(record.db, record.vault)).toMatchObject({ anchors: 2, faults: [] });
  });
});
