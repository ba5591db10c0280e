import { describe, expect, it } from 'vitest';
import { anchorHead } from '#orders/audit-chain/anchors.ts';
import { verifyNow, VERIFIED_AT_ONCE } from '#orders/audit-chain/verify-now.ts';
import { actor } from '../../support/orders.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();

interface Chain {
  readonly rows: number;
  readonly signed: { readonly seq: string; readonly at: string; readonly holds: boolean } | null;
  readonly unsigned: number;
}

const auditor = () => file.as('auditor');
const chain = async () => read<Chain>(await auditor()('GET', '/audit/chain'));
const act = () => auditor()('GET', '/audit');

describe('the audit’s chain', () => {
  it('given nothing signed yet, then all of it is unsigned; once signed, only what came since', async () => {
    await act();
    const before = await chain();
    expect(before).toMatchObject({ signed: null, unsigned: before.rows });
    expect(before.rows).toBeGreaterThan(0);
    const at = new Date('2026-06-01T02:00:00Z');
    await anchorHead(file.record.db, file.record.vault, at);
    await act();
    const { rows, signed, unsigned } = await chain();
    expect({ signed, unsigned }).toEqual({
      signed: { seq: String(rows - 1), at: at.toISOString(), holds: true },
      unsigned: 1,
    });
  });

  it('given it is walked, then rows and signatures are counted, and who had it walked is recorded', async () => {
    const walked = read<{ rows: number; anchors: number; faults: object[] }>(
      await auditor()('POST', '/audit/verify'),
    );
    expect(walked).toMatchObject({ anchors: 1, faults: [] });
    const last = await file.record.db.auditEntry.findFirst({ orderBy: { id: 'desc' } });
    expect(last).toMatchObject({
      ...{ actorId: 'acc-auditor', action: 'audit.verified', target: 'audit' },
      after: { rows: walked.rows, faults: 0 },
    });
  });

  it('given more rows than somebody waits for, then it is refused with the command that does it', async () => {
    const { db, vault, clock } = file.record;
    await db.$executeRaw`ALTER TABLE audit_chain DISABLE TRIGGER ALL`;
    await db.$executeRaw`
      UPDATE audit_chain SET seq = seq + ${VERIFIED_AT_ONCE}
      WHERE seq = (SELECT max(seq) FROM audit_chain)`;
    const by = actor('auditor', 'auditAdministrator');
    await expect(verifyNow({ db, vault, clock }, by)).rejects.toMatchObject({
      ...{ code: 'audit.too_long_to_verify', remedy: expect.stringContaining('audit verify') },
    });
    expect((await auditor()('POST', '/audit/verify')).status).toBe(409);
  });

  it('given the newest signature is of something else than the chain says, then it does not hold', async () => {
    const { db } = file.record;
    await db.$executeRaw`
      UPDATE audit_chain SET hash = sha256('other') WHERE seq = (SELECT max(seq) FROM audit_anchors)`;
    expect((await chain()).signed).toMatchObject({ holds: false });
  });
});
