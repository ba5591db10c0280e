import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUTHORITY, SYSTEM } from '#domain/roles.ts';
import type { EventType } from '#domain/events.ts';
import { notePersons, verifierPlace } from '#orders/verification-case.ts';
import { freshForm } from '../support/forms.ts';
import { actor, APPLICANT, givenDraft, givenStage, reportIdOf, tell } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const casesOf = (orderNo: string) =>
  record.db.smsVerification.findMany({
    where: { orderNo },
    include: { persons: true },
    orderBy: { openedAt: 'asc' },
  });

/** An order in verification whose service owner has this number. */
async function givenVerifying(mobile: string): Promise<string> {
  // Not of Tianjin, whose bureau wants each number in one subject's filing only.
  const form = freshForm('jiangsu-enterprise-website');
  const subjectOwner = { ...form.subjectOwner, mobile: '18800000201' };
  const owner = { ...form.service.owner, mobile };
  const whole = { ...form, subjectOwner, service: { ...form.service, owner } };
  return givenStage(record, 'smsVerification', await givenDraft(record, whole));
}
const answer = (orderNo: string, type: EventType, more = {}) =>
  tell(record, orderNo, AUTHORITY, type, {
    reportId: reportIdOf(orderNo),
    resultId: randomUUID(),
    ...more,
  });

describe('the verification of a report', () => {
  it('given two numbers, then one case with a row for each, sealed, due 24 hours from now', async () => {
    const orderNo = await givenVerifying('18800000202');
    const [one, ...more] = await casesOf(orderNo);
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      reportId: reportIdOf(orderNo),
      state: 'pending',
      dueAt: new Date('2026-06-02T01:00:00Z'),
    });
    const opened = one!.persons.map(({ id, mobileCipher, keyId, roles }) => [
      record.vault.open(verifierPlace(id), { cipher: mobileCipher, keyId }),
      roles,
    ]);
    expect(opened).toHaveLength(2);
    expect(opened).toEqual(
      expect.arrayContaining([
        ['18800000201', ['subjectOwner']],
        ['18800000202', ['serviceOwner']],
      ]),
    );
    for (const { mobileCipher } of one!.persons) {
      expect(Buffer.from(mobileCipher).toString('utf8')).not.toContain('188000');
    }
  });

  it('given one number for both, then one row with both roles, and one message', async () => {
    const orderNo = await givenVerifying('18800000201');
    const [one] = await casesOf(orderNo);
    expect(one?.persons.map(({ roles }) => roles)).toEqual([['subjectOwner', 'serviceOwner']]);
    const messages = await record.db.effect.findMany({ where: { orderNo, kind: 'sendSms' } });
    expect(messages.map(({ params }) => (params as { to: object }).to)).toEqual([
      { person: one?.persons[0]?.id },
    ]);
  });

  it('given the form is edited after the report, then who verifies stands in the report', async () => {
    const orderNo = await givenStage(record, 'reporting');
    const reportId = reportIdOf(orderNo);
    await tell(record, orderNo, SYSTEM, 'reportFrozen', { reportId });
    const before = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
    await record.db.order.update({
      where: { orderNo },
      data: { formVersion: before.formVersion + 1 },
    });
    await tell(record, orderNo, SYSTEM, 'reportAccepted', { reportId });
    expect(await casesOf(orderNo)).toMatchObject([{ reportId }]);
  });

  it.each([
    ['passed', 'smsVerified', {}],
    ['expired', 'smsExpired', {}],
    ['failed', 'smsFailed', {}],
    ['replaced', 'reportRefused', {}],
    ['replaced', 'bureauRefused', {}],
  ] as const)(
    'given it ends as %s by %s, then case and persons say so, and when',
    async (state, type, more) => {
      const orderNo = await givenVerifying('18800000202');
      await answer(orderNo, type, more);
      const [one] = await casesOf(orderNo);
      const settled = { state, settledAt: await record.clock.now() };
      expect(one).toMatchObject(settled);
      expect(one?.persons).toMatchObject([settled, settled]);
    },
  );

  it.each([
    // The authority names who failed: the other was stopped by it, and did nothing wrong.
    ['smsFailed', 'failed', 'waiting', ['failed', 'replaced']],
    ['smsFailed', 'failed', 'passed', ['failed', 'passed']],
    ['smsExpired', 'failed', 'waiting', ['failed', 'expired']],
    ['smsExpired', 'expired', 'passed', ['expired', 'passed']],
    // It names nobody: all who had not passed have failed, as far as one can tell.
    ['smsFailed', 'waiting', 'passed', ['failed', 'passed']],
    ['smsFailed', 'waiting', 'waiting', ['failed', 'failed']],
  ] as const)(
    'given it ends by %s, with one person %s and the other %s, then these are %j',
    async (type, first, second, states) => {
      const orderNo = await givenVerifying('18800000202');
      await notePersons(record, reportIdOf(orderNo), [
        { mobileLast4: '0201', state: first },
        { mobileLast4: '0202', state: second },
      ]);
      await answer(orderNo, type);
      const [one] = await casesOf(orderNo);
      const byRole = new Map(one?.persons.map(({ roles, state }) => [roles[0], state]));
      expect([byRole.get('subjectOwner'), byRole.get('serviceOwner')]).toEqual(states);
    },
  );

  it('given a person who failed in an earlier case, then a later one ends by its own', async () => {
    const orderNo = await givenVerifying('18800000202');
    const fails = [{ mobileLast4: '0201', state: 'failed' }];
    await notePersons(record, reportIdOf(orderNo), fails);
    await answer(orderNo, 'smsFailed');
    await tell(record, orderNo, APPLICANT, 'reportAgain');
    const reportId = `again-${orderNo}`;
    await tell(record, orderNo, SYSTEM, 'reportFrozen', { reportId });
    await tell(record, orderNo, SYSTEM, 'reportAccepted', { reportId });
    await answer(orderNo, 'smsFailed', { reportId });
    const later = (await casesOf(orderNo)).find((one) => one.reportId === reportId);
    expect(later?.persons.map(({ state }) => state)).toEqual(['failed', 'failed']);
  });

  it('given a repair takes the order elsewhere, then it is replaced', async () => {
    const orderNo = await givenVerifying('18800000202');
    await tell(record, orderNo, actor('admin-1', 'systemAdministrator'), 'repair', {
      to: 'correction',
    });
    expect(await casesOf(orderNo)).toMatchObject([{ state: 'replaced' }]);
  });

  it('given a second report, then a second case; the first stays as it ended', async () => {
    const orderNo = await givenVerifying('18800000202');
    await answer(orderNo, 'smsExpired');
    await tell(record, orderNo, APPLICANT, 'reportAgain');
    const reportId = `again-${orderNo}`;
    await tell(record, orderNo, SYSTEM, 'reportFrozen', { reportId });
    await tell(record, orderNo, SYSTEM, 'reportAccepted', { reportId });
    const cases = await casesOf(orderNo);
    expect(new Map(cases.map((one) => [one.reportId, one.state]))).toEqual(
      new Map([
        [reportIdOf(orderNo), 'expired'],
        [reportId, 'pending'],
      ]),
    );
  });

  it('given its order’s timeline and signals, then nothing personal is in them', async () => {
    const orderNo = await givenVerifying('18800000202');
    await answer(orderNo, 'smsExpired');
    const text = JSON.stringify([
      await record.db.timelineEntry.findMany({ where: { orderNo }, select: { facts: true } }),
      (await record.db.signal.findMany({ where: { orderNo } })).map(({ payload }) => payload),
      (await record.db.effect.findMany({ where: { orderNo } })).map(({ params }) => params),
    ]);
    expect(text).not.toMatch(/188000002|沈/);
  });
});
