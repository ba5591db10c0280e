import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '#domain/policy.ts';
import { openSubUser } from '#orders/sub-users.ts';
import { APPLICANT, givenDraft } from '../../support/orders.ts';
import { picture } from '../materials/files.ts';
import { expectRefused } from './support/refusals.ts';
import { useApi } from './support/use-api.ts';

const FILES = 3;
const BYTES = 10_000;
/** What is drawn of it has more than half of these bytes. */
const NOISE = {
  ...{ width: 90, height: 90, channels: 3 as const, background: '#888' },
  noise: { type: 'gaussian' as const, mean: 128, sigma: 60 },
};
const file = useApi({
  policy: { ...DEFAULT_POLICY, uploadsPerDay: { files: FILES, bytes: BYTES } },
});
const USED_UP = { status: 429, code: 'material.quota', field: 'body' };

const small = () => picture().jpeg().toBuffer();
async function upload(orderNo: string, content?: Buffer, handle = 'applicant') {
  return file.as(handle)('POST', `/orders/${orderNo}/materials?kind=other`, {
    body: content ?? (await small()),
    headers: { 'content-type': 'application/octet-stream' },
  });
}
/** The next day of Shanghai's, on which nobody has uploaded anything. */
async function nextDay(): Promise<void> {
  const { clock } = file.record;
  clock.set(new Date((await clock.now()).getTime() + 86_400_000));
}
const used = () => file.record.db.uploadDay.findMany({ where: { accountId: APPLICANT.id } });

describe('how much an account uploads a day', () => {
  it('given as many files as it may, then the next one is refused until midnight, in any order of its', async () => {
    await nextDay();
    const [one, two] = [await givenDraft(file.record), await givenDraft(file.record)];
    for (let n = 0; n < FILES; n += 1) expect((await upload(one)).status).toBe(201);
    await expectRefused(file.record, () => upload(two), USED_UP);
    const { facts } = (await upload(two)).body as unknown as { facts: { possibleFrom: string } };
    const now = await file.record.clock.now();
    expect(facts).toMatchObject({ files: FILES, bytes: BYTES });
    expect(new Date(facts.possibleFrom).getTime()).toBeGreaterThan(now.getTime());
    file.record.clock.set(new Date(facts.possibleFrom));
    expect((await upload(two)).status).toBe(201);
    expect(await used()).toMatchObject([{ files: 1 }]);
  });

  it('given eight uploads at one instant, then no more pass than may', async () => {
    await nextDay();
    const orders = await Promise.all(Array.from({ length: 4 }, () => givenDraft(file.record)));
    const answers = await Promise.all([...orders, ...orders].map((orderNo) => upload(orderNo)));
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses).toEqual([201, 201, 201, 429, 429, 429, 429, 429]);
    expect(await used()).toMatchObject([{ files: FILES }]);
  });

  it('given files that are too much together, then the one that passes the limit is refused, and is not counted', async () => {
    await nextDay();
    const orderNo = await givenDraft(file.record);
    const noise = await sharp({ create: NOISE }).jpeg().toBuffer();
    expect((await upload(orderNo, noise)).status).toBe(201);
    const [before] = await used();
    await expectRefused(file.record, () => upload(orderNo, noise), USED_UP);
    expect(await used()).toEqual([before]);
  });

  it('given a sub-user, then its uploads count with its main account’s', async () => {
    await nextDay();
    const { record } = file;
    const sub = await openSubUser(record, { name: 'uploads' }, APPLICANT);
    const orderNo = await givenDraft(record);
    await record.db.order.update({ where: { orderNo }, data: { accountId: sub.id } });
    for (let n = 0; n < FILES; n += 1) {
      expect((await upload(orderNo, undefined, sub.token)).status).toBe(201);
    }
    const mine = await givenDraft(record);
    await expectRefused(record, () => upload(mine), USED_UP);
  });

  it('given a file that is not taken, then it is not counted', async () => {
    await nextDay();
    const orderNo = await givenDraft(file.record);
    const before = await used();
    expect((await upload(orderNo, Buffer.from('no picture'))).status).toBe(422);
    expect(await used()).toEqual(before);
  });
});
