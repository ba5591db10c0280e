import { afterEach, describe, expect, it } from 'vitest';
import { AUTHORITY } from '#domain/roles.ts';
import type { EventType } from '#domain/events.ts';
import type { OrderView } from '#server/orders/schemas.ts';
import { freshForm } from '../../support/forms.ts';
import { APPLICANT, givenDraft, givenStage, reportIdOf, tell } from '../../support/orders.ts';
import { createTestApi } from '../../support/api.ts';
import { MONDAY } from '../../support/record.ts';
import { orderOf } from './support/acts.ts';
import { expectRefused } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
afterEach(() => {
  file.record.clock.set(MONDAY);
});

const again = (orderNo: string) => file.as('applicant')('POST', `/orders/${orderNo}/report-again`);
const viewOf = async (orderNo: string, handle = 'applicant') =>
  read<OrderView>(await file.as(handle)('GET', `/orders/${orderNo}`));

async function givenAnswered(type: EventType, orderNo?: string): Promise<string> {
  const known = await givenStage(file.record, 'smsVerification', orderNo);
  const resultId = `r-${known}`;
  await tell(file.record, known, AUTHORITY, type, { reportId: reportIdOf(known), resultId });
  return known;
}

describe('reporting again', () => {
  it.each(['smsExpired', 'smsFailed'] as const)(
    'given %s and nothing edited, then it is reported at once, without a review, and keeps its certificate',
    async (type) => {
      const orderNo = await givenAnswered(type);
      const held = (await orderOf(file, orderNo)).openCertificateIndex;
      expect((await viewOf(orderNo)).allowed).toContain('reportAgain');
      expect((await again(orderNo)).body).toMatchObject({
        stage: 'reporting',
        waitingOn: 'system',
      });
      const order = await orderOf(file, orderNo);
      expect(order.openCertificateIndex).toBe(held);
      expect(held).not.toBeNull();
      expect(order.tasks.filter(({ open }) => open)).toEqual([]);
      const reports = order.effects.filter(({ kind }) => kind === 'reportToAuthority');
      // Nobody decided, so nobody can recall: it does not wait.
      expect(reports.at(-1)).toMatchObject({ state: 'pending', notBefore: null });
      expect((await viewOf(orderNo, 'reviewer-1')).allowed).toEqual([]);
    },
  );

  it('given something was edited since, then it goes to initial review instead', async () => {
    const orderNo = await givenAnswered('smsExpired');
    const { etag } = await file.as('applicant')('GET', `/orders/${orderNo}`);
    await file.as('applicant')('PUT', `/orders/${orderNo}/form`, { body: freshForm(), etag });
    expect((await viewOf(orderNo)).allowed).not.toContain('reportAgain');
    const refusal = { status: 409, code: 'order.not_allowed_now' };
    await expectRefused(file.record, () => again(orderNo), refusal);
    expect((await tell(file.record, orderNo, APPLICANT, 'resubmit')).stage).toBe('initialReview');
  });

  it.each(['bureauRefused', 'reportRefused'] as const)(
    'given %s, then it has to be looked at',
    async (type) => {
      const orderNo = await givenAnswered(type);
      const refusal = { status: 409, code: 'order.not_allowed_now' };
      await expectRefused(file.record, () => again(orderNo), refusal);
    },
  );
});

describe('a verification as the order shows it', () => {
  it('given owners with a number each, then two persons, masked; by when; settled as the authority said', async () => {
    const form = freshForm();
    const owner = { ...form.service.owner, mobile: '18800000102' };
    const orderNo = await givenDraft(file.record, { ...form, service: { ...form.service, owner } });
    await givenStage(file.record, 'smsVerification', orderNo);
    for (const handle of ['applicant', 'manager']) {
      const { verification } = await viewOf(orderNo, handle);
      expect(verification).toMatchObject({ state: 'pending', dueAt: '2026-06-02T01:00:00.000Z' });
      expect(verification?.persons).toHaveLength(2);
      expect(verification?.persons).toEqual(
        expect.arrayContaining([
          { roles: ['serviceOwner'], mobile: '188****0102', state: 'pending' },
          {
            roles: ['subjectOwner'],
            mobile: expect.stringMatching(/^\d{3}\*{4}\d{4}$/) as string,
            state: 'pending',
          },
        ]),
      );
    }
    const timeline = await file.as('manager')('GET', `/orders/${orderNo}/timeline`);
    expect(JSON.stringify(timeline.body['timeline'])).not.toMatch(/1880000|\*{4}/);
    await tell(file.record, orderNo, AUTHORITY, 'smsVerified', {
      reportId: reportIdOf(orderNo),
      resultId: `v-${orderNo}`,
    });
    const { verification } = await viewOf(orderNo);
    expect(verification?.state).toBe('passed');
    expect(verification?.persons.map(({ state }) => state)).toEqual(['passed', 'passed']);
  });

  it('given a case, then the rules that its persons have to keep to', async () => {
    const { verification } = await viewOf(await givenStage(file.record, 'smsVerification'));
    expect(verification?.rules).toMatchObject({
      ...{ windowHours: 24, tries: 5, resends: 2 },
      ...{ counting: 'cumulative', afterLastTry: 'nextWrongInput' },
      countingTitle: { zh: '累计输错次数' },
      afterLastTryTitle: { zh: '再次输错即退回' },
    });
  });

  it.each([
    [[{ provinces: ['天津'], extension: 'beian.1' }], 'byInterface', '会告知'],
    [[{ provinces: ['天津'], extension: 'none' }], 'notByInterface', '不告知'],
    [[{ provinces: ['天津'] }], 'notByInterface', '不告知'],
    [[{ provinces: ['上海'], extension: 'beian.1' }], null, null],
    [undefined, null, null],
  ] as const)(
    'given endpoints %j, then it says of the bureau of 天津: %s',
    async (endpoints, told, says) => {
      const orderNo = await givenStage(file.record, 'smsVerification');
      const api = await createTestApi(file.record, endpoints && { endpoints: [...endpoints] });
      const answer = await api.as('applicant')('GET', `/orders/${orderNo}`);
      const { province, verification } = read<OrderView>(answer);
      expect([province, verification?.told]).toEqual(['天津', told]);
      expect(verification?.toldTitle?.zh ?? null).toEqual(
        says === null ? null : expect.stringContaining(says),
      );
      await api.app.close();
    },
  );

  it('given none was opened yet, then there is none', async () => {
    expect((await viewOf(await givenStage(file.record, 'reporting'))).verification).toBeNull();
  });
});

describe('the way from an order to its tasks', () => {
  it('given an open review, then staff see the task and its holder; its applicant does not', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const task = await file.record.db.task.findFirstOrThrow({ where: { orderNo } });
    const shown = {
      id: task.id,
      kind: 'initialReview',
      title: { zh: '初审', en: 'Initial review' },
      facts: {},
    };
    expect((await viewOf(orderNo, 'reviewer-2')).tasks).toEqual([{ ...shown, holder: null }]);
    await file.as('reviewer-1')('POST', `/tasks/${task.id}/claim`);
    expect((await viewOf(orderNo, 'manager')).tasks).toEqual([{ ...shown, holder: 'reviewer-1' }]);
    expect(await viewOf(orderNo)).not.toHaveProperty('tasks');
  });

  it('given it is decided, then no task is left', async () => {
    const orderNo = await givenStage(file.record, 'correction');
    expect((await viewOf(orderNo, 'reviewer-1')).tasks).toEqual([]);
  });
});
