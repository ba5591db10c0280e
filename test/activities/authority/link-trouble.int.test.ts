import { describe, expect, it } from 'vitest';
import { exchange } from '#activities/authority/follow.ts';
import { NotExpressible } from '#activities/authority/v3/not-expressible.ts';
import { resumeLink } from '#orders/link-acts.ts';
import { die, noAnswer } from './support/scripted-bureau.ts';
import {
  AFTER_RECALL,
  CLERK,
  linkWorld,
  MINUTES,
  newName,
  smsState,
} from './support/link-world.ts';

const world = linkWorld();
const { givenQueued, stageOf, linkRow, idOf, settle } = world;

describe('a direction of its own', () => {
  it('given the bureau’s downloads are closed (902), then files go out all the same, and its own are asked for later', async () => {
    world.given.bureau.downloadCodes = [902];
    await exchange(world.link);
    expect(await linkRow()).toMatchObject({ sendFrom: null, lastContactAt: null });
    const { orderNo } = await givenQueued();
    world.given.bureau.incidents = [{ call: 'download', when: 'before', happens: die }];
    await settle();
    expect(await stageOf(orderNo)).toBe('smsVerification');
    world.given.bureau.incidents = [];
    world.record.clock.set(new Date(AFTER_RECALL.getTime() + 10 * MINUTES));
    await settle();
    expect(await linkRow()).toMatchObject({ fetchFrom: null, sendCode: null });
    expect((await linkRow()).lastContactAt).not.toBeNull();
  });

  it('given it takes no files now (15), then its own are fetched all the same', async () => {
    await givenQueued();
    world.given.bureau.refusals = [{ code: 15 }];
    await exchange(world.link);
    const name = newName();
    world.given.bureau.files = [{ name, news: [] }];
    await settle();
    expect(world.given.bureau.acknowledged).toEqual([name]);
    expect((await linkRow()).sendFrom).not.toBeNull();
  });
});

describe('numbers that are out of step', () => {
  it('given an account that was used before, then the first file goes on from there', async () => {
    world.given.bureau.sequence = 41;
    await givenQueued();
    await settle();
    expect(world.given.bureau.taken).toMatchObject([{ sequence: 42 }]);
    expect(await linkRow()).toMatchObject({ sequence: 42, stoppedAt: null });
  });

  it('given the bureau has files that our record does not know, then nothing is sent until a clerk has looked; then the link goes on from there', async () => {
    await givenQueued();
    await settle();
    world.given.bureau.sequence = 5;
    const { orderNo, reportId } = await givenQueued();
    // A record that was restored is another process's.
    const restored = { ...world.link, connector: { ...world.given.connector } };
    await exchange(restored);
    expect(world.given.bureau.taken).toHaveLength(1);
    expect(await linkRow()).toMatchObject({ sequence: 1, stoppedCode: 'sequence.ahead' });
    expect(await stageOf(orderNo)).toBe('reporting');
    const before = await world.record.db.authorityId.aggregate({ _max: { id: true } });
    await resumeLink(world.record, 'tianjin', CLERK);
    while (await exchange(restored));
    expect(world.given.bureau.taken.at(-1)).toMatchObject({ sequence: 6, reports: [reportId] });
    expect(await stageOf(orderNo)).toBe('smsVerification');
    expect(await idOf(reportId, 'subject')).toBeGreaterThan(Number(before._max.id) + 10_000);
  });

  it('given a lost answer, and another file has our number, then ours is not taken for received', async () => {
    const { orderNo, reportId } = await givenQueued();
    world.given.bureau.incidents = [{ call: 'upload', when: 'before', happens: noAnswer }];
    await exchange(world.link);
    world.given.bureau.taken.push({ sequence: 1, hash: 'of another', reports: [] });
    world.given.bureau.sequence = 1;
    await exchange(world.link);
    expect(await linkRow()).toMatchObject({ stoppedCode: 'sequence.ahead' });
    expect(await stageOf(orderNo)).toBe('reporting');
    await resumeLink(world.record, 'tianjin', CLERK);
    await settle();
    expect(world.given.bureau.taken.at(-1)).toMatchObject({ sequence: 2, reports: [reportId] });
    const states = await world.record.db.authorityUpload.findMany({ orderBy: { sequence: 'asc' } });
    expect(states.map(({ state }) => state)).toEqual(['superseded', 'taken']);
  });

  it('given 14 again and again although the missing one was sent, then a clerk is called', async () => {
    await givenQueued();
    await settle();
    await givenQueued();
    const lacksTheFirst = { code: 14, missing: [1] };
    // What is sent again is taken, and the next one is not.
    world.given.bureau.refusals = [
      lacksTheFirst,
      { code: 0 },
      lacksTheFirst,
      { code: 0 },
      lacksTheFirst,
    ];
    for (let looks = 0; looks < 5; looks += 1) await exchange(world.link);
    expect(await linkRow()).toMatchObject({ stoppedCode: '14' });
  });

  it('given waits between, then damage on the way still has its three tries', async () => {
    const { orderNo } = await givenQueued();
    world.given.bureau.refusals = [{ code: 15 }, { code: 15 }, { code: 7 }, { code: 7 }];
    for (let look = 1; look <= 4; look += 1) {
      await exchange(world.link);
      world.record.clock.set(new Date(AFTER_RECALL.getTime() + look * 10 * MINUTES));
    }
    await settle();
    expect(await stageOf(orderNo)).toBe('smsVerification');
  });
});

describe('an endpoint whose settings do not fit the bureau', () => {
  it('given access methods that its code tables lack, then the link stops, and no applicant is sent away', async () => {
    const { orderNo } = await givenQueued();
    const finding = {
      field: '/service/ipAddresses',
      code: 'wire.unknownEntry',
      zh: '无',
      en: 'none',
    };
    const connector = {
      ...world.given.connector,
      encode: () => Promise.reject(new NotExpressible([{ ...finding, ours: true } as never])),
    };
    await exchange({ ...world.link, connector });
    expect(await linkRow()).toMatchObject({ stoppedCode: 'report.settings' });
    expect(await stageOf(orderNo)).toBe('reporting');
    await resumeLink(world.record, 'tianjin', CLERK);
    await settle();
    expect(await stageOf(orderNo)).toBe('smsVerification');
  });
});

describe('a material whose file is gone', () => {
  it('given a sound order behind it, then that one goes out; a clerk is called for the first, once, and the bureau’s files are fetched', async () => {
    const { db } = world.record;
    const lost = await givenQueued();
    const sound = await givenQueued();
    await db.material.updateMany({
      where: { orderNo: lost.orderNo },
      data: { storageKey: 'ff/gone' },
    });
    const name = newName();
    world.given.bureau.files = [{ name, news: [] }];
    await settle();

    expect(world.given.bureau.taken.map(({ reports }) => reports)).toEqual([[sound.reportId]]);
    expect(await stageOf(sound.orderNo)).toBe('smsVerification');
    expect(world.given.bureau.acknowledged).toEqual([name]);
    expect(await stageOf(lost.orderNo)).toBe('reporting');
    expect(await world.effectOf(lost.reportId)).toMatchObject({
      ...{ state: 'failed', why: 'material.unreadable' },
    });
    const tasks = await db.task.findMany({ where: { orderNo: lost.orderNo, open: true } });
    expect(tasks).toMatchObject([
      { kind: 'unplacedResult', facts: { kind: 'oursToCorrect', why: 'result.ours_to_correct' } },
    ]);
    const reads = { via: `report:${lost.reportId}` };
    expect(await db.materialRead.count({ where: reads })).toBe(1);
  });

  it('given this process lacks the key of a material, then the report keeps its place in the queue', async () => {
    const { orderNo, reportId } = await givenQueued();
    const { db } = world.record;
    await db.material.updateMany({ where: { orderNo }, data: { keyId: 'unknown' } });
    await expect(exchange(world.link)).rejects.toMatchObject({
      cause: { code: 'vault.unknown_key' },
    });
    expect(await world.effectOf(reportId)).toMatchObject({ state: 'queued' });
  });
});

describe('a file that is full', () => {
  it('given more than fits into 50 MB, then the rest goes into the next file', async () => {
    const [a, b, c] = [await givenQueued(), await givenQueued(), await givenQueued()];
    const connector = {
      ...world.given.connector,
      encode: async (...report: Parameters<typeof world.given.connector.encode>) => ({
        ...(await world.given.connector.encode(...report)),
        size: 20 * 2 ** 20,
      }),
    };
    while (await exchange({ ...world.link, connector }));
    expect(world.given.bureau.taken.map(({ reports }) => reports)).toEqual([
      [a.reportId, b.reportId],
      [c.reportId],
    ]);
  });
});

describe('a file with something that nobody foresaw', () => {
  it('given it can’t be brought to where it belongs, then a clerk is called, and the files behind it go on', async () => {
    const { orderNo, reportId } = await givenQueued();
    await settle();
    const poison = { kind: 'filed', record: 1, subject: null, services: [] } as never;
    const news = [smsState(await idOf(reportId, 'subject'), 'passed')];
    const [bad, good] = [newName(), newName()];
    world.given.bureau.files = [
      { name: bad, news: [poison] },
      { name: good, news },
    ];
    await settle();
    expect(await stageOf(orderNo)).toBe('bureauReview');
    expect(
      await world.record.db.task.count({
        where: { kind: 'unreadableFile', facts: { path: ['fileName'], equals: bad } },
      }),
    ).toBe(1);
  });
});
