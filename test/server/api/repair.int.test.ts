import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { AUTHORITY } from '#domain/roles.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { REPAIR_TARGETS, type RepairTarget, type Stage } from '#domain/stages.ts';
import { replayTimeline } from '#orders/replay.ts';
import type { ProposalView } from '#server/proposals/schemas.ts';
import { freshForm } from '../../support/forms.ts';
import { APPLICANT, givenDraft, givenStage, reportIdOf, tell } from '../../support/orders.ts';
import { MONDAY } from '../../support/record.ts';
import { WHY, asRead, lastSignal, orderOf } from './support/acts.ts';
import { expectRefused } from './support/refusals.ts';
import { dumpOf } from './support/trace.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
afterEach(() => {
  file.record.clock.set(MONDAY);
});

const propose = (orderNo: string, to: string, handle = 'admin-1') =>
  asRead(file, handle, orderNo, `/orders/${orderNo}/repairs`, { body: { to, reason: WHY } });
const approve = (id: string, handle = 'admin-2') =>
  file.as(handle)('POST', `/proposals/${id}/approve`);
const decline = (id: string, handle = 'admin-2') =>
  file.as(handle)('POST', `/proposals/${id}/decline`);
const proposalsOf = async (orderNo: string, handle = 'admin-2') =>
  read<{ proposals: ProposalView[]; empty: string | null }>(
    await file.as(handle)('GET', `/orders/${orderNo}/proposals`),
  );

/** The applicant has begun to correct the name, and no new one is there yet. */
async function emptyName(orderNo: string): Promise<void> {
  const { etag, body } = await file.as('applicant')('GET', `/orders/${orderNo}`);
  const { form } = body as unknown as { form: NewSubjectForm };
  const emptied = { ...form, service: { ...form.service, name: '' } };
  await file.as('applicant')('PUT', `/orders/${orderNo}/form`, { body: emptied, etag });
}

async function givenProposed(orderNo: string, to: string): Promise<string> {
  const { status, body } = await propose(orderNo, to);
  expect(status).toBe(201);
  return String(body.id);
}
const approvalsOf = async (orderNo: string) =>
  (await orderOf(file, orderNo)).tasks.filter(({ kind }) => kind === 'repairApproval');

describe('a repair', () => {
  it('given one administrator’s proposal, then the order stays as it is and a second one has a task', async () => {
    const orderNo = await givenStage(file.record, 'bureauReview');
    const before = await orderOf(file, orderNo);
    const id = await givenProposed(orderNo, 'correction');
    const { revision, stage } = await orderOf(file, orderNo);
    expect({ revision, stage }).toEqual({ revision: before.revision, stage: 'bureauReview' });
    expect(await approvalsOf(orderNo)).toMatchObject([
      { role: 'systemAdministrator', open: true, facts: { proposalId: id, kind: 'repair' } },
    ]);
    const mayApprove = async (handle: string) => (await proposalsOf(orderNo, handle)).proposals[0];
    expect(await mayApprove('admin-2')).toMatchObject({
      state: 'open',
      content: { to: 'correction' },
      text: WHY,
      proposedBy: 'admin-1',
      decidedBy: null,
      mayApprove: true,
    });
    expect(await mayApprove('admin-1')).toMatchObject({ mayApprove: false });
    expect(await mayApprove('manager')).toMatchObject({ mayApprove: false });
  });

  it('given another approves it, then the order is there; proposer, approver, before and after are audited, and the reason is sealed', async () => {
    const orderNo = await givenStage(file.record, 'bureauReview');
    const id = await givenProposed(orderNo, 'correction');
    expect((await approve(id)).body).toMatchObject({ orderNo, stage: 'correction', placed: true });

    const order = await orderOf(file, orderNo);
    expect(order.dues.map(({ term }) => term)).toContain('correctionTerm');
    expect(JSON.parse(JSON.stringify(replayTimeline(order)))).toEqual(order.snapshot);
    expect(await approvalsOf(orderNo)).toMatchObject([{ open: false, closedBy: 'acc-admin-2' }]);
    const deeds = await file.record.db.auditEntry.findMany({
      where: { target: orderNo, action: { startsWith: 'repair' } },
      orderBy: { id: 'asc' },
    });
    const revision = order.revision;
    expect(
      deeds.map(({ action, actorId, before, after }) => ({ action, actorId, before, after })),
    ).toEqual([
      {
        action: 'repair.proposed',
        actorId: 'acc-admin-1',
        before: null,
        after: { proposalId: id, revision: revision - 1, to: 'correction' },
      },
      {
        action: 'repair.approved',
        actorId: 'acc-admin-2',
        before: { proposalId: id, proposedBy: 'acc-admin-1' },
        after: { proposalId: id, state: 'approved' },
      },
      {
        action: 'repair',
        actorId: 'acc-admin-2',
        before: { stage: 'bureauReview', revision: revision - 1 },
        after: { stage: 'correction', revision },
      },
    ]);
    expect(await dumpOf(file.record.db, 'proposals', 'audit', 'timeline', 'tasks')).not.toContain(
      WHY.slice(0, 4),
    );
    const signal = await lastSignal(file, orderNo);
    expect(signal.name).toBe('repair');
    expect(signal.dues.map(({ term }) => term).sort()).toEqual(
      order.dues.map(({ term }) => term).sort(),
    );
  });

  it('given the same approval again under its key, then the first answer, and nothing twice', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const id = await givenProposed(orderNo, 'draft');
    const key = `approve-${id}`;
    const request = () => file.as('admin-2')('POST', `/proposals/${id}/approve`, { key });
    const [first, second] = [await request(), await request()];
    expect(second.body).toEqual(first.body);
    expect(
      (await orderOf(file, orderNo)).timeline.filter(({ type }) => type === 'repair'),
    ).toHaveLength(1);
  });
});

const FROM: readonly Stage[] = [
  'initialReview',
  'correction',
  'reporting',
  'smsVerification',
  'bureauReview',
];
const REPORTED: readonly Stage[] = ['smsVerification', 'bureauReview'];
/** Stages that a first filing does not pass. */
const OF_OTHER_WAYS: readonly string[] = ['confirmation', 'acceptance'];
const WAITS_FOR_REPORT: readonly string[] = ['smsVerification', 'bureauReview'];

describe.each(FROM)('from %s', (from) => {
  it.each(REPAIR_TARGETS)(
    'to %s: it is there, with its terms followed, or refused with what is possible',
    async (to) => {
      const orderNo = await givenStage(file.record, from);
      const possible = REPAIR_TARGETS.filter(
        (target) =>
          !OF_OTHER_WAYS.includes(target) &&
          (REPORTED.includes(from) || !WAITS_FOR_REPORT.includes(target)),
      );
      if (!possible.includes(to)) {
        const refusal = { status: 409, code: 'repair.not_possible', field: '/to' };
        const { body } = await expectRefused(file.record, () => propose(orderNo, to), refusal);
        expect(body.facts).toMatchObject({ stage: from, possible });
        return;
      }
      const { status } = await approve(await givenProposed(orderNo, to));
      expect(status).toBe(200);
      const order = await orderOf(file, orderNo);
      expect(order.stage).toBe(to);
      expect(JSON.parse(JSON.stringify(replayTimeline(order)))).toEqual(order.snapshot);
      const signal = await lastSignal(file, orderNo);
      expect(signal.dues.map(({ term }) => term).sort()).toEqual(
        order.dues.map(({ term }) => term).sort(),
      );
      // What the left stage had open is closed; what waits for a person is the new stage’s.
      const open = order.tasks.filter((task) => task.open).map(({ kind }) => kind);
      expect(open).toEqual(to === 'initialReview' ? ['initialReview'] : []);
      expect(order.openCertificateIndex !== null).toBe(
        !(['draft', 'abandoned', 'lapsed'] as RepairTarget[]).includes(to),
      );
      const reports = order.effects.filter(({ kind }) => kind === 'reportToAuthority');
      expect(
        reports.filter(({ state, notBefore }) => state === 'pending' && notBefore === null),
      ).toHaveLength(to === 'reporting' ? 1 : 0);
    },
  );
});

describe('a repair that can’t be', () => {
  const possible = (orderNo: string, to: string) => () => propose(orderNo, to);

  it.each(['granted', 'abandoned'] as const)(
    'given an order that was %s, then it stays so',
    async (stage) => {
      const orderNo = await givenStage(file.record, stage);
      const refusal = { status: 409, code: 'repair.not_possible' };
      const { body } = await expectRefused(file.record, possible(orderNo, 'correction'), refusal);
      expect(body).toMatchObject({
        facts: { possible: [] },
        remedy: expect.stringMatching(/stays ended/) as string,
      });
    },
  );

  it('given a draft that was never submitted, then it can only end: submitting is its applicant’s', async () => {
    const orderNo = await givenDraft(file.record);
    const refusal = { status: 409, code: 'repair.not_possible' };
    const { body } = await expectRefused(file.record, possible(orderNo, 'initialReview'), refusal);
    expect(body.facts).toMatchObject({ possible: ['abandoned', 'lapsed'] });
    expect((await approve(await givenProposed(orderNo, 'abandoned'))).body).toMatchObject({
      stage: 'abandoned',
    });
  });

  it('given a form that is half corrected, then it is not reviewed or reported like that; elsewhere it goes', async () => {
    const orderNo = await givenStage(file.record, 'correction');
    await emptyName(orderNo);
    for (const to of ['initialReview', 'reporting']) {
      const refusal = { status: 422, code: 'form.incomplete' };
      await expectRefused(file.record, possible(orderNo, to), refusal);
    }
    const held = (await orderOf(file, orderNo)).openCertificateIndex;
    expect((await approve(await givenProposed(orderNo, 'correction'))).status).toBe(200);
    expect((await orderOf(file, orderNo)).openCertificateIndex).toBe(held);
  });

  it('given the form was emptied after the proposal, then its approval is refused and the order stays', async () => {
    const orderNo = await givenStage(file.record, 'correction');
    const id = await givenProposed(orderNo, 'reporting');
    await emptyName(orderNo);
    const refusal = { status: 422, code: 'form.incomplete' };
    await expectRefused(file.record, () => approve(id), refusal);
  });

  it('given a form that was moved to another province meanwhile, then it is reported there', async () => {
    const orderNo = await givenStage(file.record, 'smsVerification');
    await tell(file.record, orderNo, AUTHORITY, 'smsExpired', {
      reportId: reportIdOf(orderNo),
      resultId: randomUUID(),
    });
    const { etag } = await file.as('applicant')('GET', `/orders/${orderNo}`);
    const body = freshForm('shandong-enterprise-website');
    await file.as('applicant')('PUT', `/orders/${orderNo}/form`, { body, etag });
    await approve(await givenProposed(orderNo, 'reporting'));
    expect((await orderOf(file, orderNo)).province).toBe('山东');
  });

  it.each(['granted', 'nowhere', ''])('given the target “%s”, then 400', async (to) => {
    const orderNo = await givenStage(file.record, 'bureauReview');
    const refusal = { status: 400, code: 'request.malformed', field: '/to' };
    await expectRefused(file.record, possible(orderNo, to), refusal);
  });

  it('given what was not read, then 428; given what has changed since, then 412', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const body = { to: 'draft', reason: WHY };
    const ask = (etag?: string) => () =>
      file.as('admin-1')('POST', `/orders/${orderNo}/repairs`, { body, ...(etag && { etag }) });
    await expectRefused(file.record, ask(), { status: 428, code: 'if_match.missing' });
    const changed = { status: 412, code: 'order.changed_meanwhile' };
    await expectRefused(file.record, ask('"r0-f1"'), changed);
  });

  it.each(['manager', 'clerk', 'reviewer-1'])(
    'given %s, then it is no repair of theirs',
    async (handle) => {
      const orderNo = await givenStage(file.record, 'bureauReview');
      const refusal = { status: 403, code: 'auth.role' };
      await expectRefused(file.record, () => propose(orderNo, 'draft', handle), refusal);
      const id = await givenProposed(orderNo, 'draft');
      // A reviewer approves nothing; the others approve something else.
      const code = handle === 'reviewer-1' ? 'auth.role' : 'event.not_yours';
      const notTheirs = { status: 403, code };
      await expectRefused(file.record, () => approve(id, handle), notTheirs);
      await expectRefused(file.record, () => decline(id, handle), notTheirs);
    },
  );
});

describe('the second person', () => {
  it('given the one who proposed it, then it is another who approves', async () => {
    const orderNo = await givenStage(file.record, 'bureauReview');
    const id = await givenProposed(orderNo, 'draft');
    const refusal = { status: 403, code: 'proposal.second_person' };
    await expectRefused(file.record, () => approve(id, 'admin-1'), refusal);
  });

  it('given the order moved on meanwhile, then it is overtaken, and can be declined', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const id = await givenProposed(orderNo, 'draft');
    await tell(file.record, orderNo, APPLICANT, 'withdraw');
    const refusal = { status: 409, code: 'proposal.overtaken' };
    const { body } = await expectRefused(file.record, () => approve(id), refusal);
    expect(body.facts).toMatchObject({ stage: 'draft' });
    expect((await decline(id)).status).toBe(204);
    expect(await approvalsOf(orderNo)).toMatchObject([{ open: false }]);
  });

  it('given it is declined, or taken back by its proposer, then the order stays and another may be proposed', async () => {
    const orderNo = await givenStage(file.record, 'bureauReview');
    const { revision } = await orderOf(file, orderNo);
    for (const handle of ['admin-2', 'admin-1']) {
      const id = await givenProposed(orderNo, 'draft');
      const open = { status: 409, code: 'proposal.open_already' };
      await expectRefused(file.record, () => propose(orderNo, 'lapsed', 'admin-2'), open);
      expect((await decline(id, handle)).status).toBe(204);
      const decided = { status: 409, code: 'proposal.decided' };
      await expectRefused(file.record, () => approve(id), decided);
      await expectRefused(file.record, () => decline(id, handle), decided);
    }
    expect((await orderOf(file, orderNo)).revision).toBe(revision);
    expect((await approvalsOf(orderNo)).map(({ open }) => open)).toEqual([false, false]);
    const { proposals } = await proposalsOf(orderNo);
    expect(proposals.map(({ state, decidedBy }) => [state, decidedBy])).toEqual(
      expect.arrayContaining([
        ['declined', 'admin-1'],
        ['declined', 'admin-2'],
      ]),
    );
  });

  it.each([
    ['approve, approve', approve, approve],
    ['approve, decline', approve, decline],
    ['decline, taken back', decline, (id: string) => decline(id, 'admin-1')],
    ['approve, taken back', approve, (id: string) => decline(id, 'admin-1')],
  ])('given %s at the same instant, then one decision stands', async (_, one, other) => {
    for (let time = 0; time < 3; time += 1) {
      const orderNo = await givenStage(file.record, 'initialReview');
      const id = await givenProposed(orderNo, 'draft');
      const answers = await Promise.all(
        time % 2 === 0 ? [one(id), other(id)] : [other(id), one(id)],
      );
      expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(1);
      const { state } = await file.record.db.proposal.findUniqueOrThrow({ where: { id } });
      const { stage } = await orderOf(file, orderNo);
      expect(stage).toBe(state === 'approved' ? 'draft' : 'initialReview');
      const decisions = await file.record.db.auditEntry.count({
        where: { target: orderNo, action: { in: ['repair.approved', 'repair.declined'] } },
      });
      expect(decisions).toBe(1);
    }
  });

  it('given a proposal that nobody made, then 404', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    const refusal = { status: 404, code: 'proposal.not_found' };
    await expectRefused(file.record, () => approve(id), refusal);
    await expectRefused(file.record, () => decline(id), refusal);
    const orderNo = await givenDraft(file.record);
    expect(await proposalsOf(orderNo)).toMatchObject({
      proposals: [],
      empty: expect.stringMatching(/Nothing/) as string,
    });
  });
});

describe('an order that was repaired into a verification', () => {
  it('given its report’s case had expired, then the case is open again, and the authority’s word settles it', async () => {
    const orderNo = await givenStage(file.record, 'smsVerification');
    const answer = { reportId: reportIdOf(orderNo), resultId: `r-${orderNo}` };
    await tell(file.record, orderNo, AUTHORITY, 'smsExpired', answer);
    await approve(await givenProposed(orderNo, 'smsVerification'));
    const state = async () =>
      (await file.record.db.smsVerification.findMany({ where: { orderNo } })).map(
        (row) => row.state,
      );
    expect(await state()).toEqual(['pending']);
    await tell(file.record, orderNo, AUTHORITY, 'smsVerified', answer);
    expect(await state()).toEqual(['passed']);
  });
});
