import { beforeAll, describe, expect, it } from 'vitest';
import { freshForm } from '../../support/forms.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();

let orderNo: string;
beforeAll(async () => {
  const body = { filingType: 'newSubject', form: freshForm() };
  const opened = await file.as('applicant')('POST', '/orders', {
    body,
    headers: { 'x-forwarded-for': '203.0.113.7' },
  });
  orderNo = String(opened.body.orderNo);
  await file.as('applicant')('POST', `/orders/${orderNo}/submit`);
  await file.as('reviewer-1')('POST', '/tasks/next');
});

interface Page {
  readonly entries: readonly {
    readonly id: string;
    readonly at: string;
    readonly actor: { readonly handle: string | null; readonly role: string };
    readonly action: string;
    readonly target: string;
    readonly origin: string;
    readonly before: unknown;
    readonly after: unknown;
  }[];
  readonly next: string | null;
  readonly empty: string | null;
}

async function found(query: string, handle = 'auditor'): Promise<Page> {
  const { status, body } = await file.as(handle)('GET', `/audit${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as unknown as Page;
}
const actions = async (query: string) => (await found(query)).entries.map(({ action }) => action);

describe('the audit, searched', () => {
  it('given an order, then its deeds with who, from where, before and after, the newest first', async () => {
    const { entries } = await found(`?target=${orderNo}`);
    expect(entries.map(({ action }) => action)).toEqual(['submit', 'consent.given', 'created']);
    expect(entries[0]).toMatchObject({
      actor: { handle: 'applicant', role: 'applicant' },
      // Nobody is believed who says that he asks for another.
      origin: '127.0.0.1',
      before: { stage: 'draft', revision: 0 },
      after: { stage: 'initialReview', revision: 1 },
    });
  });

  it('given an actor by handle or by id, then that actor’s deeds', async () => {
    expect(await actions('?actor=reviewer-1')).toEqual(['task.claimed']);
    expect(await actions('?actor=acc-reviewer-1&action=task.claimed')).toEqual(['task.claimed']);
    expect(await actions('?actor=nobody')).toEqual([]);
  });

  it('given instants, then what lies between', async () => {
    const day = (date: string) => `${date}T00:00:00Z`;
    const of = `?target=${orderNo}`;
    expect(await actions(`${of}&from=${day('2026-06-01')}&to=${day('2026-06-02')}`)).toHaveLength(
      3,
    );
    expect(await actions(`${of}&from=${day('2026-06-02')}`)).toEqual([]);
    expect(await actions(`${of}&to=${day('2026-06-01')}`)).toEqual([]);
  });

  it('given pages of two, then one after another gives them all, though others are written meanwhile', async () => {
    const first = await found(`?target=${orderNo}&limit=2`);
    const second = await found(`?target=${orderNo}&limit=2&after=${first.next ?? ''}`);
    expect([...first.entries, ...second.entries].map(({ action }) => action)).toEqual([
      ...['submit', 'consent.given', 'created'],
    ]);
    expect(second.next).toBeNull();
  });

  it('given nothing found, then a sentence says so', async () => {
    expect((await found('?action=never')).empty).toMatch(/Nothing in the audit/);
  });

  it.each([
    ['?after=%21', 400, 'cursor.malformed'],
    ['?from=yesterday', 400, 'request.malformed'],
    ['?whatever=1', 400, 'request.malformed'],
    ['?from=2026-06-02T00:00:00Z&to=2026-06-01T00:00:00Z', 422, 'audit.instants_reversed'],
  ])('given %s, then it is refused', async (query, status, code) => {
    const answer = await file.as('auditor')('GET', `/audit${query}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it.each(['applicant', 'reviewer-1', 'clerk', 'manager', 'admin-1'])(
    'given %s, then it is not for them',
    async (handle) => {
      const answer = await file.as(handle)('GET', '/audit');
      expect([answer.status, answer.body.code]).toEqual([403, 'auth.role']);
    },
  );

  it('given a look, then it is recorded with what was looked for; where nothing was found, not what', async () => {
    await found(`?target=${orderNo}&limit=1`, 'auditor');
    await found('?target=13812345678', 'auditor');
    const rows = await file.record.db.auditEntry.findMany({
      where: { action: 'audit.searched', actorId: 'acc-auditor' },
      orderBy: { id: 'desc' },
      take: 2,
    });
    expect(rows.map(({ after }) => after)).toEqual([{ found: 0 }, { target: orderNo, found: 1 }]);
  });
});
