import { describe, expect, it } from 'vitest';
import { exchange } from '#activities/authority/follow.ts';
import { resendUpload, resumeLink } from '#orders/link-acts.ts';
import { APPLICANT, tell } from '../../support/orders.ts';
import { die, Died, noAnswer, type Call } from './support/scripted-bureau.ts';
import {
  AFTER_RECALL,
  CLERK,
  linkWorld,
  MINUTES,
  newName,
  smsState,
} from './support/link-world.ts';

const world = linkWorld();
const { givenQueued, stageOf, linkRow, effectOf, idOf, settle } = world;
describe('a report in the queue', () => {
  it('given its turn comes, then it goes out in file 1 once, and the order waits for the codes', async () => {
    const { orderNo, reportId } = await givenQueued();
    await settle();
    expect(world.given.bureau.taken).toMatchObject([{ sequence: 1, reports: [reportId] }]);
    expect(await stageOf(orderNo)).toBe('smsVerification');
    expect(await effectOf(reportId)).toMatchObject({ state: 'done' });
    expect(await linkRow()).toMatchObject({ sequence: 1, faults: 0, stoppedAt: null });
  });

  it('given several, then they share a file; the next ones go in the next', async () => {
    const first = [await givenQueued(), await givenQueued()];
    await settle();
    const later = await givenQueued();
    await settle();
    expect(world.given.bureau.taken).toMatchObject([
      { sequence: 1, reports: first.map(({ reportId }) => reportId) },
      { sequence: 2, reports: [later.reportId] },
    ]);
  });

  it('given its applicant takes the order back before it is frozen, then it never goes out', async () => {
    const { orderNo, reportId } = await givenQueued();
    await tell(world.record, orderNo, APPLICANT, 'withdraw');
    await settle();
    expect(world.given.bureau.taken).toEqual([]);
    expect(await effectOf(reportId)).toMatchObject({ state: 'dropped', why: 'order.taken_back' });
  });

  it('given both at the same instant, time and again, then one of them stands, and never both', async () => {
    for (let time = 0; time < 6; time += 1) {
      const { orderNo, reportId } = await givenQueued();
      const [withdrawn] = await Promise.allSettled([
        tell(world.record, orderNo, APPLICANT, 'withdraw'),
        settle(),
      ]);
      await settle();
      const sent = world.given.bureau.taken.some(({ reports }) => reports.includes(reportId));
      expect(sent).toBe(withdrawn.status === 'rejected');
    }
  });
});

describe('a bureau that can’t take a file now', () => {
  it.each([15, 20, 901, 999])(
    'given %i, then the file waits, and goes out as it was',
    async (code) => {
      const { orderNo } = await givenQueued();
      world.given.bureau.refusals = [{ code }];
      await exchange(world.link);
      await exchange(world.link);
      expect(world.given.bureau.taken).toEqual([]);
      expect(await stageOf(orderNo)).toBe('reporting');
      expect(await linkRow()).toMatchObject({ sendCode: String(code), stoppedAt: null });
      world.record.clock.set(new Date(AFTER_RECALL.getTime() + 10 * MINUTES));
      await settle();
      expect(world.given.bureau.taken).toMatchObject([{ sequence: 1 }]);
      expect(await linkRow()).toMatchObject({ sendCode: null, sendFrom: null });
    },
  );

  it.each([4, 5, 12, 13, 19, 22])(
    'given %i, then nothing is sent or asked until a clerk has let it go on, and the order is safe',
    async (code) => {
      const { orderNo } = await givenQueued();
      world.given.bureau.refusals = [{ code }];
      await exchange(world.link);
      world.given.bureau.incidents = [{ call: 'download', when: 'before', happens: die }];
      await exchange(world.link);
      expect(await linkRow()).toMatchObject({ stoppedCode: String(code) });
      const where = { kind: 'linkStopped', open: true };
      expect(await world.record.db.task.findMany({ where })).toMatchObject([
        { role: 'authorityClerk', facts: { endpoint: 'tianjin', code: String(code) } },
      ]);
      world.given.bureau.incidents = [];
      await resumeLink(world.record, 'tianjin', CLERK);
      await settle();
      expect(await stageOf(orderNo)).toBe('smsVerification');
      expect(await world.record.db.task.count({ where })).toBe(0);
    },
  );

  it('given it lacks an earlier number (14), then that file is sent again as it was, and then the new one', async () => {
    await givenQueued();
    await settle();
    const { orderNo } = await givenQueued();
    world.given.bureau.refusals = [{ code: 14, missing: [1] }];
    await settle();
    const [first, again, second] = world.given.bureau.taken;
    expect(again).toEqual(first);
    expect(second).toMatchObject({ sequence: 2 });
    expect(await stageOf(orderNo)).toBe('smsVerification');
  });

  it('given it lacks a number that was never ours, then a clerk is called', async () => {
    await givenQueued();
    world.given.bureau.refusals = [{ code: 14, missing: [40] }];
    await exchange(world.link);
    expect(await linkRow()).toMatchObject({ stoppedCode: '14' });
  });

  it('given the file arrives damaged three times in a row, then a clerk is called', async () => {
    await givenQueued();
    world.given.bureau.refusals = [{ code: 7 }, { code: 8 }, { code: 7 }];
    for (let time = 0; time < 3; time += 1) await exchange(world.link);
    expect(await linkRow()).toMatchObject({ stoppedCode: '7' });
  });
});

describe('a call whose answer is lost', () => {
  it('given the file had arrived, then it is not sent again', async () => {
    const { orderNo } = await givenQueued();
    world.given.bureau.incidents = [{ call: 'upload', when: 'after', happens: noAnswer }];
    await exchange(world.link);
    expect(await stageOf(orderNo)).toBe('reporting');
    await settle();
    expect(world.given.bureau.taken).toHaveLength(1);
    expect(await stageOf(orderNo)).toBe('smsVerification');
  });

  it('given it had not, then it is sent under its number', async () => {
    const { orderNo } = await givenQueued();
    world.given.bureau.incidents = [{ call: 'upload', when: 'before', happens: noAnswer }];
    await exchange(world.link);
    await settle();
    expect(world.given.bureau.taken).toMatchObject([{ sequence: 1 }]);
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
        world.given.bureau.incidents = [{ call: 'upload', when: 'after', happens: noAnswer }];
        await exchange(world.link);
      }
      world.given.bureau.incidents = [{ call, when, happens: die }];
      const subjectId = await idOnceThere(reportId);
      world.given.bureau.files = [{ name: newName(), news: [smsState(subjectId, 'passed')] }];
      let died = 0;
      for (let looks = 0; looks < 10; looks += 1) {
        await exchange(world.link).catch((error: unknown) => {
          if (!(error instanceof Died)) throw error;
          died += 1;
        });
      }
      expect(died).toBe(1);
      expect(world.given.bureau.taken).toHaveLength(1);
      expect(world.given.bureau.files).toEqual([]);
      expect(await stageOf(orderNo)).toBe('bureauReview');
      const timeline = await world.record.db.timelineEntry.findMany({ where: { orderNo } });
      for (const type of ['reportFrozen', 'reportAccepted', 'smsVerified']) {
        expect(timeline.filter((line) => line.type === type)).toHaveLength(1);
      }
    },
  );

  /** The id that the report's subject has, or gets when it is frozen: the answer can lie ready. */
  async function idOnceThere(reportId: string): Promise<number> {
    const known = await world.record.db.authorityId.findFirst({
      where: { reportId, kind: 'subject' },
    });
    if (known !== null) return Number(known.id);
    const [next] = await world.record.db.$queryRaw<{ id: bigint }[]>`
      SELECT last_value + is_called::int AS id FROM authority_ids_id_seq`;
    return Number(next?.id);
  }
});

describe('a file that comes', () => {
  it('given it comes again after its acknowledgement was lost, then nothing of it is done twice', async () => {
    const { orderNo, reportId } = await givenQueued();
    await settle();
    const news = [smsState(await idOf(reportId, 'subject'), 'passed')];
    const name = newName();
    world.given.bureau.files = [{ name, news }];
    world.given.bureau.incidents = [{ call: 'acknowledge', when: 'before', happens: noAnswer }];
    await exchange(world.link);
    expect(world.given.bureau.acknowledged).toEqual([]);
    await settle();
    expect(world.given.bureau.acknowledged).toEqual([name]);
    expect(await stageOf(orderNo)).toBe('bureauReview');
    expect(await world.record.db.task.count({ where: { kind: 'unplacedResult' } })).toBe(0);
  });

  it('given its hash is wrong, then it is not acknowledged, and after three times a clerk is called', async () => {
    world.given.bureau.files = [{ name: 'F1', news: [] }];
    world.given.bureau.state = 'damaged';
    for (let time = 0; time < 3; time += 1) await exchange(world.link);
    expect(world.given.bureau.acknowledged).toEqual([]);
    expect(await world.record.db.authorityDownload.count()).toBe(0);
    expect(await linkRow()).toMatchObject({ stoppedCode: 'file.damaged' });
  });

  it('given we lack its key, then the link stops at once', async () => {
    world.given.bureau.files = [{ name: 'F1', news: [] }];
    world.given.bureau.state = 'locked';
    await exchange(world.link);
    expect(world.given.bureau.acknowledged).toEqual([]);
    expect(await linkRow()).toMatchObject({ stoppedCode: 'file.locked' });
  });

  it('given another file under a name that was used, then both are kept', async () => {
    world.given.bureau.files = [{ name: 'F1', news: [] }];
    await settle();
    world.given.bureau.files = [{ name: 'F1', news: [smsState(999_999, 'waiting')] }];
    await settle();
    expect(await world.record.db.authorityDownload.count()).toBe(2);
  });

  it('given nobody can read it, then it is kept and acknowledged, and a clerk asks what it was', async () => {
    world.given.bureau.files = [{ name: 'F1', news: [] }];
    const unreadable = Object.assign(new Error('not XML'), {
      name: 'UnreadableXml',
      code: 'malformed',
    });
    const connector = {
      ...world.given.connector,
      read: () => {
        throw unreadable;
      },
    };
    await exchange({ ...world.link, connector });
    expect(world.given.bureau.acknowledged).toEqual(['F1']);
    const task = await world.record.db.task.findFirstOrThrow({ where: { kind: 'unreadableFile' } });
    expect(task.facts).toEqual({ endpoint: 'tianjin', fileName: 'F1', why: 'file.malformed' });
  });
});

describe('sending again by hand', () => {
  it('given the last file, then it is sent as it was, under its number', async () => {
    await givenQueued();
    await settle();
    await resendUpload(world.record, { endpoint: 'tianjin', sequence: 1 }, CLERK);
    await settle();
    const [first, again] = world.given.bureau.taken;
    expect(again).toEqual(first);
  });

  it('given a number that there is not, or not the last, then it is refused', async () => {
    await givenQueued();
    await settle();
    await givenQueued();
    await settle();
    const ask = (sequence: number) =>
      resendUpload(world.record, { endpoint: 'tianjin', sequence }, CLERK);
    await world.record.db.authorityUpload.updateMany({
      where: { sequence: 2 },
      data: { state: 'sending' },
    });
    await expect(ask(2)).rejects.toMatchObject({ code: 'link.being_sent' });
    await expect(ask(3)).rejects.toMatchObject({ code: 'link.no_such_file' });
    await expect(ask(1)).rejects.toMatchObject({ code: 'link.not_the_last' });
    await expect(
      resendUpload(world.record, { endpoint: 'nowhere', sequence: 1 }, CLERK),
    ).rejects.toMatchObject({ code: 'link.not_found' });
  });
});
