import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exchange } from '#activities/authority/follow.ts';
import type { LinkDeps } from '#activities/authority/link/deps.ts';
import { reportToAuthority } from '#activities/authority/report.ts';
import { NotExpressible } from '#activities/authority/v3/not-expressible.ts';
import { resendUpload, resumeLink } from '#orders/link-acts.ts';
import { registerLinks } from '#orders/links.ts';
import { actor, APPLICANT, givenStage, tell } from '../../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../../support/record.ts';
import { worldOf } from '../support/world.ts';
import { die, Died, noAnswer, scriptedBureau, type Call } from './support/scripted-bureau.ts';

const CLERK = actor('clerk', 'authorityClerk');
const AFTER_RECALL = new Date(MONDAY.getTime() + 5 * 60_000);
const MINUTES = 60_000;

let record: TestRecord;
let given: ReturnType<typeof scriptedBureau>;
let link: LinkDeps;

beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

beforeEach(async () => {
  // Each test has a bureau of its own, and the record of the link begins anew.
  await record.db.$executeRaw`
    UPDATE effects SET state = 'dropped' WHERE kind = 'reportToAuthority' AND state IN ('pending', 'queued')`;
  await record.db.$executeRaw`UPDATE reports SET endpoint = NULL, sequence = NULL`;
  await record.db.authorityUpload.deleteMany();
  await record.db.authorityDownload.deleteMany();
  await record.db.authorityLink.deleteMany();
  await record.db.task.deleteMany({ where: { kind: { in: ['linkStopped', 'unplacedResult'] } } });
  record.clock.set(AFTER_RECALL);
  given = scriptedBureau();
  const { connectors: _, ...deps } = worldOf(record).deps;
  link = { ...deps, connector: given.connector };
  await registerLinks(record.db, [given.connector.endpoint]);
});

/** An order whose report is in the queue of its bureau. */
async function givenQueued(): Promise<{ orderNo: string; reportId: string }> {
  record.clock.set(MONDAY);
  const orderNo = await givenStage(record, 'reporting');
  record.clock.set(AFTER_RECALL);
  const effect = await record.db.effect.findFirstOrThrow({
    where: { orderNo, kind: 'reportToAuthority' },
  });
  await reportToAuthority(worldOf(record).deps, effect.id);
  return { orderNo, reportId: effect.id };
}
const stageOf = async (orderNo: string) =>
  (await record.db.order.findUniqueOrThrow({ where: { orderNo } })).stage;
const linkRow = () => record.db.authorityLink.findFirstOrThrow();
const effectOf = (id: string) => record.db.effect.findUniqueOrThrow({ where: { id } });
const idOf = async (reportId: string, kind: string) =>
  Number((await record.db.authorityId.findFirstOrThrow({ where: { reportId, kind } })).id);
/** Looks until a look finds nothing to do. */
async function settle(): Promise<void> {
  for (let looks = 0; looks < 20; looks += 1) if (!(await exchange(link))) return;
  throw new Error('It never ends');
}

describe('a report in the queue', () => {
  it('given its turn comes, then it goes out in file 1 once, and the order waits for the codes', async () => {
    const { orderNo, reportId } = await givenQueued();
    await settle();
    expect(given.bureau.taken).toMatchObject([{ sequence: 1, reports: [reportId] }]);
    expect(await stageOf(orderNo)).toBe('smsVerification');
    expect(await effectOf(reportId)).toMatchObject({ state: 'done' });
    expect(await linkRow()).toMatchObject({ sequence: 1, faults: 0, stoppedAt: null });
  });

  it('given several, then they share a file; the next ones go in the next', async () => {
    const first = [await givenQueued(), await givenQueued()];
    await settle();
    const later = await givenQueued();
    await settle();
    expect(given.bureau.taken).toMatchObject([
      { sequence: 1, reports: first.map(({ reportId }) => reportId) },
      { sequence: 2, reports: [later.reportId] },
    ]);
  });

  it('given its applicant takes the order back before it is frozen, then it never goes out', async () => {
    const { orderNo, reportId } = await givenQueued();
    await tell(record, orderNo, APPLICANT, 'withdraw');
    await settle();
    expect(given.bureau.taken).toEqual([]);
    expect(await effectOf(reportId)).toMatchObject({ state: 'dropped', why: 'order.taken_back' });
  });

  it('given both at the same instant, time and again, then one of them stands, and never both', async () => {
    for (let time = 0; time < 6; time += 1) {
      const { orderNo, reportId } = await givenQueued();
      const [withdrawn] = await Promise.allSettled([
        tell(record, orderNo, APPLICANT, 'withdraw'),
        settle(),
      ]);
      await settle();
      const sent = given.bureau.taken.some(({ reports }) => reports.includes(reportId));
      expect(sent).toBe(withdrawn.status === 'rejected');
    }
  });
});

describe('a bureau that can’t take a file now', () => {
  it.each([15, 20, 901, 999])(
    'given %i, then the file waits, and goes out as it was',
    async (code) => {
      const { orderNo } = await givenQueued();
      given.bureau.refusals = [{ code }];
      await exchange(link);
      await exchange(link);
      expect(given.bureau.taken).toEqual([]);
      expect(await stageOf(orderNo)).toBe('reporting');
      expect(await linkRow()).toMatchObject({ sendCode: String(code), stoppedAt: null });
      record.clock.set(new Date(AFTER_RECALL.getTime() + 10 * MINUTES));
      await settle();
      expect(given.bureau.taken).toMatchObject([{ sequence: 1 }]);
      expect(await linkRow()).toMatchObject({ sendCode: null, sendFrom: null });
    },
  );

  it.each([4, 5, 12, 13, 19, 22])(
    'given %i, then nothing is sent or asked until a clerk has let it go on, and the order is safe',
    async (code) => {
      const { orderNo } = await givenQueued();
      given.bureau.refusals = [{ code }];
      await exchange(link);
      given.bureau.incidents = [{ call: 'download', when: 'before', happens: die }];
      await exchange(link);
      expect(await linkRow()).toMatchObject({ stoppedCode: String(code) });
      const where = { kind: 'linkStopped', open: true };
      expect(await record.db.task.findMany({ where })).toMatchObject([
        { role: 'authorityClerk', facts: { endpoint: 'tianjin', code: String(code) } },
      ]);
      given.bureau.incidents = [];
      await resumeLink(record, 'tianjin', CLERK);
      await settle();
      expect(await stageOf(orderNo)).toBe('smsVerification');
      expect(await record.db.task.count({ where })).toBe(0);
    },
  );

  it('given it lacks an earlier number (14), then that file is sent again as it was, and then the new one', async () => {
    await givenQueued();
    await settle();
    const { orderNo } = await givenQueued();
    given.bureau.refusals = [{ code: 14, missing: [1] }];
    await settle();
    const [first, again, second] = given.bureau.taken;
    expect(again).toEqual(first);
    expect(second).toMatchObject({ sequence: 2 });
    expect(await stageOf(orderNo)).toBe('smsVerification');
  });

  it('given it lacks a number that was never ours, then a clerk is called', async () => {
    await givenQueued();
    given.bureau.refusals = [{ code: 14, missing: [40] }];
    await exchange(link);
    expect(await linkRow()).toMatchObject({ stoppedCode: '14' });
  });

  it('given the file arrives damaged three times in a row, then a clerk is called', async () => {
    await givenQueued();
    given.bureau.refusals = [{ code: 7 }, { code: 8 }, { code: 7 }];
    for (let time = 0; time < 3; time += 1) await exchange(link);
    expect(await linkRow()).toMatchObject({ stoppedCode: '7' });
  });
});

describe('a direction of its own', () => {
  it('given the bureau’s downloads are closed (902), then files go out all the same, and its own are asked for later', async () => {
    given.bureau.downloadCodes = [902];
    await exchange(link);
    expect(await linkRow()).toMatchObject({ sendFrom: null, lastContactAt: null });
    const { orderNo } = await givenQueued();
    given.bureau.incidents = [{ call: 'download', when: 'before', happens: die }];
    await settle();
    expect(await stageOf(orderNo)).toBe('smsVerification');
    given.bureau.incidents = [];
    record.clock.set(new Date(AFTER_RECALL.getTime() + 10 * MINUTES));
    await settle();
    expect(await linkRow()).toMatchObject({ fetchFrom: null, sendCode: null });
    expect((await linkRow()).lastContactAt).not.toBeNull();
  });

  it('given it takes no files now (15), then its own are fetched all the same', async () => {
    await givenQueued();
    given.bureau.refusals = [{ code: 15 }];
    await exchange(link);
    const name = newName();
    given.bureau.files = [{ name, news: [] }];
    await settle();
    expect(given.bureau.acknowledged).toEqual([name]);
    expect((await linkRow()).sendFrom).not.toBeNull();
  });
});

describe('numbers that are out of step', () => {
  it('given an account that was used before, then the first file goes on from there', async () => {
    given.bureau.sequence = 41;
    await givenQueued();
    await settle();
    expect(given.bureau.taken).toMatchObject([{ sequence: 42 }]);
    expect(await linkRow()).toMatchObject({ sequence: 42, stoppedAt: null });
  });

  it('given the bureau has files that our record does not know, then nothing is sent until a clerk has looked; then the link goes on from there', async () => {
    await givenQueued();
    await settle();
    given.bureau.sequence = 5;
    const { orderNo, reportId } = await givenQueued();
    // A record that was restored is another process's.
    const restored = { ...link, connector: { ...given.connector } };
    await exchange(restored);
    expect(given.bureau.taken).toHaveLength(1);
    expect(await linkRow()).toMatchObject({ sequence: 1, stoppedCode: 'sequence.ahead' });
    expect(await stageOf(orderNo)).toBe('reporting');
    const before = await record.db.authorityId.aggregate({ _max: { id: true } });
    await resumeLink(record, 'tianjin', CLERK);
    while (await exchange(restored));
    expect(given.bureau.taken.at(-1)).toMatchObject({ sequence: 6, reports: [reportId] });
    expect(await stageOf(orderNo)).toBe('smsVerification');
    expect(await idOf(reportId, 'subject')).toBeGreaterThan(Number(before._max.id) + 10_000);
  });

  it('given a lost answer, and another file has our number, then ours is not taken for received', async () => {
    const { orderNo, reportId } = await givenQueued();
    given.bureau.incidents = [{ call: 'upload', when: 'before', happens: noAnswer }];
    await exchange(link);
    given.bureau.taken.push({ sequence: 1, hash: 'of another', reports: [] });
    given.bureau.sequence = 1;
    await exchange(link);
    expect(await linkRow()).toMatchObject({ stoppedCode: 'sequence.ahead' });
    expect(await stageOf(orderNo)).toBe('reporting');
    await resumeLink(record, 'tianjin', CLERK);
    await settle();
    expect(given.bureau.taken.at(-1)).toMatchObject({ sequence: 2, reports: [reportId] });
    const states = await record.db.authorityUpload.findMany({ orderBy: { sequence: 'asc' } });
    expect(states.map(({ state }) => state)).toEqual(['superseded', 'taken']);
  });

  it('given 14 again and again although the missing one was sent, then a clerk is called', async () => {
    await givenQueued();
    await settle();
    await givenQueued();
    const lacksTheFirst = { code: 14, missing: [1] };
    // What is sent again is taken, and the next one is not.
    given.bureau.refusals = [lacksTheFirst, { code: 0 }, lacksTheFirst, { code: 0 }, lacksTheFirst];
    for (let looks = 0; looks < 5; looks += 1) await exchange(link);
    expect(await linkRow()).toMatchObject({ stoppedCode: '14' });
  });

  it('given waits between, then damage on the way still has its three tries', async () => {
    const { orderNo } = await givenQueued();
    given.bureau.refusals = [{ code: 15 }, { code: 15 }, { code: 7 }, { code: 7 }];
    for (let look = 1; look <= 4; look += 1) {
      await exchange(link);
      record.clock.set(new Date(AFTER_RECALL.getTime() + look * 10 * MINUTES));
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
      ...given.connector,
      encode: () => Promise.reject(new NotExpressible([{ ...finding, ours: true } as never])),
    };
    await exchange({ ...link, connector });
    expect(await linkRow()).toMatchObject({ stoppedCode: 'report.settings' });
    expect(await stageOf(orderNo)).toBe('reporting');
    await resumeLink(record, 'tianjin', CLERK);
    await settle();
    expect(await stageOf(orderNo)).toBe('smsVerification');
  });
});

describe('a file that is full', () => {
  it('given more than fits into 50 MB, then the rest goes into the next file', async () => {
    const [a, b, c] = [await givenQueued(), await givenQueued(), await givenQueued()];
    const connector = {
      ...given.connector,
      encode: async (...report: Parameters<typeof given.connector.encode>) => ({
        ...(await given.connector.encode(...report)),
        size: 20 * 2 ** 20,
      }),
    };
    while (await exchange({ ...link, connector }));
    expect(given.bureau.taken.map(({ reports }) => reports)).toEqual([
      [a.reportId, b.reportId],
      [c.reportId],
    ]);
  });
});

describe('a call whose answer is lost', () => {
  it('given the file had arrived, then it is not sent again', async () => {
    const { orderNo } = await givenQueued();
    given.bureau.incidents = [{ call: 'upload', when: 'after', happens: noAnswer }];
    await exchange(link);
    expect(await stageOf(orderNo)).toBe('reporting');
    await settle();
    expect(given.bureau.taken).toHaveLength(1);
    expect(await stageOf(orderNo)).toBe('smsVerification');
  });

  it('given it had not, then it is sent under its number', async () => {
    const { orderNo } = await givenQueued();
    given.bureau.incidents = [{ call: 'upload', when: 'before', happens: noAnswer }];
    await exchange(link);
    await settle();
    expect(given.bureau.taken).toMatchObject([{ sequence: 1 }]);
    expect(await stageOf(orderNo)).toBe('smsVerification');
  });
});

describe('dying between two steps', () => {
  const places: (readonly [Call, 'before' | 'after'])[] = (
    ['upload', 'lastUpload', 'download', 'acknowledge'] as const
  ).flatMap((call) => [[call, 'before'] as const, [call, 'after'] as const]);

  it.each(places)(
    'given somebody dies at %s, %s, then the next one goes on: one report, one answer',
    async (call, when) => {
      const { orderNo, reportId } = await givenQueued();
      // Only who has lost an answer asks for the last upload.
      if (call === 'lastUpload') {
        given.bureau.incidents = [{ call: 'upload', when: 'after', happens: noAnswer }];
        await exchange(link);
      }
      given.bureau.incidents = [{ call, when, happens: die }];
      const subjectId = await idOnceThere(reportId);
      given.bureau.files = [{ name: newName(), news: [smsState(subjectId, 'passed')] }];
      let died = 0;
      for (let looks = 0; looks < 10; looks += 1) {
        await exchange(link).catch((error: unknown) => {
          if (!(error instanceof Died)) throw error;
          died += 1;
        });
      }
      expect(died).toBe(1);
      expect(given.bureau.taken).toHaveLength(1);
      expect(given.bureau.files).toEqual([]);
      expect(await stageOf(orderNo)).toBe('bureauReview');
      const timeline = await record.db.timelineEntry.findMany({ where: { orderNo } });
      for (const type of ['reportFrozen', 'reportAccepted', 'smsVerified']) {
        expect(timeline.filter((line) => line.type === type)).toHaveLength(1);
      }
    },
  );

  /** The id that the report's subject has, or gets when it is frozen: the answer can lie ready. */
  async function idOnceThere(reportId: string): Promise<number> {
    const known = await record.db.authorityId.findFirst({ where: { reportId, kind: 'subject' } });
    if (known !== null) return Number(known.id);
    const [next] = await record.db.$queryRaw<{ id: bigint }[]>`
      SELECT last_value + is_called::int AS id FROM authority_ids_id_seq`;
    return Number(next?.id);
  }
});

/** No two files of a bureau's have one name. */
let files = 0;
const newName = (): string => {
  files += 1;
  return `KZ${String(files)}`;
};

const smsState = (subjectId: number, state: 'passed' | 'expired' | 'failed' | 'waiting') => ({
  kind: 'smsState' as const,
  ...{ record: 1, oddities: [], subjectId, serviceId: undefined, bureauId: undefined },
  ...{ operation: '1', state, at: undefined, persons: [] },
});

describe('a file that comes', () => {
  it('given it comes again after its acknowledgement was lost, then nothing of it is done twice', async () => {
    const { orderNo, reportId } = await givenQueued();
    await settle();
    const news = [smsState(await idOf(reportId, 'subject'), 'passed')];
    const name = newName();
    given.bureau.files = [{ name, news }];
    given.bureau.incidents = [{ call: 'acknowledge', when: 'before', happens: noAnswer }];
    await exchange(link);
    expect(given.bureau.acknowledged).toEqual([]);
    await settle();
    expect(given.bureau.acknowledged).toEqual([name]);
    expect(await stageOf(orderNo)).toBe('bureauReview');
    expect(await record.db.task.count({ where: { kind: 'unplacedResult' } })).toBe(0);
  });

  it('given its hash is wrong, then it is not acknowledged, and after three times a clerk is called', async () => {
    given.bureau.files = [{ name: 'F1', news: [] }];
    given.bureau.state = 'damaged';
    for (let time = 0; time < 3; time += 1) await exchange(link);
    expect(given.bureau.acknowledged).toEqual([]);
    expect(await record.db.authorityDownload.count()).toBe(0);
    expect(await linkRow()).toMatchObject({ stoppedCode: 'file.damaged' });
  });

  it('given we lack its key, then the link stops at once', async () => {
    given.bureau.files = [{ name: 'F1', news: [] }];
    given.bureau.state = 'locked';
    await exchange(link);
    expect(given.bureau.acknowledged).toEqual([]);
    expect(await linkRow()).toMatchObject({ stoppedCode: 'file.locked' });
  });

  it('given another file under a name that was used, then both are kept', async () => {
    given.bureau.files = [{ name: 'F1', news: [] }];
    await settle();
    given.bureau.files = [{ name: 'F1', news: [smsState(999_999, 'waiting')] }];
    await settle();
    expect(await record.db.authorityDownload.count()).toBe(2);
  });

  it('given nobody can read it, then it is kept and acknowledged, and a clerk asks what it was', async () => {
    given.bureau.files = [{ name: 'F1', news: [] }];
    const unreadable = Object.assign(new Error('not XML'), {
      name: 'UnreadableXml',
      code: 'malformed',
    });
    const connector = {
      ...given.connector,
      read: () => {
        throw unreadable;
      },
    };
    await exchange({ ...link, connector });
    expect(given.bureau.acknowledged).toEqual(['F1']);
    const task = await record.db.task.findFirstOrThrow({ where: { kind: 'unreadableFile' } });
    expect(task.facts).toEqual({ endpoint: 'tianjin', fileName: 'F1', why: 'file.malformed' });
  });
});

describe('a file with something that nobody foresaw', () => {
  it('given it can’t be brought to where it belongs, then a clerk is called, and the files behind it go on', async () => {
    const { orderNo, reportId } = await givenQueued();
    await settle();
    const poison = { kind: 'filed', record: 1, subject: null, services: [] } as never;
    const news = [smsState(await idOf(reportId, 'subject'), 'passed')];
    const [bad, good] = [newName(), newName()];
    given.bureau.files = [
      { name: bad, news: [poison] },
      { name: good, news },
    ];
    await settle();
    expect(await stageOf(orderNo)).toBe('bureauReview');
    expect(
      await record.db.task.count({
        where: { kind: 'unreadableFile', facts: { path: ['fileName'], equals: bad } },
      }),
    ).toBe(1);
  });
});

describe('sending again by hand', () => {
  it('given the last file, then it is sent as it was, under its number', async () => {
    await givenQueued();
    await settle();
    await resendUpload(record, { endpoint: 'tianjin', sequence: 1 }, CLERK);
    await settle();
    const [first, again] = given.bureau.taken;
    expect(again).toEqual(first);
  });

  it('given a number that there is not, or not the last, then it is refused', async () => {
    await givenQueued();
    await settle();
    await givenQueued();
    await settle();
    const ask = (sequence: number) =>
      resendUpload(record, { endpoint: 'tianjin', sequence }, CLERK);
    await record.db.authorityUpload.updateMany({
      where: { sequence: 2 },
      data: { state: 'sending' },
    });
    await expect(ask(2)).rejects.toMatchObject({ code: 'link.being_sent' });
    await expect(ask(3)).rejects.toMatchObject({ code: 'link.no_such_file' });
    await expect(ask(1)).rejects.toMatchObject({ code: 'link.not_the_last' });
    await expect(
      resendUpload(record, { endpoint: 'nowhere', sequence: 1 }, CLERK),
    ).rejects.toMatchObject({ code: 'link.not_found' });
  });
});
