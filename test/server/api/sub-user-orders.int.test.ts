import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { givenFiledService, type FiledService } from '../../support/filed-service.ts';
import { openSubUser } from '#orders/sub-users.ts';
import { grantService } from '#orders/grants.ts';
import { bringTo, STATES } from '../../support/filed-states.ts';
import { formAbout } from '../../support/filing-forms.ts';
import { APPLICANT } from '../../support/orders.ts';
import { givenDraftOf } from '../../support/submissions.ts';
import { expectRefused } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
const NOT_FOUND = { status: 404, code: 'order.not_found' };

interface Granted {
  readonly id: string;
  readonly handle: string;
  readonly token: string;
  readonly filed: FiledService;
}

/** A sub-user of the applicant's with one service to act on. */
async function givenSubUser(): Promise<Granted> {
  const name = `n${randomUUID().slice(0, 8)}`;
  const { id, handle, token } = await openSubUser(file.record, { name }, APPLICANT);
  const filed = await givenFiledService(file.record, APPLICANT.id);
  const { icpNumber } = filed;
  await grantService(file.record, { subUserId: id, icpNumber, actor: APPLICANT });
  return { id, handle, token, filed };
}

const changeOf = ({ subject, service }: FiledService, changes: object) => ({
  filingType: 'change',
  form: { subject, service, changes },
});
const NEW_NAME = { service: { kind: 'website', name: '清禾茶园' } };

async function givenOrder({ token, filed }: Granted): Promise<string> {
  const body = changeOf(filed, NEW_NAME);
  const opened = await file.as(token)('POST', '/orders', { body });
  expect(opened.status).toBe(201);
  return read<{ orderNo: string }>(opened).orderNo;
}

const codesOf = async (token: string, orderNo: string) => {
  const { body } = await file.as(token)('GET', `/orders/${orderNo}/checks`);
  return (body as unknown as { findings: { code: string; field: string }[] }).findings.map(
    ({ code, field }) => `${code} ${field}`,
  );
};

describe('a sub-user’s orders', () => {
  it('given an order of a sub-user, then it and its main account see it, write in it and end it; nobody else does', async () => {
    const granted = await givenSubUser();
    const orderNo = await givenOrder(granted);
    const stranger = await givenSubUser();
    const path = `/orders/${orderNo}`;
    for (const token of [stranger.token, 'applicant-en']) {
      await expectRefused(file.record, () => file.as(token)('GET', path), NOT_FOUND);
      const abandon = () => file.as(token)('POST', `${path}/abandon`);
      await expectRefused(file.record, abandon, NOT_FOUND);
      const { body } = await file.as(token)('GET', '/orders?limit=100');
      expect(JSON.stringify(body)).not.toContain(orderNo);
    }
    const seen = await file.as('applicant')('GET', path);
    expect(seen.body).toMatchObject({ form: { service: granted.filed.service } });
    expect(seen.body.allowed).toEqual(expect.arrayContaining(['submit', 'abandon']));
    const listed = read<{ orders: { orderNo: string; subUser: string | null }[] }>(
      await file.as('applicant')('GET', '/orders?limit=100'),
    ).orders;
    expect(listed.find((one) => one.orderNo === orderNo)?.subUser).toBe(granted.handle);

    const written = await file.as('applicant')('PUT', `${path}/form`, {
      ...{ body: seen.body['form'], etag: seen.etag },
    });
    expect(written.status).toBe(200);
    const ended = await file.as('applicant')('POST', `${path}/abandon`);
    expect(ended.body).toMatchObject({ stage: 'abandoned' });
  });

  it('given its main account’s orders, then a sub-user does not see them', async () => {
    const { token, filed } = await givenSubUser();
    const opened = await file.as('applicant')('POST', '/orders', {
      body: changeOf(filed, NEW_NAME),
    });
    const { orderNo } = read<{ orderNo: string }>(opened);
    const ask = () => file.as(token)('GET', `/orders/${orderNo}`);
    await expectRefused(file.record, ask, NOT_FOUND);
    const { body } = await file.as(token)('GET', '/orders');
    expect(body).toMatchObject({ orders: [] });
  });

  it.each(['newSubject', 'newService', 'deregisterSubject', 'claim'])(
    'given a %s, then a sub-user can’t order it, and is told who can',
    async (filingType) => {
      const { token } = await givenSubUser();
      const ask = () => file.as(token)('POST', '/orders', { body: { filingType } });
      const refusal = { status: 403, code: 'order.not_for_sub_users', field: '/filingType' };
      const { body } = await expectRefused(file.record, ask, refusal);
      expect(body).toMatchObject({ facts: { mainAccount: 'applicant' } });
      expect(body.remedy).toMatch(/main account, applicant,/);
    },
  );

  it.each(['newAccess', 'change', 'cancelAccess', 'deregisterService', 'transfer'])(
    'given a %s of a service that was not granted, then it is refused when it is opened, and nothing is written',
    async (filingType) => {
      const { token } = await givenSubUser();
      const { filed } = await givenSubUser();
      const form = { service: { icpNumber: filed.icpNumber } };
      const ask = () => file.as(token)('POST', '/orders', { body: { filingType, form } });
      await expectRefused(file.record, ask, { status: 403, code: 'order.service_not_granted' });
      const open = await file.as(token)('POST', '/orders', { body: { filingType } });
      expect(open.status).toBe(201);
    },
  );

  it('given a number that is typed later, or a grant that is taken back, then the order can’t be sent in', async () => {
    const granted = await givenSubUser();
    const orderNo = await givenOrder(granted);
    const wanted = 'record.service_not_granted /service/icpNumber';
    expect(await codesOf(granted.token, orderNo)).not.toContain(wanted);
    const grant = `/sub-users/${granted.id}/grants/${encodeURIComponent(granted.filed.icpNumber)}`;
    expect((await file.as('applicant')('DELETE', grant)).status).toBe(204);
    expect(await codesOf(granted.token, orderNo)).toContain(wanted);
    const submit = () => file.as(granted.token)('POST', `/orders/${orderNo}/submit`);
    const refused = await expectRefused(file.record, submit, {
      ...{ status: 422, code: 'form.incomplete' },
    });
    expect(JSON.stringify(refused.body)).toContain(
      '请选择已授权给您的服务，或请主账号 applicant 授权',
    );
    // Its main account may not send it in either: what the sub-user wrote is held against its own grants.
    const byMain = () => file.as('applicant')('POST', `/orders/${orderNo}/submit`);
    await expectRefused(file.record, byMain, { status: 422, code: 'form.incomplete' });
  });

  it('given changes to the subject, then they are not for a sub-user, though the service is granted', async () => {
    const granted = await givenSubUser();
    const changes = { ...NEW_NAME, subjectOwner: { mobile: '13900000101' } };
    const body = changeOf(granted.filed, changes);
    const { orderNo } = read<{ orderNo: string }>(
      await file.as(granted.token)('POST', '/orders', { body }),
    );
    const codes = await codesOf(granted.token, orderNo);
    expect(codes).toContain('record.subject_not_for_sub_users /changes/subjectOwner');
    expect(codes.join()).not.toContain('record.service_not_granted');
  });
});

describe('what a sub-user’s order brings about', () => {
  it('given a transfer that is accepted, then the service is the receiver’s, nobody’s grant on it is left, and the order stays readable', async () => {
    const { record } = file;
    const granted = await givenSubUser();
    const { id, token, filed } = granted;
    const colleague = await givenSubUser();
    const { icpNumber } = filed;
    await grantService(record, { subUserId: colleague.id, icpNumber, actor: APPLICANT });
    await bringTo(record, filed, STATES.transfer);
    const sub = { id, role: 'applicant' } as const;
    const form = formAbout('transfer', filed);
    const orderNo = await givenDraftOf(record, 'transfer', form, sub);
    const sent = await file.as(token)('POST', `/orders/${orderNo}/submit`);
    expect(sent.body).toMatchObject({ stage: 'acceptance', waitingOn: 'receiver' });
    // Whoever submits consents, in the name of the main account.
    const consents = await record.db.consent.findMany({ where: { orderNo } });
    expect(consents).toMatchObject([{ accountId: id, inNameOf: APPLICANT.id }]);

    const own = () => file.as(token)('POST', `/orders/${orderNo}/accept`);
    await expectRefused(record, own, { status: 403, code: 'event.of_the_other_side' });
    const accepted = await file.as('applicant-en')('POST', `/orders/${orderNo}/accept`);
    expect(accepted.body).toMatchObject({ stage: 'granted' });
    const service = await record.db.service.findUniqueOrThrow({ where: { id: filed.id } });
    expect(service.accountId).toBe('acc-applicant-en');
    expect(await record.db.serviceGrant.count({ where: { serviceId: filed.id } })).toBe(0);
    expect((await file.as(token)('GET', `/orders/${orderNo}`)).status).toBe(200);
    const again = () => file.as(token)('POST', '/orders', { body: changeOf(filed, NEW_NAME) });
    await expectRefused(record, again, { status: 403, code: 'order.service_not_granted' });
  });
});

describe('what is filed under an account', () => {
  interface Filings {
    readonly mainAccount: string | null;
    readonly empty: string | null;
    readonly subjects: readonly {
      readonly icpNumber: string;
      readonly orders: readonly string[];
      readonly services: readonly { readonly icpNumber: string; readonly orders: string[] }[];
    }[];
  }
  const filingsOf = async (handle: string) =>
    read<Filings>(await file.as(handle)('GET', '/account/filings'));

  it('given a main account, then it is all of its own with what it can order; of others and what has ended, nothing', async () => {
    const mine = await givenFiledService(file.record, APPLICANT.id);
    const ended = await givenFiledService(file.record, APPLICANT.id, { endedAt: new Date() });
    const theirs = await givenFiledService(file.record, 'acc-applicant-en');
    const { subjects, mainAccount, empty } = await filingsOf('applicant');
    expect({ mainAccount, empty }).toEqual({ mainAccount: null, empty: null });
    const own = subjects.find(({ icpNumber }) => icpNumber === mine.subject.icpNumber);
    expect(own?.orders).toEqual(['change', 'newService', 'deregisterSubject']);
    // Nobody here carries it yet.
    const orders = ['change', 'newAccess', 'transfer', 'deregisterService'];
    expect(own?.services).toMatchObject([{ icpNumber: mine.icpNumber, orders }]);
    const numbers = JSON.stringify(subjects);
    expect(numbers).not.toContain(ended.icpNumber);
    expect(numbers).not.toContain(theirs.icpNumber);
  });

  it('given a sub-user, then it is offered what it was given, and nothing else', async () => {
    const { token, filed } = await givenSubUser();
    const { subjects, mainAccount } = await filingsOf(token);
    expect(mainAccount).toBe('applicant');
    expect(subjects).toMatchObject([{ icpNumber: filed.subject.icpNumber, orders: [] }]);
    expect(subjects[0]?.services.map(({ icpNumber }) => icpNumber)).toEqual([filed.icpNumber]);
  });

  it('given a sub-user without grants, then it is told whom to ask', async () => {
    const name = `n${randomUUID().slice(0, 8)}`;
    const { token } = await openSubUser(file.record, { name }, APPLICANT);
    expect((await filingsOf(token)).empty).toMatch(/Ask your main account, applicant/);
  });
});
