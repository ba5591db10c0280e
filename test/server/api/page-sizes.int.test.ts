import { beforeAll, describe, expect, it } from 'vitest';
import { givenDraft } from '../../support/orders.ts';
import { expectRefused } from './support/refusals.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();
const MOST = 100;
beforeAll(async () => {
  // Each draft leaves an order and its row in the audit.
  for (let n = 0; n <= MOST; n += 1) await givenDraft(file.record);
});

/** Every list with pages, who reads it, and its rows. */
const LISTS = [
  ['/orders', 'manager', 'orders'],
  ['/audit', 'auditor', 'entries'],
  ['/accounts', 'security', 'accounts'],
  ['/tasks', 'reviewer-1', 'tasks'],
  ['/filings', 'manager', 'filings'],
] as const;

const limited = (path: string, limit: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`;

describe('a page of a list', () => {
  it('given the API’s description, then every list with pages stands here', async () => {
    const { paths } = (await file.api.app.inject('/openapi.json')).json<{
      paths: Record<string, Record<string, { parameters?: { name: string }[] }>>;
    }>();
    const lists = Object.entries(paths).filter(([, { get }]) =>
      (get?.parameters ?? []).some(({ name }) => name === 'limit'),
    );
    expect(lists.map(([path]) => path).sort()).toEqual(
      LISTS.map(([path]) => `/api/v1${path.split('?')[0] ?? ''}`).sort(),
    );
  });

  it.each(LISTS)(
    'given %s is asked for a thousand million, then a hundred come',
    async (...list) => {
      const [path, handle, rows] = list;
      const { status, body } = await file.as(handle)('GET', limited(path, '999999999'));
      expect(status).toBe(200);
      const found = (body as unknown as Record<string, unknown[]>)[rows] ?? [];
      expect(found.length).toBeLessThanOrEqual(MOST);
      if (rows === 'orders' || rows === 'entries') expect(found).toHaveLength(MOST);
    },
  );

  it.each(LISTS)('given %s is asked for what is no number, then 400', async (path, handle) => {
    for (const limit of ['-1', '1e9', '9999999999', 'all', '1;drop']) {
      await expectRefused(file.record, () => file.as(handle)('GET', limited(path, limit)), {
        ...{ status: 400, code: 'request.malformed', field: 'limit' },
      });
    }
  });
});
