import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askPages } from '../../pages/support/ask-pages.ts';
import { givenDraft } from '../../support/orders.ts';
import { useApi } from './support/use-api.ts';

interface Line {
  readonly level: number;
  readonly time: number;
  readonly msg: string;
  readonly code: string;
  readonly route: string;
  readonly by: string | null;
}

// pino writes with fs.write: its lines are caught there, at the level that an operator has.
const log: string[] = [];
const file = useApi({ logLevel: 'warn', requestLimits: { perAccount: 600, perAddress: 20 } });
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

/** The lines that something leaves. */
async function linesOf(deed: () => Promise<unknown>): Promise<Line[]> {
  log.length = 0;
  await deed();
  await new Promise((resolve) => setImmediate(resolve));
  return log
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

describe('what is refused for who asks', () => {
  it('given a role that may not, then a line says who, at which route, why and when', async () => {
    const lines = await linesOf(() => file.as('applicant')('GET', '/audit?actor=13800138000'));
    expect(lines).toMatchObject([
      { level: 40, msg: 'refused', code: 'auth.role', route: 'GET /api/v1/audit' },
    ]);
    expect(lines[0]?.by).toBe('acc-applicant');
    expect(Math.abs(Date.now() - (lines[0]?.time ?? 0))).toBeLessThan(60_000);
    expect(JSON.stringify(lines)).not.toContain('13800138000');
  });

  it('given another’s order, then a line says who tried, and not whose or which', async () => {
    const orderNo = await givenDraft(file.record);
    const lines = await linesOf(() => file.as('applicant-en')('GET', `/orders/${orderNo}`));
    expect(lines).toMatchObject([
      { code: 'order.not_found', route: 'GET /api/v1/orders/:orderNo', by: 'acc-applicant-en' },
    ]);
    expect(JSON.stringify(lines)).not.toContain(orderNo);
  });

  it('given a token that is not known, then a line without it', async () => {
    const token = 'x'.repeat(40);
    const lines = await linesOf(() => file.as(token)('GET', '/orders'));
    expect(lines).toMatchObject([{ code: 'auth.token_unknown', by: null }]);
    expect(JSON.stringify(lines)).not.toContain(token);
  });

  it('given a form without its mark, then a line names the session', async () => {
    const pages = askPages(() => file.api);
    const token = file.record.tokens.applicant ?? '';
    const { cookie } = await pages.signIn({ token });
    const lines = await linesOf(() => pages.post('/pages/orders', {}, { cookie }));
    expect(lines).toMatchObject([{ code: 'page.csrf', route: 'POST /pages/orders' }]);
    expect(lines[0]?.by).toMatch(/^session [\w-]+$/);
  });

  it('given an address that looks like a line of the log, then nobody writes one of his own', async () => {
    const forged = encodeURIComponent('x"},{"by":"acc-manager"');
    const lines = await linesOf(() => file.as('applicant')('GET', `/orders/${forged}`));
    expect(lines.map(({ by }) => by)).toEqual(['acc-applicant']);
    expect(JSON.stringify(lines)).not.toContain('acc-manager');
  });

  it('given what nobody was refused for, then no line', async () => {
    const lines = await linesOf(async () => {
      await file.as('applicant')('GET', '/orders');
      await file.as('applicant')('GET', '/nothing-here');
      await file.as('applicant')('POST', '/orders', { body: {} });
    });
    expect(lines).toEqual([]);
  });
});

describe('an address that asks too often', () => {
  it('given it is held back, then a line says so', async () => {
    const url = await file.api.app.listen({ port: 0, host: '127.0.0.1' });
    const lines = await linesOf(async () => {
      for (let n = 0; n < 21; n += 1) await fetch(new URL('/pages/sign-in', url));
    });
    expect(lines).toMatchObject([{ code: 'request.too_many', by: null }]);
  });
});
