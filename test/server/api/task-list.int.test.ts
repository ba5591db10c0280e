import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TaskView } from '#server/tasks/schemas.ts';
import { freshForm } from '../../support/forms.ts';
import { claimReview, givenDraft, givenStage } from '../../support/orders.ts';
import { MONDAY } from '../../support/record.ts';
import { expectRefusal } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

interface Page {
  readonly tasks: TaskView[];
  readonly next: string | null;
  readonly empty: string | null;
}

const WEDNESDAY = '2026-06-03T02:00:00Z';
/** Half past midnight in Shanghai: Monday's order has just become overdue. */
const THURSDAY = '2026-06-03T16:30:00Z';

const file = useApi();
const page = async (handle: string, query = '') =>
  read<Page>(await file.as(handle)('GET', `/tasks${query}`));
const numbers = ({ tasks }: Page) => tasks.map(({ orderNo }) => orderNo);

afterEach(() => {
  file.record.clock.set(MONDAY);
});

describe('an empty queue', () => {
  it('given nothing to do, then list and “next” say why they are empty', async () => {
    const empty = 'Nothing waits for you: every task is done.';
    expect(await page('reviewer-1')).toEqual({ tasks: [], next: null, empty });
    expect(await page('reviewer-1', '?urgency=overdue')).toMatchObject({
      empty: 'No open task fits this filter.',
    });
    for (const request of [{}, { body: {} }, { body: { province: '天津' } }]) {
      const next = await file.as('reviewer-1')('POST', '/tasks/next', request);
      expect(next.status).toBe(200);
      expect(next.body).toEqual({ task: null, empty: 'There is no free task in your queue.' });
    }
  });
});

describe('the queue of the reviewers', () => {
  /** Submitted on Monday in Tianjin, on Tuesday in Shandong, on Wednesday in Zhejiang. */
  let monday: string, tuesday: string, wednesday: string;
  beforeAll(async () => {
    const { record } = file;
    const submit = async (day: string, sample: string) => {
      record.clock.set(`2026-06-0${day}T02:00:00Z`);
      return givenStage(record, 'initialReview', await givenDraft(record, freshForm(sample)));
    };
    monday = await submit('1', 'tianjin-enterprise-website');
    tuesday = await submit('2', 'shandong-enterprise-website');
    wednesday = await submit('3', 'zhejiang-enterprise-app');
    await claimReview(record, tuesday);
    record.clock.set(MONDAY);
  });

  it('given three tasks, then the most urgent comes first', async () => {
    expect(numbers(await page('reviewer-1'))).toEqual([monday, tuesday, wednesday]);
  });

  it.each([
    ['province=山东', () => [tuesday]],
    ['filingType=newSubject', () => [monday, tuesday, wednesday]],
    ['filingType=change', () => []],
    ['stage=initialReview', () => [monday, tuesday, wednesday]],
    ['stage=correction', () => []],
    ['holder=me', () => [tuesday]],
    ['holder=nobody', () => [monday, wednesday]],
    ['holder=reviewer-1', () => [tuesday]],
    ['holder=reviewer-2', () => []],
    ['holder=noSuchColleague', () => []],
    ['holder=nobody&province=天津', () => [monday]],
  ])('given the filter %s, then only what fits', async (query, expected) => {
    const found = await page('reviewer-1', `?${encodeURI(query)}`);
    expect(numbers(found)).toEqual(expected());
    expect(found.empty === null).toBe(expected().length > 0);
  });

  it('given another reviewer, then “me” is her', async () => {
    expect(numbers(await page('reviewer-2', '?holder=me'))).toEqual([]);
  });

  it('given Wednesday, then what ends by Thursday night is soon, the rest later', async () => {
    file.record.clock.set(WEDNESDAY);
    expect(numbers(await page('reviewer-1', '?urgency=overdue'))).toEqual([]);
    expect(numbers(await page('reviewer-1', '?urgency=soon'))).toEqual([monday, tuesday]);
    const { tasks } = await page('reviewer-1', '?urgency=later');
    expect(tasks).toMatchObject([{ orderNo: wednesday, urgency: 'later' }]);
  });

  it('given the term of one is over, then it is overdue and the order says so', async () => {
    file.record.clock.set(THURSDAY);
    const { tasks } = await page('reviewer-1');
    expect(tasks.map(({ urgency }) => urgency)).toEqual(['overdue', 'soon', 'soon']);
    expect(numbers(await page('reviewer-1', '?urgency=overdue'))).toEqual([monday]);
    const order = await file.as('applicant')('GET', `/orders/${monday}`);
    expect(order.body).toMatchObject({ expected: { day: '2026-06-03', overdue: true } });
  });

  it('given pages of one, when tasks are opened and taken between them, then each comes once', async () => {
    const seen: (string | null)[] = [];
    let query = '?limit=1';
    for (;;) {
      const found = await page('manager', query);
      seen.push(...numbers(found));
      if (found.next === null) break;
      query = `?limit=1&after=${found.next}`;
      if (seen.length === 1) await claimReview(file.record, monday);
      // More urgent than what was seen already: it belongs to a page before.
      file.record.clock.set('2026-05-28T02:00:00Z');
      if (seen.length === 2) await givenStage(file.record, 'initialReview');
      file.record.clock.set(MONDAY);
    }
    expect(seen).toEqual([monday, tuesday, wednesday]);
  });

  it('given “next” with a province, then the free task of that province is taken, else none', async () => {
    const next = (province: string) =>
      file.as('reviewer-2')('POST', '/tasks/next', { body: { province } });
    expect(read<{ task: TaskView }>(await next('浙江')).task).toMatchObject({
      orderNo: wednesday,
      holder: 'reviewer-2',
    });
    expect(read<Page>(await next('浙江'))).toMatchObject({ task: null });
  });

  it('given one’s own task, when it is released, then it is free; a second release changes nothing', async () => {
    const [task] = (await page('reviewer-2', '?holder=me')).tasks;
    for (let time = 0; time < 2; time += 1) {
      const released = await file.as('reviewer-2')('POST', `/tasks/${task?.id ?? ''}/release`);
      expect(released.status).toBe(200);
      expect(released.body).toMatchObject({ holder: null, claimedAt: null });
    }
    const entries = await file.record.db.auditEntry.count({
      where: { target: task?.id ?? '', action: 'task.released' },
    });
    expect(entries).toBe(1);
  });

  it('given a colleague’s task, when a manager releases it, then it is free', async () => {
    const [task] = (await page('manager', '?holder=reviewer-1')).tasks;
    const released = await file.as('manager')('POST', `/tasks/${task?.id ?? ''}/release`);
    expect(released.body).toMatchObject({ holder: null });
  });

  const cursor = (text: string) => Buffer.from(text).toString('base64url');
  const ID = '00000000-0000-4000-8000-000000000000';
  it.each([
    ['after=abc', 'cursor.malformed', 'after'],
    [`after=${cursor(`2026-06-01T00:00:00.000Z|${'-'.repeat(36)}`)}`, 'cursor.malformed', 'after'],
    [`after=${cursor(`-271821-04-20T00:00:00.000Z|${ID}`)}`, 'cursor.malformed', 'after'],
    [`after=${cursor(`2026-13-41T99:99:99.999Z|${ID}`)}`, 'cursor.malformed', 'after'],
    [`after=${cursor(`2026-06-01T00:00:00.000Z|${ID}' OR 1=1`)}`, 'cursor.malformed', 'after'],
    ['limit=abc', 'request.malformed', 'limit'],
    ['urgency=now', 'request.malformed', 'urgency'],
    ['province=%00', 'request.malformed', 'province'],
    ['holder=%00', 'request.malformed', 'holder'],
    ['sort=age', 'request.malformed', 'sort'],
  ])('given the query %s, then 400 names its parameter', async (query, code, field) => {
    const answer = await file.as('reviewer-1')('GET', `/tasks?${query}`);
    expectRefusal(answer, { status: 400, code, field });
  });
});
