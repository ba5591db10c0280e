import { randomUUID } from 'node:crypto';
import { CONSENTING } from '#cli/demo/consenting.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUTHORITY, SYSTEM } from '#domain/roles.ts';
import { advance, fallDue } from '#orders/advance.ts';
import { replayTimeline } from '#orders/replay.ts';
import { claimTask } from '#orders/tasks.ts';
import { freshForm } from '../support/forms.ts';
import {
  APPLICANT,
  OTHER_REVIEWER,
  REVIEWER,
  actor,
  claimReview,
  givenDraft,
  givenStage,
  reportIdOf,
  tell,
} from '../support/orders.ts';
import { MONDAY, createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const orderOf = (orderNo: string) =>
  record.db.order.findUniqueOrThrow({
    where: { orderNo },
    include: { dues: { orderBy: { term: 'asc' } }, tasks: true, effects: true, timeline: true },
  });

describe('one step of an order', () => {
  it('given a complete draft, when it is submitted, then stage, due, task, timeline, audit and signal are written together', async () => {
    const orderNo = await givenDraft(record);
    const advanced = await tell(record, orderNo, APPLICANT, 'submit');

    expect(advanced).toMatchObject({ stage: 'initialReview', revision: 1, waitingOn: 'reviewer' });
    const order = await orderOf(orderNo);
    // Monday's submission: two working days after the day of receipt end with Wednesday, in Shanghai.
    expect(order.dues).toMatchObject([
      { term: 'initialReviewTerm', generation: 1, at: new Date('2026-06-03T16:00:00Z') },
      // The working morning before: 09:00 in Shanghai of that Wednesday.
      { term: 'reviewReminder', generation: 1, at: new Date('2026-06-03T01:00:00Z') },
    ]);
    expect(order.tasks).toMatchObject([{ kind: 'initialReview', open: true, holderId: null }]);
    expect(order.timeline.map(({ type }) => type)).toEqual(['created', 'submit']);
    const audit = await record.db.auditEntry.findMany({ where: { target: orderNo } });
    expect(audit.map(({ action }) => action)).toEqual(['created', 'consent.given', 'submit']);
    const signals = await record.db.signal.findMany({ where: { orderNo } });
    expect(signals).toMatchObject([{ name: 'submit', payload: { revision: 1, ended: false } }]);
    expect(record.announced).toContain(orderNo);
  });

  it('given an incomplete draft, when it is submitted, then it is refused with every field, and nothing is written', async () => {
    const orderNo = await givenDraft(record, { subject: { name: '某公司' } });
    const before = await orderOf(orderNo);
    await expect(tell(record, orderNo, APPLICANT, 'submit')).rejects.toMatchObject({
      code: 'form.incomplete',
    });
    expect(await orderOf(orderNo)).toEqual(before);
  });

  it('given a request id that succeeded, when it comes again, then the first outcome comes again whatever happened since', async () => {
    const orderNo = await givenDraft(record);
    const command = {
      orderNo,
      event: { type: 'submit' as const },
      ...CONSENTING,
      actor: APPLICANT,
      requestId: randomUUID(),
    };
    const first = await advance(record, command);
    await tell(record, orderNo, APPLICANT, 'withdraw');
    expect(await advance(record, command)).toEqual(first);
    expect((await orderOf(orderNo)).stage).toBe('draft');
  });

  it('given a request id, when it comes with another event, then it is refused', async () => {
    const orderNo = await givenDraft(record);
    const requestId = randomUUID();
    const base = { orderNo, actor: APPLICANT, requestId };
    await advance(record, { ...base, ...CONSENTING, event: { type: 'submit' } });
    await expect(advance(record, { ...base, event: { type: 'abandon' } })).rejects.toMatchObject({
      code: 'request.key_reused',
    });
  });

  it('given the same request twice at the same instant, then it is done once', async () => {
    const orderNo = await givenDraft(record);
    const command = {
      orderNo,
      event: { type: 'submit' as const },
      ...CONSENTING,
      actor: APPLICANT,
      requestId: randomUUID(),
    };
    const [a, b] = await Promise.all([advance(record, command), advance(record, command)]);
    expect(a).toEqual(b);
    expect((await orderOf(orderNo)).revision).toBe(1);
  });

  it('given a revision that has passed, when a person decides on it, then 412 and nothing is written', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    await expect(
      advance(record, {
        orderNo,
        event: { type: 'abandon' },
        actor: APPLICANT,
        requestId: randomUUID(),
        expected: { revision: 0, formVersion: 1 },
      }),
    ).rejects.toMatchObject({ code: 'order.changed_meanwhile', facts: { revision: 1 } });
  });

  it('given an order in bureau review, when its applicant abandons it, then the refusal names stage, who acts and what is allowed', async () => {
    const orderNo = await givenStage(record, 'bureauReview');
    await expect(tell(record, orderNo, APPLICANT, 'abandon')).rejects.toMatchObject({
      code: 'order.not_allowed_now',
      facts: { stage: 'bureauReview', waitingOn: 'authority', allowed: [] },
    });
  });

  it('given another applicant, when he abandons an order, then it does not exist for him', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    await expect(
      tell(record, orderNo, actor('applicant-en', 'applicant'), 'abandon'),
    ).rejects.toMatchObject({ code: 'order.not_found' });
  });

  it('given an applicant, when he passes his own review, then 403', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    await expect(tell(record, orderNo, APPLICANT, 'pass')).rejects.toMatchObject({
      code: 'event.not_yours',
    });
  });
});

describe('one certificate, one open order', () => {
  it('given the same certificate in two drafts, when both are submitted at the same instant, then one passes', async () => {
    const form = freshForm();
    const [a, b] = [await givenDraft(record, form), await givenDraft(record, form)];
    const results = await Promise.allSettled([
      tell(record, a, APPLICANT, 'submit'),
      tell(record, b, APPLICANT, 'submit'),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      code: 'order.certificate_in_progress',
      field: '/subject/certificateNumber',
    });
    const open = await record.db.order.count({
      where: { orderNo: { in: [a, b] }, stage: 'initialReview' },
    });
    expect(open).toBe(1);
  });

  it('given an order that was abandoned, when another is submitted for its certificate, then it passes', async () => {
    const form = freshForm();
    const first = await givenDraft(record, form);
    await tell(record, first, APPLICANT, 'submit');
    await tell(record, first, APPLICANT, 'abandon');
    const second = await givenDraft(record, form);
    await expect(tell(record, second, APPLICANT, 'submit')).resolves.toMatchObject({
      stage: 'initialReview',
    });
  });

  it('given an order that was granted, when another first filing is submitted for its certificate, then its subject is filed already', async () => {
    const form = freshForm();
    const first = await givenDraft(record, form);
    await tell(record, first, APPLICANT, 'submit');
    await finish(first);
    const second = await givenDraft(record, form);
    await expect(tell(record, second, APPLICANT, 'submit')).rejects.toMatchObject({
      code: 'form.incomplete',
      facts: { findings: [{ code: 'general.subject_filed_already' }] },
    });
  });

  async function finish(orderNo: string): Promise<void> {
    await claimReview(record, orderNo);
    await tell(record, orderNo, REVIEWER, 'pass');
    const reportId = reportIdOf(orderNo);
    await tell(record, orderNo, SYSTEM, 'reportFrozen', { reportId });
    await tell(record, orderNo, AUTHORITY, 'bureauApproved', {
      reportId,
      resultId: randomUUID(),
      subjectNumber: `津ICP备${orderNo.slice(-8)}号`,
      serviceNumber: `津ICP备${orderNo.slice(-8)}号-1`,
    });
  }
});

describe('two reviewers', () => {
  it('given a task that one holds, when the other decides, then 409 names the holder', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    await claimReview(record, orderNo);
    await expect(tell(record, orderNo, OTHER_REVIEWER, 'pass')).rejects.toMatchObject({
      code: 'task.held',
      facts: { holder: 'reviewer-1' },
    });
  });

  it('given nobody holds the task, when one decides, then he is told to claim it', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    await expect(tell(record, orderNo, REVIEWER, 'pass')).rejects.toMatchObject({
      code: 'task.not_held',
    });
  });

  it('given fifty claims of one task at once, then one wins and each loser is told who has it', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    const { id } = await record.db.task.findFirstOrThrow({ where: { orderNo } });
    const claims = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        claimTask(record, id, n % 2 === 0 ? REVIEWER : OTHER_REVIEWER),
      ),
    );
    const { holderId } = await record.db.task.findUniqueOrThrow({ where: { id } });
    const lost = claims.filter((claim) => claim.status === 'rejected');
    expect(lost).toHaveLength(25);
    for (const { reason } of lost) {
      expect(reason).toMatchObject({ code: 'task.held', facts: { holder: holderId?.slice(4) } });
    }
  });
});

describe('a term that falls due', () => {
  const fall = async (orderNo: string) => {
    const due = await record.db.due.findFirstOrThrow({
      where: { orderNo, term: { in: ['initialReviewTerm', 'correctionTerm'] } },
    });
    return fallDue(record, {
      orderNo,
      term: due.term as 'initialReviewTerm',
      generation: due.generation,
    });
  };

  it('given the review term is not over, when its timer comes, then it is sent back to wait', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    expect(await fall(orderNo)).toEqual({ fell: 'notYet', at: '2026-06-03T16:00:00.000Z' });
  });

  it('given it is over, then the order is overdue and escalated, and a second timer does nothing', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    record.clock.set('2026-06-03T16:00:00Z');
    try {
      expect(await fall(orderNo)).toEqual({ fell: 'done' });
      const order = await orderOf(orderNo);
      expect(order.stage).toBe('initialReview');
      expect(order.tasks.map(({ kind, role }) => [kind, role])).toContainEqual([
        'overdueReview',
        'manager',
      ]);
      expect(await fall(orderNo)).toEqual({ fell: 'stale' });
      expect((await orderOf(orderNo)).revision).toBe(order.revision);
    } finally {
      record.clock.set(MONDAY);
    }
  });

  it('given the order was withdrawn and submitted again, when the first timer comes, then it does nothing', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    await tell(record, orderNo, APPLICANT, 'withdraw');
    await tell(record, orderNo, APPLICANT, 'submit');
    record.clock.set('2026-06-30T00:00:00Z');
    try {
      const old = { orderNo, term: 'initialReviewTerm' as const, generation: 1 };
      expect(await fallDue(record, old)).toEqual({ fell: 'stale' });
    } finally {
      record.clock.set(MONDAY);
    }
  });

  it('given a correction left alone for 45 days, then the order lapses and its certificate is free', async () => {
    const orderNo = await givenStage(record, 'correction');
    record.clock.set('2026-07-16T01:00:00Z');
    try {
      expect(await fall(orderNo)).toEqual({ fell: 'done' });
      const order = await orderOf(orderNo);
      expect(order).toMatchObject({
        stage: 'lapsed',
        outcome: 'lapsed',
        openCertificateIndex: null,
      });
      expect(order.dues).toEqual([]);
      expect(order.effects.map(({ params }) => params)).toContainEqual(
        expect.objectContaining({ template: 'lapsed', dueDay: '' }),
      );
    } finally {
      record.clock.set(MONDAY);
    }
  });
});

describe('the record of an order', () => {
  it.each([
    'draft',
    'initialReview',
    'correction',
    'reporting',
    'smsVerification',
    'bureauReview',
    'granted',
    'abandoned',
  ] as const)(
    'given an order in %s, when its timeline is replayed, then it gives the snapshot',
    async (stage) => {
      const orderNo = await givenStage(record, stage);
      const order = await orderOf(orderNo);
      expect(order.stage).toBe(stage);
      expect(JSON.parse(JSON.stringify(replayTimeline(order)))).toEqual(order.snapshot);
    },
  );

  it('given a granted order, then the registry holds subject, owner, service, domain and access, sealed', async () => {
    const orderNo = await givenStage(record, 'granted');
    const service = await record.db.service.findFirstOrThrow({
      where: { grantedByOrder: orderNo },
      include: { subject: true, owner: true, domains: true, accesses: true },
    });
    expect(service.subject.province).toBe('天津');
    expect(service.domains).toHaveLength(1);
    expect(service.accesses).toHaveLength(1);
    const dump = JSON.stringify(service, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(dump).not.toContain('沈知微');
    expect(Buffer.from(service.owner.nameCipher ?? []).toString('utf8')).not.toContain('沈');
  });
});
