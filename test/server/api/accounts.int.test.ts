import { beforeEach, describe, expect, it } from 'vitest';
import { changeAccount } from '#orders/manage-accounts.ts';
import { claimTask } from '#orders/tasks.ts';
import { actor, claimReview, givenStage, REVIEWER } from '../../support/orders.ts';
import { expectRefused } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
const ROLE = { status: 403, code: 'auth.role' };
const SECURITY = actor('security', 'securityAdministrator');

interface Account {
  readonly id: string;
  readonly handle: string;
  readonly role: string;
  readonly token: string;
  readonly disabledAt: string | null;
  readonly scopes: readonly object[];
  readonly releasedTasks: readonly string[];
}

const security = () => file.as('security');
const change = (id: string, body: object) => security()('PATCH', `/accounts/${id}`, { body });
let count = 0;

async function opened(role: string, more: object = {}): Promise<Account> {
  count += 1;
  const body = { handle: `somebody-${String(count)}`, role, ...more };
  return read<Account>(await security()('POST', '/accounts', { body }));
}

const auditOf = (target: string) =>
  file.record.db.auditEntry.findMany({ where: { target }, orderBy: { at: 'asc' } });

/** A review that this reviewer holds. */
async function heldBy(account: Account): Promise<{ orderNo: string; taskId: string }> {
  const orderNo = await givenStage(file.record, 'initialReview');
  const { id } = await claimReview(file.record, orderNo, { id: account.id, role: 'reviewer' });
  return { orderNo, taskId: id };
}

describe('opening an account', () => {
  it('given a role, then its token signs in with that role’s rights, and the deed is in the audit', async () => {
    const { id, token, role } = await opened('reviewer', { email: 'r3@example.com' });
    expect(role).toBe('reviewer');
    expect((await file.as(token)('GET', '/tasks')).status).toBe(200);
    expect((await file.as(token)('GET', '/accounts')).body.code).toBe('auth.role');
    expect(await auditOf(id)).toMatchObject([
      {
        action: 'account.opened',
        actorId: 'acc-security',
        after: { role: 'reviewer', scopes: [] },
      },
    ]);
    expect(JSON.stringify((await auditOf(id)).map(({ after }) => after))).not.toContain('r3');
  });

  it.each([
    [
      'a handle that is taken',
      { handle: 'manager', role: 'reviewer' },
      409,
      'account.handle_taken',
    ],
    ['a handle like a sub-user’s', { handle: 'a.b', role: 'applicant' }, 400, 'request.malformed'],
    ['the system’s role', { handle: 'x', role: 'system' }, 400, 'request.malformed'],
    ['no role of ours', { handle: 'x', role: 'administrator' }, 400, 'request.malformed'],
    [
      'a scope for a manager',
      { handle: 'x', role: 'manager', scopes: [{ province: '天津', filingType: null }] },
      422,
      'account.no_scope',
    ],
    [
      'an address that is none',
      { handle: 'x', role: 'manager', email: 'nobody' },
      422,
      'account.contact',
    ],
    ['more than there is', { handle: 'x', role: 'manager', id: 'acc-y' }, 400, 'request.malformed'],
  ])('given %s, then it is refused', async (_, body, status, code) => {
    await expectRefused(file.record, () => security()('POST', '/accounts', { body }), {
      status,
      code,
    });
  });

  it.each([
    'applicant',
    'reviewer-1',
    'senior-1',
    'manager',
    'clerk',
    'support',
    'admin-1',
    'auditor',
  ])('given %s, then accounts are not theirs to see, open or change', async (handle) => {
    const ask = file.as(handle);
    const body = { handle: 'mine', role: 'manager' };
    await expectRefused(file.record, () => ask('GET', '/accounts'), ROLE);
    await expectRefused(file.record, () => ask('POST', '/accounts', { body }), ROLE);
    const own = () => ask('PATCH', `/accounts/acc-${handle}`, { body: { role: 'manager' } });
    await expectRefused(file.record, own, ROLE);
  });
});

describe('the list of accounts', () => {
  it('given pages of two, then each account is told once, with nothing personal', async () => {
    const handles: string[] = [];
    let next: string | null = null;
    do {
      const path: string = `/accounts?limit=2${next === null ? '' : `&after=${next}`}`;
      const answer = await security()('GET', path);
      const page = read<{ accounts: Account[]; next: string | null }>(answer);
      expect(JSON.stringify(answer.body)).not.toMatch(/@|1390000/);
      handles.push(...page.accounts.map(({ handle }) => handle));
      next = page.next;
    } while (next !== null);
    const all = await file.record.db.account.findMany({ orderBy: { handle: 'asc' } });
    expect(handles).toEqual(all.map(({ handle }) => handle));
  });

  it('given a role, then those who have it', async () => {
    const answer = await security()('GET', '/accounts?role=systemAdministrator');
    const { accounts } = read<{ accounts: Account[] }>(answer);
    expect(accounts.map(({ handle }) => handle)).toEqual(['admin-1', 'admin-2']);
  });
});

describe('changing an account', () => {
  let account: Account;
  beforeEach(async () => {
    account = await opened('reviewer');
  });

  it('given another role, then the very next request has its rights, and before and after are in the audit', async () => {
    expect((await change(account.id, { role: 'manager' })).status).toBe(200);
    const ask = file.as(account.token);
    expect((await ask('GET', '/rules/overrides')).status).toBe(200);
    const [, changed] = await auditOf(account.id);
    expect(changed).toMatchObject({
      action: 'account.changed',
      before: { role: 'reviewer', disabled: false, scopes: [] },
      after: { role: 'manager', disabled: false, scopes: [] },
    });
  });

  it('given it held a review, then the task is free again at once, and deciding is refused', async () => {
    const { orderNo, taskId } = await heldBy(account);
    const changed = read<Account>(await change(account.id, { role: 'support' }));
    expect(changed.releasedTasks).toEqual([taskId]);
    const { etag } = await file.as('reviewer-1')('GET', `/orders/${orderNo}`);
    const decide = { body: { decision: 'pass' }, etag };
    const late = () => file.as(account.token)('POST', `/tasks/${taskId}/decide`, decide);
    await expectRefused(file.record, late, ROLE);
    expect((await claimTask(file.record, taskId, REVIEWER)).holderId).toBe(REVIEWER.id);
    expect(await auditOf(taskId)).toMatchObject([
      { action: 'task.claimed', actorId: account.id },
      { action: 'task.released', actorId: 'acc-security' },
      { action: 'task.claimed', actorId: REVIEWER.id },
    ]);
  });

  it('given a reviewer becomes a senior one, then it keeps what it holds', async () => {
    const { taskId } = await heldBy(account);
    const changed = read<Account>(await change(account.id, { role: 'seniorReviewer' }));
    expect(changed.releasedTasks).toEqual([]);
    const { holderId } = await file.record.db.task.findUniqueOrThrow({ where: { id: taskId } });
    expect(holderId).toBe(account.id);
  });

  it('given it is disabled, then its token is worth nothing until it is enabled, and its tasks are free', async () => {
    const { taskId } = await heldBy(account);
    expect(read<Account>(await change(account.id, { disabled: true })).releasedTasks).toEqual([
      taskId,
    ]);
    expect((await file.as(account.token)('GET', '/tasks')).status).toBe(401);
    expect(read<Account>(await change(account.id, { disabled: false })).disabledAt).toBeNull();
    expect((await file.as(account.token)('GET', '/tasks')).status).toBe(200);
  });

  it('given a claim with the role of a moment ago, then it is refused', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    await change(account.id, { role: 'support' });
    const stale = { id: account.id, role: 'reviewer' } as const;
    await expect(claimReview(file.record, orderNo, stale)).rejects.toMatchObject({
      code: 'auth.role',
    });
  });

  it('given claims and the loss of the role at one instant, then nothing stays claimed', async () => {
    const stale = { id: account.id, role: 'reviewer' } as const;
    const orders: string[] = [];
    for (let n = 0; n < 8; n += 1) orders.push(await givenStage(file.record, 'initialReview'));
    await Promise.allSettled([
      ...orders.map((orderNo) => claimReview(file.record, orderNo, stale)),
      changeAccount(file.record, account.id, { role: 'support' }, SECURITY),
    ]);
    const where = { holderId: account.id, open: true };
    expect(await file.record.db.task.count({ where })).toBe(0);
  });

  it.each([
    ['itself', 'acc-security', { role: 'auditAdministrator' }, 403, 'account.oneself'],
    ['itself, to let itself in', 'acc-security', { disabled: false }, 403, 'account.oneself'],
    ['nobody', 'acc-nobody', { disabled: true }, 404, 'account.not_found'],
    ['a customer', 'acc-applicant', { role: 'manager' }, 409, 'account.of_a_customer'],
    [
      'a colleague to a customer',
      'acc-manager',
      { role: 'applicant' },
      409,
      'account.of_a_customer',
    ],
    ['nothing', 'acc-manager', {}, 400, 'request.malformed'],
    [
      'two roles',
      'acc-manager',
      { role: ['auditAdministrator', 'manager'] },
      400,
      'request.malformed',
    ],
    ['what is not its to write', 'acc-manager', { tokenHash: 'x' }, 400, 'request.malformed'],
  ])('given %s, then it is refused', async (_, id, body, status, code) => {
    await expectRefused(file.record, () => change(id, body), { status, code });
  });

  it('given an administrator who lost the role a moment ago, then its change is refused', async () => {
    const other = await opened('securityAdministrator');
    await change(other.id, { disabled: true });
    const stale = { id: other.id, role: 'securityAdministrator' } as const;
    const change_ = changeAccount(file.record, account.id, { role: 'manager' }, stale);
    await expect(change_).rejects.toMatchObject({ code: 'auth.role' });
  });
});
