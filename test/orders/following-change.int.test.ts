import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNoticeEffect, type NoticeEffect } from '#activities/notice-effect.ts';
import { noticeText } from '#activities/notice-text.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { AUTHORITY } from '#domain/roles.ts';
import { editForm } from '#orders/edit-form.ts';
import { readForm } from '#orders/form.ts';
import { grantService, withdrawGrant } from '#orders/grants.ts';
import { previewOrder } from '#orders/registry/preview.ts';
import { openSubUser } from '#orders/sub-users.ts';
import type { PrismaClient } from '#prisma/client.ts';
import {
  approved,
  givenBeforeBureau,
  NEW_ADDRESS,
  NEW_NAME,
  unknownHere,
  type Corrections,
} from '../support/corrected-access.ts';
import { formAbout } from '../support/filing-forms.ts';
import { givenMaterials, withOwnMaterials } from '../support/materials.ts';
import { APPLICANT, reportIdOf, tell } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';
import { givenDraftOf, refusals } from '../support/submissions.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const orderOf = (orderNo: string) => record.db.order.findUniqueOrThrow({ where: { orderNo } });
const draftsAfter = (orderNo: string) =>
  record.db.order.findMany({ where: { afterOrderNo: orderNo }, include: { timeline: true } });
const ordersOf = (accountId: string) => record.db.order.count({ where: { accountId } });

async function onlyDraftAfter(orderNo: string) {
  const [draft, ...others] = await draftsAfter(orderNo);
  expect(others).toEqual([]);
  if (draft === undefined) throw new Error(`Nothing was opened after ${orderNo}`);
  return { ...draft, form: readForm(record.vault, draft) as AnyDraft };
}

describe('a new access that corrects what is filed', () => {
  it('given it is granted, then the access alone is filed, as its preview said, and the corrections are not', async () => {
    const { orderNo, filed } = await givenBeforeBureau(record, { ...NEW_NAME, ...NEW_ADDRESS });
    const planned = await previewOrder(record, await orderOf(orderNo));
    await approved(record, orderNo);
    const written = await previewOrder(record, await orderOf(orderNo));
    for (const { changes, changeFollows } of [planned, written]) {
      const lines = changes.map(({ kind, change }) => `${kind} ${change}`);
      expect(lines).not.toContain('subject changed');
      expect(lines).toContain('access created');
      expect(JSON.stringify(changes)).not.toMatch(/清禾茶园|示例路 101 号/);
      expect(changeFollows).toBe(true);
    }
    const service = await record.db.service.findUniqueOrThrow({ where: { id: filed.id } });
    expect(service.name).toBe(filed.service.name);
    expect(await record.db.access.count({ where: { serviceId: filed.id } })).toBe(2);
  });

  it('given it is granted, then one draft of a change holds the corrections, and is not sent in', async () => {
    const { orderNo, filed } = await givenBeforeBureau(record, { ...NEW_NAME, ...NEW_ADDRESS });
    expect(await draftsAfter(orderNo)).toEqual([]);
    await approved(record, orderNo);
    const draft = await onlyDraftAfter(orderNo);
    expect(draft).toMatchObject({
      ...{ filingType: 'change', stage: 'draft', outcome: null, accountId: APPLICANT.id },
      ...{ revision: 0, submittedAt: null, openCertificateIndex: null },
    });
    expect(draft.timeline).toMatchObject([
      { type: 'created', actorRole: 'system', facts: { afterOrderNo: orderNo } },
    ]);
    expect(draft.form).toEqual({
      ...{ subject: filed.subject, service: filed.service },
      ...{ changes: { ...NEW_NAME, ...NEW_ADDRESS }, filingPassword: 'aB3dE6gH' },
    });
    const audited = await record.db.auditEntry.findMany({ where: { target: draft.orderNo } });
    expect(audited).toMatchObject([{ action: 'created', actorRole: 'system' }]);
  });

  it('given a service that was not known here, then the draft names it as it became known', async () => {
    const { orderNo, filed, form } = await givenBeforeBureau(record, NEW_NAME);
    const { subjectId } = await unknownHere(record, filed);
    await approved(record, orderNo);
    const draft = await onlyDraftAfter(orderNo);
    expect(draft.form.service).toEqual(filed.service);
    expect(await record.db.service.findFirst({ where: { subjectId } })).toMatchObject({
      ...{ icpNumber: filed.icpNumber, name: form.service?.name },
    });
  });

  it('given the draft, when its applicant adds its materials, then it can be sent in, and changes what was corrected', async () => {
    const { orderNo, form } = await givenBeforeBureau(record, NEW_NAME);
    await approved(record, orderNo);
    const draft = await onlyDraftAfter(orderNo);
    expect(await refusals(record, draft.orderNo)).toEqual(['general.domain_certificate']);

    const complete = withOwnMaterials({ ...draft.form, materials: form.materials });
    await givenMaterials(record, draft.orderNo, complete);
    await editForm(record, {
      ...{ orderNo: draft.orderNo, form: complete, formVersion: 1, revision: 0 },
      ...{ actor: APPLICANT, requestId: undefined },
    });
    expect(await refusals(record, draft.orderNo)).toEqual([]);
    const sent = await orderOf(draft.orderNo);
    expect(sent.stage).toBe('initialReview');
    const { changes } = await previewOrder(record, sent);
    expect(changes.map(({ kind, change }) => `${kind} ${change}`)).toEqual(['service changed']);
  });

  it.each([
    ['with corrections, then it names the draft', NEW_NAME],
    ['without, then it says nothing of one', undefined],
  ])('given the e-mail of a grant %s', async (_, changes) => {
    const { orderNo } = await givenBeforeBureau(record, changes);
    await approved(record, orderNo);
    const [draft] = await draftsAfter(orderNo);
    const order = await orderOf(orderNo);
    const effects = await record.db.effect.findMany({ where: { orderNo, kind: 'sendMail' } });
    const granted = effects
      .map(readNoticeEffect)
      .find(({ template }) => template === 'granted') as NoticeEffect;
    for (const locale of ['zh', 'en'] as const) {
      const { body } = await noticeText(record, order, granted, 'mail', locale);
      expect(body.match(/BA\d{14}/g)).toEqual([orderNo, ...(draft ? [draft.orderNo] : [])]);
    }
  });

  it('given another draft of a change already, then both stand', async () => {
    const { orderNo, filed } = await givenBeforeBureau(record, NEW_NAME);
    const other = await givenDraftOf(record, 'change', formAbout('change', filed));
    await approved(record, orderNo);
    const draft = await onlyDraftAfter(orderNo);
    expect((await orderOf(other)).stage).toBe('draft');
    expect(draft.orderNo).not.toBe(other);
  });
});

describe('a new access that leaves nothing to change', () => {
  it.each<[string, Corrections]>([
    ['without corrections', undefined],
    ['that only says what its service is', { service: { kind: 'website' } }],
  ])('given one %s, when it is granted, then no order is opened', async (_, changes) => {
    const { orderNo } = await givenBeforeBureau(record, changes);
    const before = await ordersOf(APPLICANT.id);
    await approved(record, orderNo);
    expect((await orderOf(orderNo)).outcome).toBe('granted');
    expect(await ordersOf(APPLICANT.id)).toBe(before);
  });

  it('given one with corrections that the bureau refuses, then no order is opened', async () => {
    const { orderNo } = await givenBeforeBureau(record, NEW_NAME);
    const refused = { reportId: reportIdOf(orderNo), resultId: randomUUID(), opinion: '不符' };
    await tell(record, orderNo, AUTHORITY, 'bureauRefused', refused);
    await tell(record, orderNo, APPLICANT, 'abandon');
    expect(await draftsAfter(orderNo)).toEqual([]);
  });
});

describe('exactly one draft', () => {
  it('given the approval again, under its id and under others, at once and later, then there is one', async () => {
    const { orderNo } = await givenBeforeBureau(record, NEW_NAME);
    const before = await ordersOf(APPLICANT.id);
    const id = randomUUID();
    await Promise.allSettled([
      approved(record, orderNo, id),
      approved(record, orderNo, id),
      approved(record, orderNo),
    ]);
    await approved(record, orderNo, id);
    await approved(record, orderNo);
    expect((await orderOf(orderNo)).outcome).toBe('granted');
    await onlyDraftAfter(orderNo);
    expect(await ordersOf(APPLICANT.id)).toBe(before + 1);
  });

  it('given whoever writes the grant dies before it is committed, then there is neither; done again, both', async () => {
    const { orderNo } = await givenBeforeBureau(record, NEW_NAME);
    const event = { reportId: reportIdOf(orderNo), resultId: randomUUID() };
    await expect(
      tell({ ...record, db: dying(record.db) }, orderNo, AUTHORITY, 'bureauApproved', event),
    ).rejects.toThrow('died');
    expect((await orderOf(orderNo)).stage).toBe('bureauReview');
    expect(await draftsAfter(orderNo)).toEqual([]);
    await tell(record, orderNo, AUTHORITY, 'bureauApproved', event);
    await onlyDraftAfter(orderNo);
  });

  it('given somebody writes a second one after the same grant, then the database refuses it', async () => {
    const { orderNo, filed } = await givenBeforeBureau(record, NEW_NAME);
    await approved(record, orderNo);
    const other = await givenDraftOf(record, 'change', formAbout('change', filed));
    await expect(
      record.db.order.update({ where: { orderNo: other }, data: { afterOrderNo: orderNo } }),
    ).rejects.toMatchObject({ code: 'P2002' });
  });

  /** A database whose client dies when all of a transaction is written, and nothing committed. */
  function dying(db: PrismaClient): PrismaClient {
    const $transaction = (work: (tx: never) => Promise<unknown>) =>
      db.$transaction(async (tx) => {
        await work(tx as never);
        throw new Error('died');
      });
    return new Proxy(db, {
      get: (target, key) =>
        key === '$transaction' ? $transaction : (Reflect.get(target, key) as unknown),
    });
  }
});

describe('a sub-user’s new access that corrects its service', () => {
  const given = async () => {
    const { id } = await openSubUser(record, { name: `n${randomUUID().slice(0, 8)}` }, APPLICANT);
    const order = await givenBeforeBureau(record, NEW_NAME, async ({ icpNumber }) => {
      await grantService(record, { subUserId: id, icpNumber, actor: APPLICANT });
      return { id, role: 'applicant' };
    });
    return { ...order, id };
  };

  it('given its grant stands, then the draft is the sub-user’s', async () => {
    const { id, orderNo } = await given();
    await approved(record, orderNo);
    expect((await onlyDraftAfter(orderNo)).accountId).toBe(id);
  });

  it('given its grant was taken back meanwhile, then the draft is its main account’s, which may send it in', async () => {
    const { id, orderNo, filed } = await given();
    await withdrawGrant(record, { subUserId: id, icpNumber: filed.icpNumber, actor: APPLICANT });
    await approved(record, orderNo);
    const draft = await onlyDraftAfter(orderNo);
    expect(draft.accountId).toBe(APPLICANT.id);
    expect(await refusals(record, draft.orderNo)).not.toContain('record.service_not_granted');
  });
});
