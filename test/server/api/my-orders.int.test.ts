import { beforeAll, describe, expect, it } from 'vitest';
import { APPLICANT, actor, givenDraft, givenStage, tell } from '../../support/orders.ts';
import { MONDAY } from '../../support/record.ts';
import { expectRefusal } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

interface Page {
  readonly orders: { readonly orderNo: string; readonly stage: string }[];
  readonly next: string | null;
  readonly empty: string | null;
}

const file = useApi();
const page = async (handle: string, query: string) =>
  read<Page>(await file.as(handle)('GET', `/orders${query}`));

describe('an applicant without orders', () => {
  it('given none yet, when he lists them, then the list says why it is empty and what to do', async () => {
    expect(await page('applicant-en', '')).toEqual({
      orders: [],
      next: null,
      empty: 'You have no orders yet. Open one with POST /api/v1/orders.',
    });
  });
});

describe('my orders', () => {
  let made: string[];
  beforeAll(async () => {
    made = [];
    for (let n = 0; n < 5; n += 1) made.push(await givenDraft(file.record));
    await givenStage(file.record, 'initialReview', made[1]);
    await tell(file.record, made[2] ?? '', APPLICANT, 'abandon');
  });

  it('given more than a page, when new ones are opened between pages, then each order comes once and the newest first', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    do {
      const after: string = next === '' ? '' : `&after=${next}`;
      const { orders, next: more } = await page('applicant', `?limit=2${after}`);
      seen.push(...orders.map(({ orderNo }) => orderNo));
      next = more;
      await givenDraft(file.record);
    } while (next !== null);
    expect(seen).toEqual([...made].reverse());
  });

  it('given a page after the last order, then it says that there are no more', async () => {
    expect(await page('applicant', '?after=0')).toMatchObject({
      orders: [],
      next: null,
      empty: 'There are no more orders after this page.',
    });
  });

  it.each([
    ['?stage=initialReview', 1],
    ['?open=false', 1],
    ['?open=true&stage=abandoned', 0],
    ['?stage=noSuchStage', 0],
  ])('given the filter %s, then %i of them fit', async (query, count) => {
    const { orders, empty } = await page('applicant', query);
    expect(orders).toHaveLength(count);
    expect(empty).toBe(count === 0 ? 'No order fits this filter.' : null);
  });

  it('given another applicant, then none of these are his; staff see all', async () => {
    expect((await page('applicant-en', '')).orders).toEqual([]);
    const all = await page('manager', '?limit=100');
    expect(all.orders.map(({ orderNo }) => orderNo)).toEqual(expect.arrayContaining(made));
    expect(JSON.stringify(all)).not.toContain(actor('applicant', 'applicant').id);
  });

  it.each([
    ['0', 1],
    ['2', 2],
    ['1000', 10],
  ])('given the limit %s, then the nearest of 1 to 100 counts', async (limit, atLeast) => {
    const { orders } = await page('applicant', `?limit=${limit}`);
    if (atLeast < 10) expect(orders).toHaveLength(atLeast);
    else expect(orders.length).toBeGreaterThan(5);
  });

  it.each([
    ['limit=abc', 'request.malformed', 'limit'],
    ['limit=-1', 'request.malformed', 'limit'],
    ['limit=1&limit=2', 'request.malformed', 'limit'],
    ['after=abc', 'cursor.malformed', 'after'],
    ['after=-1', 'cursor.malformed', 'after'],
    ['after=9999999999999999999999', 'cursor.malformed', 'after'],
    [`after=${'9'.repeat(201)}`, 'request.malformed', 'after'],
    ['open=maybe', 'request.malformed', 'open'],
    ['stage=%00', 'request.malformed', 'stage'],
    ['page=2', 'request.malformed', 'page'],
  ])('given the query %s, then 400 names its parameter', async (query, code, field) => {
    const answer = await file.as('applicant')('GET', `/orders?${query}`);
    expectRefusal(answer, { status: 400, code, field });
  });
});

it('given a term that reaches into a year without a published calendar, then its day is provisional', async () => {
  const orderNo = await givenDraft(file.record);
  file.record.clock.set('2027-12-30T02:00:00Z');
  const applicant = file.as('applicant');
  expect((await applicant('POST', `/orders/${orderNo}/submit`)).status).toBe(200);
  expect((await applicant('GET', `/orders/${orderNo}`)).body).toMatchObject({
    expected: {
      term: 'initialReviewTerm',
      provisional: true,
      termTitle: { zh: expect.any(String) as string },
    },
  });
  file.record.clock.set(MONDAY);
});
