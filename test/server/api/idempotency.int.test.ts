import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { freshForm } from '../../support/forms.ts';
import { claimReview, givenDraft, givenStage } from '../../support/orders.ts';
import { expectRefusal, expectRefused } from './support/refusals.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();
const applicant: ReturnType<typeof file.as> = (...request) => file.as('applicant')(...request);
const draft = () => ({ filingType: 'newSubject', form: freshForm() });
const REUSED = { status: 422, code: 'request.key_reused', field: 'Idempotency-Key' };

describe('an Idempotency-Key', () => {
  it.each([
    ['none', ''],
    ['one of seven characters', 'a'.repeat(7)],
    ['one of 201 characters', 'a'.repeat(201)],
    ['one with a space', 'two words'],
    ['one in Chinese', Buffer.from('钥匙钥匙').toString('latin1')],
  ])('given %s, then 400 on every address that asks for one', async (_, key) => {
    const refusal = { status: 400, code: 'request.key_missing', field: 'Idempotency-Key' };
    const orderNo = await givenStage(file.record, 'initialReview');
    const { id } = await claimReview(file.record, orderNo);
    const decide = { key, body: { decision: 'pass' }, etag: '"r1-f1"' };
    const requests = [
      () => applicant('POST', '/orders', { key, body: draft() }),
      ...['submit', 'resubmit', 'withdraw', 'abandon'].map(
        (act) => () => applicant('POST', `/orders/${orderNo}/${act}`, { key }),
      ),
      () => file.as('reviewer-1')('POST', `/tasks/${id}/decide`, decide),
    ];
    for (const request of requests) await expectRefused(file.record, request, refusal);
  });

  it.each([8, 200])('given one of %i characters, then it is taken', async (length) => {
    const key = randomUUID().repeat(6).slice(0, length);
    expect((await applicant('POST', '/orders', { key, body: draft() })).status).toBe(201);
  });

  it('given a draft, when it is opened again under its key, one after the other and all at once, then there is one order', async () => {
    const request = { key: randomUUID(), body: draft() };
    const first = await applicant('POST', '/orders', request);
    const again = await Promise.all(
      Array.from({ length: 5 }, () => applicant('POST', '/orders', request)),
    );
    for (const answer of again) expect(answer).toEqual(first);

    const fresh = { key: randomUUID(), body: draft() };
    const before = await file.record.db.order.count();
    const atOnce = await Promise.all(
      Array.from({ length: 6 }, () => applicant('POST', '/orders', fresh)),
    );
    expect(new Set(atOnce.map(({ body }) => String(body.orderNo))).size).toBe(1);
    expect(atOnce.map(({ status }) => status)).toEqual(Array(6).fill(201));
    expect(await file.record.db.order.count()).toBe(before + 1);
  });

  it('given a submission, when it comes again at once and later, then the first outcome comes again', async () => {
    const orderNo = await givenDraft(file.record);
    const request = { key: randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => applicant('POST', `/orders/${orderNo}/submit`, request)),
    );
    await applicant('POST', `/orders/${orderNo}/withdraw`);
    answers.push(await applicant('POST', `/orders/${orderNo}/submit`, request));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({
      status: 200,
      body: { stage: 'initialReview', revision: 1 },
    });
    const order = await file.record.db.order.findUniqueOrThrow({ where: { orderNo } });
    expect(order).toMatchObject({ stage: 'draft', revision: 2 });
  });

  it('given a decision, when it comes again after the task is done, then the first outcome comes again', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    const { id } = await claimReview(file.record, orderNo);
    const request = { key: randomUUID(), body: { decision: 'pass' }, etag: '"r1-f1"' };
    const decide = () => file.as('reviewer-1')('POST', `/tasks/${id}/decide`, request);
    const first = await decide();
    expect(first.status).toBe(200);
    expect(await decide()).toEqual(first);
    expect(await file.record.db.timelineEntry.count({ where: { orderNo, type: 'pass' } })).toBe(1);
  });

  it('given a key that was used, when it comes with anything else, then 422 and nothing is done', async () => {
    const key = randomUUID();
    const { body } = await applicant('POST', '/orders', { key, body: draft() });
    const orderNo = String(body.orderNo);
    const other = await givenDraft(file.record);
    const acted = randomUUID();
    await applicant('POST', `/orders/${orderNo}/submit`, { key: acted });
    const requests = [
      () => applicant('POST', '/orders', { key, body: draft() }),
      () => applicant('POST', `/orders/${orderNo}/submit`, { key }),
      () => applicant('POST', `/orders/${orderNo}/withdraw`, { key: acted }),
      () => applicant('POST', `/orders/${other}/submit`, { key: acted }),
      () => applicant('POST', '/orders', { key: acted, body: draft() }),
    ];
    for (const request of requests) await expectRefused(file.record, request, REUSED);
  });

  it('given two accounts, then the same key is two keys', async () => {
    const key = randomUUID();
    const mine = await applicant('POST', '/orders', { key, body: draft() });
    const hers = await file.as('applicant-en')('POST', '/orders', { key, body: draft() });
    expect([mine.status, hers.status]).toEqual([201, 201]);
    expect(hers.body.orderNo).not.toBe(mine.body.orderNo);
  });

  // A known fault: the second is answered 500 (see firstOutcome in orders/requests.ts). It passes once that is mended.
  it('given one key for two orders at the same instant, then one is done and the other refused', async () => {
    const orders = [await givenDraft(file.record), await givenDraft(file.record)];
    const key = randomUUID();
    // Both have looked for the key before either may keep it.
    const gate = new pg.Client({ connectionString: file.record.url });
    await gate.connect();
    try {
      await gate.query('BEGIN; LOCK TABLE requests IN SHARE MODE');
      const answers = orders.map((orderNo) =>
        applicant('POST', `/orders/${orderNo}/submit`, { key }),
      );
      await waiting(gate, 2);
      await gate.query('COMMIT');
      const [done, refused] = (await Promise.all(answers)).sort((a, b) => a.status - b.status);
      expect(done?.status).toBe(200);
      if (refused !== undefined) expectRefusal(refused, REUSED);
    } finally {
      await gate.end();
    }
  });

  /** Waits until so many sessions wait for a lock. */
  async function waiting(client: pg.Client, count: number): Promise<void> {
    await expect
      .poll(async () => {
        const { rows } = await client.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return rows[0]?.n;
      })
      .toBe(count);
  }
});
