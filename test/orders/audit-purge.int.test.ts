import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '#domain/roles.ts';
import { audit } from '#orders/audit.ts';
import { anchorHead } from '#orders/audit-chain/anchors.ts';
import { monthsBefore, purgeAudit, purgeDue } from '#orders/audit-chain/purge.ts';
import { verifyAudit } from '#orders/audit-chain/verify.ts';
import { asIntruder, withEmptyAudit } from '../support/intruder.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeEach(async () => {
  record = await createTestRecord();
  await withEmptyAudit(record);
});
afterEach(() => record.close());

const given = async (target: string, at: Date | string) =>
  audit(record.db, { at: new Date(at), actor: SYSTEM, action: 'tested', target });
const targets = async () =>
  (await record.db.auditEntry.findMany({ orderBy: { id: 'asc' } })).map(({ target }) => target);
const verified = () => verifyAudit(record.db, record.vault);

/** Five rows: two that are past three years on the Monday of tests, one on the very day, an old one behind it, and a new one. */
async function givenYears(): Promise<void> {
  await given('2020', '2020-01-01T00:00:00Z');
  await given('2023-may', '2023-05-31T23:59:59Z');
  await given('2023-june', '2023-06-01T01:00:00Z');
  await given('2021-late', '2021-01-01T00:00:00Z');
  await given('2026', MONDAY);
}

describe('the purge of the audit', () => {
  it('given three years, then what is older goes from the beginning, up to the first that is younger', async () => {
    await givenYears();
    const due = { before: new Date('2023-06-01T01:00:00.000Z'), rows: 2, last: 2n };
    expect(await purgeDue(record)).toEqual(due);
    expect(await targets()).toHaveLength(5);
    expect(await purgeAudit(record, SYSTEM)).toEqual(due);
    expect(await targets()).toEqual(['2023-june', '2021-late', '2026', 'audit']);
  });

  it('given a purge, then it is itself recorded, and the chain holds from its signed beginning on', async () => {
    await givenYears();
    await anchorHead(record.db, record.vault, MONDAY);
    await purgeAudit(record, SYSTEM);
    const [purged] = await record.db.auditEntry.findMany({ where: { action: 'audit.purged' } });
    expect(purged).toMatchObject({ actorId: 'system', after: { rows: 2, lastLink: '2' } });
    await given('later', MONDAY);
    expect(await verified()).toMatchObject({ rows: 5, faults: [] });
    expect(await purgeAudit(record, SYSTEM)).toMatchObject({ rows: 0, last: null });
    expect(await record.db.auditEntry.count({ where: { action: 'audit.purged' } })).toBe(1);
    expect(await anchorHead(record.db, record.vault, MONDAY)).toMatchObject({ seq: 7n });
  });

  it('given that all is past its term, then the last link stays, since the next one hangs on it', async () => {
    await givenYears();
    record.clock.set('2036-01-01T00:00:00Z');
    expect(await purgeAudit(record, SYSTEM)).toMatchObject({ rows: 4 });
    expect(await targets()).toEqual(['2026', 'audit']);
    expect(await purgeAudit(record, SYSTEM)).toMatchObject({ rows: 1 });
    expect(await verified()).toMatchObject({ faults: [] });
    expect(await record.db.auditAnchor.count({ where: { kind: 'beginning' } })).toBe(1);
  });

  it('given a chain that was changed, then nothing is purged', async () => {
    await givenYears();
    await asIntruder(record, `UPDATE audit SET action = 'other' WHERE target = '2020'`);
    await expect(purgeAudit(record, SYSTEM)).rejects.toMatchObject({ code: 'audit.chain_broken' });
    expect(await targets()).toHaveLength(5);
  });

  it('given a beginning that somebody cut off by hand, then no anchor of ours says so', async () => {
    await givenYears();
    await anchorHead(record.db, record.vault, MONDAY);
    const cut = ['2020', '2023-may'].map(
      (target) => `DELETE FROM audit WHERE target = '${target}'`,
    );
    await asIntruder(record, ...cut, 'DELETE FROM audit_chain WHERE seq <= 2');
    expect((await verified()).faults).toEqual([{ seq: 1n, what: 'links 1 to 2 are missing' }]);
    // Nor does a head that was signed there pass for a beginning.
    await asIntruder(record, `UPDATE audit_anchors SET kind = 'beginning', seq = 2`);
    expect((await verified()).faults).toHaveLength(2);
  });

  it('given that the purge is over, then the next transaction can delete nothing again', async () => {
    await givenYears();
    await purgeAudit(record, SYSTEM);
    await expect(record.db.$executeRaw`DELETE FROM audit`).rejects.toThrow(/only ever added to/);
  });
});

describe('a number of months before an instant', () => {
  it.each([
    ['2026-06-01T01:00:00.000Z', 36, '2023-06-01T01:00:00.000Z'],
    ['2026-08-31T01:00:00.000Z', 6, '2026-02-28T01:00:00.000Z'],
    ['2026-03-31T01:00:00.000Z', 1, '2026-02-28T01:00:00.000Z'],
    ['2028-02-29T01:00:00.000Z', 12, '2027-02-28T01:00:00.000Z'],
  ])('given %s and %i, then it is %s', (at, months, before) => {
    expect(monthsBefore(new Date(at), months).toISOString()).toBe(before);
  });
});
