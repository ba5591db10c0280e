import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOBODY_ASKED } from '#orders/authority-says.ts';
import { openAccount } from '#orders/accounts.ts';
import { checkHere, filingOf } from '#orders/check-order.ts';
import { givenFiledService, type FiledService } from '../support/filed-service.ts';
import { bringTo, STATES } from '../support/filed-states.ts';
import { formAbout } from '../support/filing-forms.ts';
import { actor, APPLICANT, tell } from '../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';
import { givenDraftOf, refusals } from '../support/submissions.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

/** An account that nobody else has, and what is filed in it. */
async function givenReceiver(): Promise<{ handle: string; filed: FiledService }> {
  const handle = `r${randomUUID().slice(0, 8)}`;
  await openAccount(record.db, record.vault, { handle, role: 'applicant' }, MONDAY);
  return { handle, filed: await givenFiledService(record, `acc-${handle}`) };
}

/** A draft that transfers a service of the applicant's to an account, under the name of a subject. */
async function givenTransfer(account: string, subjectName: string): Promise<string> {
  const filed = await givenFiledService(record, APPLICANT.id);
  await bringTo(record, filed, STATES.transfer);
  const form = { ...formAbout('transfer', filed), receiver: { account, subjectName } };
  return givenDraftOf(record, 'transfer', form);
}

const subjectOf = async ({ id }: FiledService) =>
  record.db.service.findUniqueOrThrow({ where: { id }, select: { subjectId: true } });

async function warnings(orderNo: string): Promise<string[]> {
  const order = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
  const { report } = await checkHere(record.db, record, filingOf(record, order), NOBODY_ASKED);
  expect(report.blocks).toBe(false);
  return report.findings.map(({ code }) => code).filter((code) => code.startsWith('record.'));
}

describe('the receiver of a transfer', () => {
  it('given an organisation’s account and its name, then nothing speaks against it', async () => {
    const { handle, filed } = await givenReceiver();
    const orderNo = await givenTransfer(handle, filed.subject.name);
    expect(await warnings(orderNo)).toEqual([]);
    expect(await refusals(record, orderNo)).toEqual([]);
  });

  it('given another name than its subject has, then it is refused', async () => {
    const { handle } = await givenReceiver();
    const orderNo = await givenTransfer(handle, '天津津海示例物流有限公司');
    expect(await refusals(record, orderNo)).toEqual(['record.receiver_name_differs']);
  });

  it('given an individual, then it is refused', async () => {
    const { handle, filed } = await givenReceiver();
    const { subjectId: id } = await subjectOf(filed);
    await record.db.subject.update({ where: { id }, data: { nature: 'individual' } });
    const orderNo = await givenTransfer(handle, filed.subject.name);
    expect(await refusals(record, orderNo)).toEqual(['record.receiver_is_individual']);
  });

  it('given an account without a subject, then that is warned of and stops nobody', async () => {
    const handle = `r${randomUUID().slice(0, 8)}`;
    await openAccount(record.db, record.vault, { handle, role: 'applicant' }, MONDAY);
    const orderNo = await givenTransfer(handle, '天津津海示例物流有限公司');
    expect(await warnings(orderNo)).toEqual(['record.receiver_without_subject']);
    expect(await refusals(record, orderNo)).toEqual([]);
  });

  it('given a sub-user, then its main account is asked for', async () => {
    const { handle, filed } = await givenReceiver();
    const sub = `${handle}.shop`;
    const account = { handle: sub, role: 'applicant', parentId: `acc-${handle}` } as const;
    await openAccount(record.db, record.vault, account, MONDAY);
    const orderNo = await givenTransfer(sub, filed.subject.name);
    expect(await refusals(record, orderNo)).toEqual(['record.receiver_is_sub_user']);
  });

  it('given an account that was shut, then it is refused as one that is not there', async () => {
    const { handle, filed } = await givenReceiver();
    await record.db.account.update({ where: { handle }, data: { disabledAt: MONDAY } });
    const orderNo = await givenTransfer(handle, filed.subject.name);
    expect(await refusals(record, orderNo)).toEqual(['record.receiver_unknown']);
  });

  it('given an open order of its subject, then the transfer is refused until that has ended', async () => {
    const { handle, filed } = await givenReceiver();
    const receiver = actor(handle, 'applicant');
    await bringTo(record, filed, { ...STATES.change, accountId: receiver.id });
    const open = await givenDraftOf(record, 'change', formAbout('change', filed), receiver);
    expect(await refusals(record, open, receiver)).toEqual([]);
    const orderNo = await givenTransfer(handle, filed.subject.name);
    expect(await refusals(record, orderNo)).toEqual(['general.receiver_open_order']);
    await tell(record, open, receiver, 'abandon');
    expect(await refusals(record, orderNo)).toEqual([]);
  });
});
