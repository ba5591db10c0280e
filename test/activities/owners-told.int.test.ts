import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendMail } from '#activities/mail.ts';
import { sendSms } from '#activities/sms.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { freshForm } from '../support/forms.ts';
import { AUTHORITY } from '#domain/roles.ts';
import { lockOrder } from '#orders/lock.ts';
import type { OpenStep } from '#orders/open-step.ts';
import { ownersToTell } from '#orders/owners-to-tell.ts';
import { givenDraft, givenStage, reportIdOf, tell } from '../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';
import { grant } from '../support/registry.ts';
import { worldOf } from './support/world.ts';

let record: TestRecord;
let world: ReturnType<typeof worldOf>;
beforeAll(async () => {
  record = await createTestRecord();
  world = worldOf(record);
});
afterAll(() => record.close());
beforeEach(() => {
  record.clock.set(MONDAY);
  world.taken.length = 0;
});

/** The address of the seeded applicant, who has one of each. */
const APPLICANT = { mobile: '13900000001', email: 'applicant@example.com' };

/** Sends what an order has in its outbox, each twice; answers with where it went. */
async function delivered(orderNo: string): Promise<string[]> {
  const kinds = { sendSms, sendMail };
  const effects = await record.db.effect.findMany({
    where: { orderNo, kind: { in: Object.keys(kinds) }, state: 'pending' },
    orderBy: { id: 'asc' },
  });
  for (const { id, kind } of [...effects, ...effects]) {
    await kinds[kind as keyof typeof kinds](world.deps, id);
  }
  // Carriers want a mobile in its international form.
  return world.taken.map(({ to }) => to.replace(/^\+86/, ''));
}

async function granted(form: NewSubjectForm): Promise<string> {
  const orderNo = await givenDraft(record, form);
  await givenStage(record, 'bureauReview', orderNo);
  await record.db.effect.updateMany({ where: { orderNo }, data: { state: 'done' } });
  const number = `鲁ICP备${orderNo.slice(-8)}号`;
  await tell(record, orderNo, AUTHORITY, 'bureauApproved', {
    ...{ reportId: reportIdOf(orderNo), resultId: randomUUID() },
    ...{ subjectNumber: number, serviceNumber: `${number}-1` },
  });
  return orderNo;
}

const twoOwners = () => freshForm('shandong-enterprise-website');

describe('who hears of a grant', () => {
  it('given two owners, then both hear of it like the applicant, each by SMS and by e-mail, once', async () => {
    const form = twoOwners();
    const [first, second] = [form.subjectOwner, form.service.owner];
    const to = await delivered(await granted(form));
    expect(to.toSorted()).toEqual(
      [
        ...[APPLICANT.mobile, first.mobile, second.mobile],
        ...[APPLICANT.email, first.email, second.email],
      ].toSorted(),
    );
    expect(to).not.toContain(first.emergencyNumber);
    expect(to).not.toContain(second.emergencyNumber);
    const texts = new Set(
      world.taken.filter(({ to: at }) => !at.includes('@')).map(({ text }) => text),
    );
    expect([...texts]).toEqual([expect.stringMatching(/已通过，备案号鲁ICP备\d+号-1/)]);
  });

  it('given owners who share a mobile, then it gets the notice once; an e-mail of their own gets it too', async () => {
    const form = twoOwners();
    const { mobile } = form.subjectOwner;
    const shared = { ...form.service, owner: { ...form.service.owner, mobile } };
    const to = await delivered(await granted({ ...form, service: shared }));
    expect(to.filter((at) => at === mobile)).toHaveLength(1);
    expect(to).toContain(form.service.owner.email);
  });

  it('given an applicant who is an owner, then nobody gets it twice', async () => {
    const form = twoOwners();
    const subjectOwner = { ...form.subjectOwner, ...APPLICANT };
    const owner = { ...form.service.owner, ...APPLICANT };
    const service = { ...form.service, owner };
    const to = await delivered(await granted({ ...form, subjectOwner, service }));
    expect(to.toSorted()).toEqual([APPLICANT.mobile, APPLICANT.email].toSorted());
  });

  it('given an order that comes back, then its owners hear nothing of that', async () => {
    const form = twoOwners();
    const orderNo = await givenStage(record, 'correction', await givenDraft(record, form));
    expect((await delivered(orderNo)).toSorted()).toEqual(
      [APPLICANT.mobile, APPLICANT.email].toSorted(),
    );
  });

  it('given a subject that is deregistered, then the owners of the services that end with it hear of it too', async () => {
    const form = twoOwners();
    const number = '鲁ICP备2026777777号';
    const numbers = { subjectNumber: number, serviceNumber: `${number}-1` };
    await grant(record, { type: 'newSubject', form, numbers });
    const gone = { subject: { icpNumber: number }, irreversible: number };
    const { orderNo, patch } = await grant(record, { type: 'deregisterSubject', form: gone });
    const told = await record.db.$transaction(async (tx) => {
      const order = await lockOrder(tx, orderNo);
      return ownersToTell({ tx, deps: record, order, patch } as unknown as OpenStep);
    });
    const subject = await record.db.subject.findFirstOrThrow({ where: { endedByOrder: orderNo } });
    const service = await record.db.service.findFirstOrThrow({ where: { endedByOrder: orderNo } });
    expect(told).toEqual({
      sms: [subject.ownerId, service.ownerId],
      mail: [subject.ownerId, service.ownerId],
    });
  });
});
