import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sampleOf } from '#cli/demo/sample.ts';
import type { TestSystem } from '../../support/system.ts';
import type { Place } from './places.ts';
import { createReplacing } from './samples.ts';
import type { Canaries } from './values.ts';

const ROUNDS = 3;
const BACK_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 200;

/**
 * Asks for what is full of persons in the moment in which PostgreSQL dies, and once more in that in which
 * Temporal does: drivers then say a great deal.
 * @returns the refusals
 */
export async function askWhileAway(
  { urls, parts }: TestSystem,
  canaries: Canaries,
  token: string,
): Promise<Place[]> {
  const refusals: Place[] = [];
  const ask = async (path: string, body?: object): Promise<void> => {
    const answer = await fetch(new URL(path, urls.api), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...{ authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (answer.status >= 400) refusals.push({ name: `${String(answer.status)} of ${path}`, bytes });
  };
  const askAll = async (): Promise<void> => {
    const { filingType, form } = sampleOf('hubei-individual-website');
    const order = { filingType, form: createReplacing(canaries).replace(form) };
    const name = canaries.like('name', '沈知微', 'name that is searched for');
    const number = canaries.like(
      'certificate',
      '120190199607212658',
      'number that is searched for',
    );
    const fields = new URLSearchParams({
      handle: canaries.word('handle while away'),
      password: canaries.word('password while away'),
    });
    await Promise.all([
      ask('/api/v1/orders', order),
      ask('/api/v1/checks', order),
      ask('/api/v1/filings/search', { name }),
      ask('/api/v1/filings/search', { certificate: number }),
      ask('/api/v1/account/data'),
      fetch(new URL('/pages/sign-in', urls.api), { method: 'POST', body: fields }),
    ]);
  };
  const ready = async (): Promise<boolean> =>
    fetch(new URL('/health/ready', urls.api)).then(
      async (answer) => answer.ok && ((await answer.json()) as { followers: boolean }).followers,
      () => false,
    );

  for (const part of ['postgres', 'temporal']) {
    parts[part]?.kill();
    for (let round = 0; round < ROUNDS; round += 1) await askAll();
    const until = Date.now() + BACK_WITHIN_MS;
    while (!(await ready())) {
      if (Date.now() > until) throw new Error(`${part} has not come back`);
      await sleep(LOOK_EVERY_MS);
    }
  }
  return refusals;
}
