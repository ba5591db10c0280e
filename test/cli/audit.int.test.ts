import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '#domain/roles.ts';
import { audit } from '#orders/audit.ts';
import { asIntruder, withEmptyAudit } from '../support/intruder.ts';
import { REVIEWER } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';
import { knownVault, onRecord } from './support/on-record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = { ...(await createTestRecord()), vault: knownVault() };
  await withEmptyAudit(record);
  const old = { at: new Date('2020-01-01T00:00:00Z'), actor: SYSTEM, action: 'tested' };
  await audit(record.db, { ...old, target: 'old' });
  const late = { at: new Date(), actor: REVIEWER, action: 'tested', target: 'new' };
  await audit(record.db, { ...late, before: { stage: 'draft' }, after: { stage: 'granted' } });
});
afterAll(() => record.close());

const beian = (...args: string[]) => onRecord(record, ['audit', ...args]);

/** What is handed out says who had it, when, and which row of the audit tells so. */
const MARK = /^含个人信息，仅供审计使用。导出：system，[-\d]+ [:\d]+，审计编号 \d+。$/;

describe('beian audit list', () => {
  it('given a filter, then it prints those rows with who, what and the change, and is recorded', async () => {
    const { lines } = await beian('list', '--actor', 'reviewer-1', '--from', '2026-01-01');
    expect(lines).toEqual([expect.anything(), expect.stringMatching(MARK)]);
    expect(lines[0]).toMatch(/reviewer-1 \(reviewer\) +tested +new +\{"stage":"draft"\} → /);
    const [looked] = await record.db.auditEntry.findMany({ where: { action: 'audit.searched' } });
    expect(looked).toMatchObject({ actorId: 'system', origin: 'command line' });
  });

  it('given more than the limit, then it says how to go on', async () => {
    const { lines } = await beian('list', '--action', 'tested', '--limit', '1');
    expect(lines[1]).toMatch(/^There is more: --after \w+$/);
    const next = lines[1]?.split(' ').at(-1) ?? '';
    const rest = await beian('list', '--action', 'tested', '--after', next);
    expect(rest.lines).toEqual([
      expect.stringMatching(/ tested +old$/),
      expect.stringMatching(MARK),
    ]);
  });

  it('given what is no day, then it is refused by name', async () => {
    await expect(beian('list', '--to', 'soon')).rejects.toMatchObject({
      ...{ code: 'audit.malformed_instant', field: 'to' },
    });
  });
});

describe('beian audit verify', () => {
  it('given rows as they were written, then it signs how far they go, says how many, and ends with 0', async () => {
    const { code, lines } = await beian('verify');
    expect(code).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(/^head \d+ [0-9a-f]{64} \d+ [0-9a-f]{64}$/),
      expect.stringMatching(/^\d+ rows, 0 anchors, 0 faults, \d+\.\d s\.$/),
    ]);
    const again = await beian('verify', '--anchor', lines[0] ?? '');
    expect(again.code).toBe(0);
    expect(again.lines[0]).toBe(lines[0]);
  });
});

describe('beian audit purge', () => {
  it('given no --really, then it only says what is due', async () => {
    const { lines } = await beian('purge');
    expect(lines).toEqual([
      expect.stringMatching(/^1 rows from before .+ --really removes them\.$/),
    ]);
    expect(await record.db.auditEntry.count({ where: { target: 'old' } })).toBe(1);
  });

  it('given a longer term, then nothing is due', async () => {
    const { lines } = await onRecord(record, ['audit', 'purge'], { BEIAN_AUDIT_KEEP: '240' });
    expect(lines[0]).toMatch(/^0 rows /);
  });

  it('given --really, then it is removed, and what stays still verifies', async () => {
    const { lines } = await beian('purge', '--really');
    expect(lines).toEqual([expect.stringMatching(/^1 rows from before .+ removed\.$/)]);
    expect(await record.db.auditEntry.count({ where: { target: 'old' } })).toBe(0);
    expect((await beian('verify')).code).toBe(0);
  });
});

describe('beian audit verify, after somebody was in the database', () => {
  it('given a changed row, then it names the row, signs nothing and ends with 1', async () => {
    await asIntruder(record, `UPDATE audit SET action = 'other' WHERE target = 'new'`);
    const { code, lines } = await beian('verify');
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^link 2: row \d+ \(other on new\): was changed/),
      expect.stringMatching(/ 1 faults, /),
    ]);
  });
});
