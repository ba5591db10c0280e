import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDraft } from '#orders/create-draft.ts';
import { APPLICANT } from '../../support/orders.ts';
import type { Documented } from './support/documented.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();

/** No list gives more at once. */
const MOST = 100;
/** Somebody of these may read any list. */
const READERS = ['manager', 'auditor', 'security', 'applicant'];

interface Parameter {
  readonly in: string;
  readonly name: string;
}

/** Every list of the document that has pages, without the prefix. */
async function lists(): Promise<string[]> {
  const { paths } = (await file.api.app.inject('/openapi.json')).json<Documented>();
  return Object.entries(paths).flatMap(([path, { get }]) => {
    const { parameters = [] } = (get ?? {}) as { parameters?: readonly Parameter[] };
    return parameters.some(({ name }) => name === 'limit') ? [path] : [];
  });
}

/** What a list answers to whoever may read it. */
async function ask(path: string, query: string) {
  for (const reader of READERS) {
    const answer = await file.as(reader)('GET', `${path}${query}`);
    if (answer.status !== 403) return answer;
  }
  throw new Error(`Nobody may read ${path}`);
}

const rowsIn = (body: object): number =>
  Math.max(...Object.values(body).flatMap((part) => (Array.isArray(part) ? part.length : [])));

beforeAll(async () => {
  for (let n = 0; n <= MOST; n += 1) {
    const draft = { filingType: 'newSubject', form: {}, actor: APPLICANT, requestId: randomUUID() };
    await createDraft(file.record, draft);
  }
});

describe('pages that nobody should ask for', () => {
  it('given the document, then there are lists with pages', async () => {
    expect(await lists()).toEqual(
      expect.arrayContaining(['/api/v1/orders', '/api/v1/tasks', '/api/v1/audit']),
    );
  });

  it.each(['101', '999999999'])(
    'given a limit of %s, then every list gives a hundred at most, and says where to go on',
    async (limit) => {
      const sizes: [string, number][] = [];
      for (const path of await lists()) {
        const { status, body } = await ask(path, `?limit=${limit}`);
        expect([path, status]).toEqual([path, 200]);
        sizes.push([path, rowsIn(body)]);
        if (rowsIn(body) === MOST) expect(body['next']).not.toBeNull();
      }
      expect(sizes.filter(([, rows]) => rows > MOST)).toEqual([]);
      expect(Object.fromEntries(sizes)).toMatchObject({ '/api/v1/orders': MOST });
    },
  );

  it.each(['1e9', '1000000000', '-1', '0x10', '1.5', '', 'NaN', '%00', '١'])(
    'given a limit of “%s”, then every list refuses it by name',
    async (limit) => {
      for (const path of await lists()) {
        const { status, body } = await ask(path, `?limit=${limit}`);
        expect([path, status, body.code]).toEqual([path, 400, 'request.malformed']);
        expect([path, body.field]).toEqual([path, 'limit']);
      }
    },
  );

  it.each(['x', '-1', '%21', 'bnVsbA', '9'.repeat(30), '..%2F..%2Fetc', "'%20OR%201=1--"])(
    'given %s for the place to go on from, then a list refuses it by name, or goes on from there in its order',
    async (after) => {
      for (const path of await lists()) {
        const { status, body } = await ask(path, `?after=${after}&limit=1`);
        if (status === 400) expect([path, body.field]).toEqual([path, 'after']);
        else expect([path, status, rowsIn(body) <= 1]).toEqual([path, 200, true]);
      }
    },
  );
});
