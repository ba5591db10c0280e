import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askStatus } from '#orders/ask-status.ts';
import { createDraft } from '#orders/create-draft.ts';
import { refuseTakenNumbers } from '#orders/issued-numbers.ts';
import { lockOrder } from '#orders/lock.ts';
import type { OpenStep } from '#orders/open-step.ts';
import { freezeReport } from '#orders/reports.ts';
import { freshForm } from '../support/forms.ts';
import { APPLICANT } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';
import { grant, standing } from '../support/registry.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

let issued = 0;

/** A filed subject with a website, and the form of a further website of the same name and domains. */
async function givenFiled() {
  issued += 1;
  const form = freshForm();
  const number = `津ICP备${String(40_000_000 + issued)}号`;
  const numbers = { subjectNumber: number, serviceNumber: `${number}-1` };
  await grant(record, { type: 'newSubject', form, numbers });
  const { nature, certificateType, certificateNumber, name, province } = form.subject;
  const subject = {
    ...{ icpNumber: number, nature, certificateType },
    ...{ certificateNumber, name, province },
  };
  return { form, number, numbers, further: { subject, service: form.service } };
}

/** As an import leaves it: no order brought it here. */
const cameByImport = (icpNumber: string, grantedAt: string) =>
  record.db.service.update({
    where: { icpNumber },
    data: { grantedByOrder: null, grantedAt: new Date(grantedAt) },
  });

const LONG_BEFORE = '2024-03-01T00:00:00.000Z';
const MEANWHILE = '2026-06-01T00:00:00.000Z';

const refused = { code: 'registry.number_of_another' };

describe('an approval under a number that stands for another service', () => {
  it('given it is another service of the same subject, then nothing of that is written over', async () => {
    const { number, numbers, further } = await givenFiled();
    const before = await standing(record, number);
    const service = { ...further.service, name: '清禾茶园' };
    const form = { ...further, service };
    await expect(grant(record, { type: 'newService', form, numbers })).rejects.toMatchObject(
      refused,
    );
    expect(await standing(record, number)).toEqual(before);
  });

  it('given it is a service of another subject, then it stays there', async () => {
    const { number } = await givenFiled();
    const before = await standing(record, number);
    const subjectNumber = '津ICP备49999999号';
    const numbers = { subjectNumber, serviceNumber: `${number}-1` };
    await expect(
      grant(record, { type: 'newSubject', form: freshForm(), numbers }),
    ).rejects.toMatchObject(refused);
    expect(await standing(record, number)).toEqual(before);
    expect(await standing(record, subjectNumber)).toEqual([]);
  });

  it('given an import brought it long before, then it is another; given it came meanwhile, then it is brought up to the order', async () => {
    const { number, numbers, further } = await givenFiled();
    const order = { type: 'newService', form: further, numbers } as const;
    await cameByImport(`${number}-1`, LONG_BEFORE);
    await expect(grant(record, order)).rejects.toMatchObject(refused);
    await cameByImport(`${number}-1`, MEANWHILE);
    await expect(grant(record, order)).resolves.toMatchObject({
      patch: { icpNumber: `${number}-1` },
    });
  });
});

/** The report of a further service, as it lies with the bureau. */
async function givenReported(form: object) {
  const draft = { filingType: 'newService', form, actor: APPLICANT, requestId: randomUUID() };
  const { orderNo } = await createDraft(record, draft);
  const reportId = `report-of-${orderNo}`;
  await record.db.$transaction(async (tx) => {
    const order = await lockOrder(tx, orderNo);
    const at = await record.clock.now(tx);
    await freezeReport({ tx, deps: record, order, reportId, at } as unknown as OpenStep);
  });
  const stage = { stage: 'bureauReview', province: '天津' };
  await record.db.order.update({ where: { orderNo }, data: stage });
  const sent = { sentAt: await record.clock.now() };
  const report = await record.db.report.update({ where: { id: reportId }, data: sent });
  return { orderNo, report };
}

describe('such a number', () => {
  it('given a clerk types it, then it is refused with its place', async () => {
    const { numbers, further } = await givenFiled();
    const { report } = await givenReported(further);
    await expect(
      refuseTakenNumbers(record.db, record.vault, report, numbers),
    ).rejects.toMatchObject({ code: 'manual_result.number_taken', field: '/serviceNumber' });
  });

  it.each(['by an order', 'by an import'])(
    'given the bureau’s query names it for a service that was brought here %s, then that grants no order',
    async (how) => {
      const { number, numbers, further } = await givenFiled();
      if (how === 'by an import') await cameByImport(`${number}-1`, LONG_BEFORE);
      const { orderNo } = await givenReported(further);
      const services = [{ ...numbers, name: further.service.name }];
      const filedAs = () => Promise.resolve({ filed: true, subjectNumbers: [number], services });
      expect(await askStatus({ ...record, filedAs }, orderNo)).toBe('agrees');
      expect(await record.db.authorityResult.count({ where: { orderNo } })).toBe(0);
    },
  );
});
