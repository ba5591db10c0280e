import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { givenFiledService } from '../../support/filed-service.ts';
import { expectRefused } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
const MAIN = 'acc-applicant';

interface Opened {
  readonly id: string;
  readonly handle: string;
  readonly token: string;
  readonly disabledAt: string | null;
}

const asMain = () => file.as('applicant');
const name = () => `n${randomUUID().slice(0, 8)}`;

async function givenSubUser(main = 'applicant'): Promise<Opened> {
  const opened = await file.as(main)('POST', '/sub-users', { body: { name: name() } });
  expect(opened.status).toBe(201);
  return read<Opened>(opened);
}

const grantPath = (id: string, icpNumber: string) =>
  `/sub-users/${id}/grants/${encodeURIComponent(icpNumber)}`;

describe('a main account’s sub-users', () => {
  it('given one that is opened, then it signs in with a token that is told once, until it is disabled', async () => {
    const { id, handle, token } = await givenSubUser();
    expect(handle).toMatch(/^applicant\.n/);
    expect((await file.as(token)('GET', '/orders')).status).toBe(200);
    const listed = read<{ subUsers: Opened[] }>(await asMain()('GET', '/sub-users')).subUsers;
    expect(listed.find((one) => one.id === id)).toMatchObject({ handle, disabledAt: null });
    expect(JSON.stringify(listed)).not.toContain(token);

    await asMain()('POST', `/sub-users/${id}/disable`);
    expect((await file.as(token)('GET', '/orders')).status).toBe(401);
    const again = await asMain()('POST', `/sub-users/${id}/disable`);
    expect(again.status).toBe(200);
    await asMain()('POST', `/sub-users/${id}/enable`);
    expect((await file.as(token)('GET', '/orders')).status).toBe(200);
  });

  it('given a token that was lost, then another is told, and the old one is worth nothing', async () => {
    const { id, token } = await givenSubUser();
    const renewed = read<Opened>(await asMain()('POST', `/sub-users/${id}/token`));
    expect((await file.as(token)('GET', '/orders')).status).toBe(401);
    expect((await file.as(renewed.token)('GET', '/orders')).status).toBe(200);
  });

  it('given no sub-users, then the list says so', async () => {
    const { body } = await file.as('applicant-en')('GET', '/sub-users');
    expect(body).toMatchObject({
      subUsers: [],
      empty: expect.stringMatching(/no sub-users/) as string,
    });
  });

  it('given a sub-user, then it has no sub-users itself, and is told who can help', async () => {
    const { token } = await givenSubUser();
    const refusal = { status: 403, code: 'sub_user.main_account_only' };
    const ask = () => file.as(token)('POST', '/sub-users', { body: { name: name() } });
    const { body } = await expectRefused(file.record, ask, refusal);
    expect(body).toMatchObject({
      facts: { mainAccount: 'applicant' },
      remedy: 'Ask your main account, applicant.',
    });
  });

  it('given staff, then it is not for them', async () => {
    const ask = () => file.as('manager')('GET', '/sub-users');
    await expectRefused(file.record, ask, { status: 403, code: 'auth.role' });
  });

  it.each([
    ['a name in capitals', { name: 'Wang' }, { status: 400, code: 'request.malformed' }],
    ['a name with a dot', { name: 'a.b' }, { status: 400, code: 'request.malformed' }],
    [
      'a landline',
      { name: 'landline', mobile: '022-23456789' },
      { status: 422, code: 'sub_user.contact', field: '/mobile' },
    ],
    [
      'an address without a domain',
      { name: 'mail', email: 'a@b' },
      { status: 422, code: 'sub_user.contact', field: '/email' },
    ],
  ])('given %s, then a refusal, and nothing is written', async (_, body, refusal) => {
    await expectRefused(file.record, () => asMain()('POST', '/sub-users', { body }), refusal);
  });
});

describe('grants', () => {
  it('given a service of the main account, then it is granted in any spelling, listed, kept as first given, and taken back', async () => {
    const { id } = await givenSubUser();
    const { icpNumber } = await givenFiledService(file.record, MAIN);
    const spelt = icpNumber.replace('ICP备', 'icp备 ');
    const granted = await asMain()('PUT', grantPath(id, spelt));
    expect(granted.body).toMatchObject({ icpNumber, kind: 'website', name: '清禾茶业官网' });
    const again = await asMain()('PUT', grantPath(id, icpNumber));
    expect(again.body).toEqual(granted.body);
    const { body } = await asMain()('GET', `/sub-users/${id}/grants`);
    expect(body).toEqual({ grants: [granted.body], empty: null });

    expect((await asMain()('DELETE', grantPath(id, icpNumber))).status).toBe(204);
    const after = await asMain()('GET', `/sub-users/${id}/grants`);
    expect(after.body).toMatchObject({
      grants: [],
      empty: expect.stringMatching(/no service/) as string,
    });
    const ask = () => asMain()('DELETE', grantPath(id, icpNumber));
    await expectRefused(file.record, ask, { status: 404, code: 'grant.not_found' });
  });

  it('given a stranger, then there is no such sub-user, whether the account exists or not', async () => {
    const { icpNumber } = await givenFiledService(file.record, MAIN);
    const theirs = await givenSubUser('applicant-en');
    for (const id of [theirs.id, 'acc-applicant-en', 'acc-applicant', 'acc-nobody']) {
      const refusal = { status: 404, code: 'sub_user.not_found' };
      await expectRefused(file.record, () => asMain()('PUT', grantPath(id, icpNumber)), refusal);
      await expectRefused(file.record, () => asMain()('GET', `/sub-users/${id}/grants`), refusal);
      await expectRefused(file.record, () => asMain()('POST', `/sub-users/${id}/token`), refusal);
    }
  });

  it('given a service of another account, of nobody, or that has ended, then a refusal, and nothing is written', async () => {
    const { id } = await givenSubUser();
    const refuse = async (icpNumber: string, status: number, code: string) => {
      const ask = () => asMain()('PUT', grantPath(id, icpNumber));
      await expectRefused(file.record, ask, { status, code });
    };
    const [theirs, nobodys, ended] = await Promise.all([
      givenFiledService(file.record, 'acc-applicant-en'),
      givenFiledService(file.record, null),
      givenFiledService(file.record, MAIN, { endedAt: new Date() }),
    ]);
    await refuse(theirs.icpNumber, 404, 'grant.service_unknown');
    await refuse(nobodys.icpNumber, 404, 'grant.service_unknown');
    await refuse('津ICP备2026999999号-1', 404, 'grant.service_unknown');
    await refuse(ended.icpNumber, 409, 'grant.service_ended');
    await refuse(ended.subject.icpNumber, 422, 'grant.number_malformed');
    await refuse('nonsense', 422, 'grant.number_malformed');
  });

  it('given two who grant at once, then both hear the same, and there is one grant', async () => {
    const { id } = await givenSubUser();
    const { icpNumber, id: serviceId } = await givenFiledService(file.record, MAIN);
    const both = await Promise.all([1, 2].map(() => asMain()('PUT', grantPath(id, icpNumber))));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await file.record.db.serviceGrant.count({ where: { serviceId } })).toBe(1);
  });
});
