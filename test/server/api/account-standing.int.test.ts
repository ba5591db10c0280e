import { describe, expect, it } from 'vitest';
import { claimReview, givenStage } from '../../support/orders.ts';
import { expectRefused } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();

interface Account {
  readonly id: string;
  readonly role: string;
  readonly version: string;
  readonly lastSignInAt: string | null;
  readonly secondFactor: boolean;
}

const security = () => file.as('security');
const PATH = '/accounts/acc-reviewer-1';
const accountAt = async (path: string) => read<Account>(await security()('GET', path));
const releasedBy = async (method: 'POST' | 'PATCH', path: string, body: object) =>
  read<{ releasedTasks: string[] }>(await security()(method, path, { body })).releasedTasks;

describe('one account', () => {
  it('given it signed in and turned codes on, then it says so; a code that was never confirmed is none', async () => {
    const { db } = file.record;
    expect(await accountAt(PATH)).toMatchObject({ lastSignInAt: null, secondFactor: false });
    const [early, late] = [new Date('2026-05-01T00:00:00Z'), new Date('2026-05-02T00:00:00Z')];
    for (const at of [late, early]) {
      const times = { openedAt: at, seenAt: at, endsAt: at };
      const of = { accountId: 'acc-reviewer-1', browser: '' };
      await db.session.create({ data: { ...times, ...of, secretHash: at.toISOString() } });
    }
    const secret = { secretCipher: Buffer.from('x'), keyId: 'k1', begunAt: early };
    await db.secondFactor.create({ data: { accountId: 'acc-reviewer-1', ...secret } });
    expect(await accountAt(PATH)).toMatchObject({
      ...{ lastSignInAt: late.toISOString(), secondFactor: false },
    });
    await db.secondFactor.update({
      where: { accountId: 'acc-reviewer-1' },
      data: { confirmedAt: late },
    });
    expect(await accountAt(PATH)).toMatchObject({ secondFactor: true });
  });

  it('given there is none, then 404', async () => {
    await expectRefused(file.record, () => security()('GET', '/accounts/acc-nobody'), {
      ...{ status: 404, code: 'account.not_found' },
    });
  });

  it('given how a handle begins, then the accounts that begin so', async () => {
    const { accounts } = read<{ accounts: { handle: string }[] }>(
      await security()('GET', '/accounts?handle=admin'),
    );
    expect(accounts.map(({ handle }) => handle)).toEqual(['admin-1', 'admin-2']);
  });
});

describe('a change that is previewed', () => {
  it('given a review that is held, then it names what would go back, changes nothing, and the change does just that', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const { id } = await claimReview(file.record, orderNo);
    const elsewhere = { scopes: [{ province: '广东', filingType: null }] };
    const before = await accountAt(PATH);
    const foreseen = await releasedBy('POST', `${PATH}/preview`, elsewhere);
    expect(foreseen).toContain(id);
    expect(await accountAt(PATH)).toEqual(before);
    expect(await file.record.db.task.findUnique({ where: { id } })).toMatchObject({
      holderId: 'acc-reviewer-1',
    });
    expect(await releasedBy('PATCH', PATH, elsewhere)).toEqual(foreseen);
  });

  it.each([
    ['acc-security', { disabled: true }, 403, 'account.oneself'],
    ['acc-applicant', { role: 'manager' }, 409, 'account.of_a_customer'],
    ['acc-nobody', { disabled: true }, 404, 'account.not_found'],
    ['acc-manager', { disabled: true, version: 'another' }, 412, 'account.changed_meanwhile'],
  ])(
    'given %s and %j, then it is refused as the change would be',
    async (id, body, status, code) => {
      const refused = { status, code };
      await expectRefused(
        file.record,
        () => security()('POST', `/accounts/${id}/preview`, { body }),
        refused,
      );
      await expectRefused(
        file.record,
        () => security()('PATCH', `/accounts/${id}`, { body }),
        refused,
      );
    },
  );
});

describe('an account that was read', () => {
  it('given two who read the same, then the second change is refused, and a fresh reading lets it through', async () => {
    const path = '/accounts/acc-reviewer-2';
    const { version } = await accountAt(path);
    await releasedBy('PATCH', path, { disabled: true, version });
    const late = { role: 'manager', version };
    await expectRefused(file.record, () => security()('PATCH', path, { body: late }), {
      ...{ status: 412, code: 'account.changed_meanwhile' },
    });
    expect(await accountAt(path)).toMatchObject({ role: 'reviewer' });
    const fresh = await accountAt(path);
    expect(fresh.version).not.toBe(version);
    await releasedBy('PATCH', path, { ...late, version: fresh.version });
    expect(await accountAt(path)).toMatchObject({ role: 'manager' });
  });
});
