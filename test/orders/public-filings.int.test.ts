import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicFilings } from '#orders/registry/public-filings.ts';
import { freshForm } from '../support/forms.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';
import { grant } from '../support/registry.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const NUMBER = '津ICP备2026000003号';
const day = (n: number) => new Date(MONDAY.getTime() + n * 86_400_000);

describe('the day of approval that is published', () => {
  it('given a filing, then it is that of the last approval: of the service, or of its subject', async () => {
    const form = freshForm();
    const { nature, certificateType, certificateNumber, name, province } = form.subject;
    const named = {
      subject: { icpNumber: NUMBER, nature, certificateType, certificateNumber, name, province },
      service: { icpNumber: `${NUMBER}-1`, kind: 'website', name: form.service.name },
    };
    const approvedAt = async () =>
      (await publicFilings(record, { number: NUMBER })).map((filing) => filing.approvedAt);

    record.clock.set(day(0));
    const numbers = { subjectNumber: NUMBER, serviceNumber: `${NUMBER}-1` };
    await grant(record, { type: 'newSubject', form, numbers });
    expect(await approvedAt()).toEqual([day(0)]);

    record.clock.set(day(10));
    const changes = { service: { kind: 'website', name: '清禾茶园' } };
    await grant(record, { type: 'change', form: { ...named, changes } });
    expect(await approvedAt()).toEqual([day(10)]);

    record.clock.set(day(20));
    const ofSubject = { subject: { mailingAddress: '天津市南开区示例路 101 号' } };
    await grant(record, {
      ...{ type: 'change', form: { subject: named.subject, changes: ofSubject } },
    });
    expect(await approvedAt()).toEqual([day(20)]);

    // No bureau has a word in it.
    record.clock.set(day(30));
    const receiver = { account: 'applicant-en', subjectName: name };
    const transfer = { ...named, receiver };
    await grant(record, { type: 'transfer', form: transfer, receiverId: 'acc-applicant-en' });
    expect(await approvedAt()).toEqual([day(20)]);
  });
});
