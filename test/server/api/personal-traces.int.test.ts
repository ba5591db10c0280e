import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestApi, type TestRequest } from '../../support/api.ts';
import { freshForm } from '../../support/forms.ts';
import { claimReview, givenDraft, givenStage } from '../../support/orders.ts';
import { dumpOf } from './support/trace.ts';
import { decideAsTwo } from '../../support/two-people.ts';
import { useApi } from './support/use-api.ts';

const form = freshForm();
const OPINION = '请沈知微本人致电 18800000101。';
/** Everything in the form that leads to a person or names the subject. */
const PERSONAL = [
  ...[form.subjectOwner, form.service.owner].flatMap((person) => [
    person.name,
    person.certificateNumber,
    person.mobile,
    person.emergencyNumber,
    person.email,
  ]),
  form.subject.name,
  form.subject.certificateNumber,
  form.subject.domicile,
  '13900000001',
  'applicant@example.com',
];

const expectNothingPersonal = (text: string) => {
  expect(PERSONAL.filter((fact) => text.includes(fact))).toEqual([]);
};

// pino writes with fs.write: its lines are caught there, at the level that says most.
const log: string[] = [];
const file = useApi({ logLevel: 'debug' });
beforeAll(() => {
  const write = fs.write as (...given: unknown[]) => void;
  const caught = (...given: unknown[]) => {
    if (given[0] !== 1) {
      write(...given);
      return;
    }
    log.push(String(given[1]));
    const written = given.at(-1) as (error: null, bytes: number) => void;
    setImmediate(written, null, Buffer.byteLength(String(given[1])));
  };
  vi.spyOn(fs, 'write').mockImplementation(caught);
});
afterAll(() => vi.restoreAllMocks());

describe('an order full of personal data', () => {
  let orderNo: string;
  const answers: string[] = [];
  const refused = async (
    handle: string,
    ...asked: ['GET' | 'POST' | 'PUT', string, TestRequest?]
  ) => {
    const { status, body } = await file.as(handle)(...asked);
    expect(status, `${asked[0]} ${asked[1]}`).toBeGreaterThanOrEqual(400);
    answers.push(JSON.stringify(body));
  };

  beforeAll(async () => {
    const { record } = file;
    orderNo = await givenDraft(record, form);
    await givenStage(record, 'initialReview', orderNo);
    const { id } = await claimReview(record, orderNo);
    const decide = (body: object, etag = '"r1-f1"'): TestRequest => ({ body, etag });
    const reasons = [{ field: '/subject/name', code: 'other' }];
    const path = `/tasks/${id}/decide`;

    await refused('applicant-en', 'GET', `/orders/${orderNo}`);
    await refused('applicant-en', 'PUT', `/orders/${orderNo}/form`, { body: {}, etag: '"r1-f1"' });
    await refused('applicant', 'PUT', `/orders/${orderNo}/form`, { body: {}, etag: '"r1-f1"' });
    await refused('applicant', 'POST', `/orders/${orderNo}/submit`);
    await refused('reviewer-2', 'POST', `/tasks/${id}/claim`);
    await refused('reviewer-2', 'POST', path, decide({ decision: 'pass' }));
    await refused('reviewer-1', 'POST', path, decide({ decision: 'pass' }, '"r9-f9"'));
    await refused('reviewer-1', 'POST', path, decide({ decision: 'reject', reasons }));
    const rival = { filingType: 'newSubject', form };
    const theirs = await file.as('applicant-en')('POST', '/orders', { body: rival });
    await refused('applicant-en', 'POST', `/orders/${String(theirs.body.orderNo)}/submit`);

    const body = { decision: 'reject', reasons, text: OPINION };
    expect((await decideAsTwo(file, id, decide(body))).status).toBe(200);
    await file.as('applicant')('POST', `/orders/${orderNo}/abandon`);
  });

  it('given requests that were refused, then nothing of it stands in the refusals', () => {
    expect(answers).toHaveLength(9);
    expectNothingPersonal(answers.join('\n'));
  });

  it('given its rows, then nothing of it stands in the clear', async () => {
    const tables = [
      'audit',
      'timeline',
      'returned_forms',
      'signals',
      'requests',
      'effects',
      'tasks',
      'dues',
      'orders',
      'accounts',
      'api_keys',
      'sessions',
      'attempts',
    ];
    const dump = await dumpOf(file.record.db, ...tables);
    expect(dump).toContain(orderNo);
    expectNothingPersonal(dump);
    expect(dump).not.toContain(OPINION);
    for (const token of Object.values(file.record.tokens)) expect(dump).not.toContain(token);
  });

  it('given its metrics, then nothing of it', async () => {
    expectNothingPersonal((await file.api.app.inject('/metrics')).body);
  });

  it('given a driver that quotes values in its message, then answer and log name only the kind of the fault', async () => {
    const quoting = new Proxy(file.record.db, {
      get: (target, name) => {
        if (name !== '$transaction') return Reflect.get(target, name) as unknown;
        return () => Promise.reject(new Error(`value too long: ${PERSONAL.join(' ')}`));
      },
    });
    const api = await createTestApi({ ...file.record, db: quoting }, { logLevel: 'debug' });
    const answer = await api.as('applicant')('POST', `/orders/${orderNo}/submit`);
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    expectNothingPersonal(JSON.stringify(answer.body));
    await api.app.close();
    await expect.poll(() => log.join('')).toContain('"code":"internal"');
  });

  it('given the log at its most talkative, then nothing of it, no token and no order number', () => {
    const lines = log.join('');
    expectNothingPersonal(lines);
    expect(lines).not.toContain(orderNo);
    for (const token of Object.values(file.record.tokens)) expect(lines).not.toContain(token);
  });
});
