import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askStatus } from '#orders/ask-status.ts';
import type { FiledAnswer } from '#orders/authority-says.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { readForm } from '#orders/form.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { APPLICANT, givenStage, reportIdOf, tell } from '../support/orders.ts';
import { AUTHORITY } from '#domain/roles.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const NOT_FILED: FiledAnswer = { filed: false, subjectNumbers: [], services: [] };

/** A bureau that has this filed under domains, and these subjects under certificates. */
function bureauThatHas(
  ofDomain: NonNullable<FiledAnswer['services']>,
  ofCertificate: NonNullable<FiledAnswer['services']> = ofDomain,
): OrdersDeps & { readonly asked: string[] } {
  const asked: string[] = [];
  const filedAs: OrdersDeps['filedAs'] = (province, question) => {
    asked.push(`${province} ${question}`);
    const services = question === 'domain' ? ofDomain : ofCertificate;
    return Promise.resolve({ ...NOT_FILED, filed: services.length > 0, services });
  };
  return { ...record, filedAs, asked };
}

let serial = 0;
/** An order whose report the bureau has, and what the bureau would say of it once it has approved. */
async function givenReported(stage: 'smsVerification' | 'bureauReview' = 'bureauReview') {
  serial += 1;
  const orderNo = await givenStage(record, stage);
  await record.db.report.update({
    where: { id: reportIdOf(orderNo) },
    data: { sentAt: await record.clock.now() },
  });
  const order = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
  const form = readForm(record.vault, order) as NewSubjectForm;
  const subjectNumber = `津ICP备${String(2_026_700_000 + serial)}号`;
  const approved = {
    ...{ subjectNumber, serviceNumber: `${subjectNumber}-1`, name: form.service.name },
  };
  return { orderNo, approved };
}

const orderNow = (orderNo: string) => record.db.order.findUniqueOrThrow({ where: { orderNo } });

describe('asking the authority about an order', () => {
  it.each(['smsVerification', 'bureauReview'] as const)(
    'given it has approved what the order in %s does not know, then the order is granted, and the timeline says how it was found',
    async (stage) => {
      const { orderNo, approved } = await givenReported(stage);
      const bureau = bureauThatHas([approved]);
      expect(await askStatus(bureau, orderNo)).toBe('repaired');
      expect(bureau.asked).toEqual(['天津 domain', '天津 businessLicence']);
      expect(await orderNow(orderNo)).toMatchObject({
        ...{ stage: 'granted', icpNumber: approved.serviceNumber },
      });
      const entry = await record.db.timelineEntry.findFirstOrThrow({
        where: { orderNo, type: 'bureauApproved' },
      });
      expect(entry.facts).toMatchObject({
        ...{ foundBy: 'statusQuery', resultId: `status:${reportIdOf(orderNo)}` },
      });
    },
  );

  it('given it is asked twice at once, and its answer comes as well, then the order is granted once and no clerk is called', async () => {
    const { orderNo, approved } = await givenReported();
    const bureau = bureauThatHas([approved]);
    const found = await Promise.all([askStatus(bureau, orderNo), askStatus(bureau, orderNo)]);
    expect(found.every((one) => one === 'repaired' || one === 'notThere')).toBe(true);
    expect(
      await record.db.timelineEntry.count({ where: { orderNo, type: 'bureauApproved' } }),
    ).toBe(1);
    expect(await record.db.task.count({ where: { orderNo, kind: 'unplacedResult' } })).toBe(0);
  });

  it('given the codes expired and the bureau approved all the same, then the order in correction is granted', async () => {
    const { orderNo, approved } = await givenReported('smsVerification');
    const reportId = reportIdOf(orderNo);
    await tell(record, orderNo, AUTHORITY, 'smsExpired', { reportId, resultId: randomUUID() });
    expect(await askStatus(bureauThatHas([approved]), orderNo)).toBe('repaired');
    expect(await orderNow(orderNo)).toMatchObject({ stage: 'granted' });
  });

  it.each<[string, (approved: Approved) => [Approved[], Approved[]?]]>([
    ['nothing is filed', () => [[]]],
    ['another service has the domain', (one) => [[{ ...one, name: '别的网站' }]]],
    ['an app has it', (one) => [[{ ...one, serviceNumber: `${one.serviceNumber}A` }]]],
    [
      'its certificate is filed under another number',
      (one) => [[one], [{ ...one, subjectNumber: '津ICP备2026799999号' }]],
    ],
  ])('given that %s, then the order stays as it is', async (_, says) => {
    const { orderNo, approved } = await givenReported();
    const before = await orderNow(orderNo);
    expect(await askStatus(bureauThatHas(...says(approved)), orderNo)).toBe('agrees');
    expect(await orderNow(orderNo)).toEqual(before);
  });

  it('given a bureau that does not answer, then that is said, and nothing is changed', async () => {
    const { orderNo } = await givenReported();
    const silent = { ...record, filedAs: () => Promise.resolve(null) };
    expect(await askStatus(silent, orderNo)).toBe('noAnswer');
    expect(await orderNow(orderNo)).toMatchObject({ stage: 'bureauReview' });
  });

  it.each(['draft', 'initialReview', 'reporting'] as const)(
    'given an order in %s that was not reported, then nobody is asked',
    async (stage) => {
      const orderNo = await givenStage(record, stage);
      const bureau = bureauThatHas([]);
      expect(await askStatus(bureau, orderNo)).toBe('notThere');
      expect(bureau.asked).toEqual([]);
    },
  );

  it('given an order that has ended, then nobody is asked', async () => {
    const { orderNo, approved } = await givenReported('smsVerification');
    const reportId = reportIdOf(orderNo);
    await tell(record, orderNo, AUTHORITY, 'smsExpired', { reportId, resultId: randomUUID() });
    await tell(record, orderNo, APPLICANT, 'abandon');
    expect(await askStatus(bureauThatHas([approved]), orderNo)).toBe('notThere');
  });
});

type Approved = Awaited<ReturnType<typeof givenReported>>['approved'];
