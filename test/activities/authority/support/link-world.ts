import { afterAll, beforeAll, beforeEach } from 'vitest';
import { exchange } from '#activities/authority/follow.ts';
import type { LinkDeps } from '#activities/authority/link/deps.ts';
import { reportToAuthority } from '#activities/authority/report.ts';
import { registerLinks } from '#orders/links.ts';
import { actor, givenStage } from '../../../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../../../support/record.ts';
import { worldOf } from '../../support/world.ts';
import { scriptedBureau } from './scripted-bureau.ts';

export const CLERK = actor('clerk', 'authorityClerk');
export const AFTER_RECALL = new Date(MONDAY.getTime() + 5 * 60_000);
export const MINUTES = 60_000;

/** A record with one link, to a bureau that each test has of its own. */
export function linkWorld() {
  let record: TestRecord;
  let given: ReturnType<typeof scriptedBureau>;
  let link: LinkDeps;

  beforeAll(async () => {
    record = await createTestRecord();
  });
  afterAll(() => record.close());

  beforeEach(async () => {
    // The record of the link begins anew.
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

  return {
    get record() {
      return record;
    },
    get given() {
      return given;
    },
    get link() {
      return link;
    },
    /** An order whose report is in the queue of its bureau. */
    async givenQueued(): Promise<{ orderNo: string; reportId: string }> {
      record.clock.set(MONDAY);
      const orderNo = await givenStage(record, 'reporting');
      record.clock.set(AFTER_RECALL);
      const effect = await record.db.effect.findFirstOrThrow({
        where: { orderNo, kind: 'reportToAuthority' },
      });
      await reportToAuthority(worldOf(record).deps, effect.id);
      return { orderNo, reportId: effect.id };
    },
    stageOf: async (orderNo: string) =>
      (await record.db.order.findUniqueOrThrow({ where: { orderNo } })).stage,
    linkRow: () => record.db.authorityLink.findFirstOrThrow(),
    effectOf: (id: string) => record.db.effect.findUniqueOrThrow({ where: { id } }),
    idOf: async (reportId: string, kind: string) =>
      Number((await record.db.authorityId.findFirstOrThrow({ where: { reportId, kind } })).id),
    /** Looks until a look finds nothing to do. */
    async settle(): Promise<void> {
      for (let looks = 0; looks < 20; looks += 1) if (!(await exchange(link))) return;
      throw new Error('It never ends');
    },
  };
}

/** No two files of a bureau's have one name. */
let files = 0;
export const newName = (): string => {
  files += 1;
  return `KZ${String(files)}`;
};

export const smsState = (
  subjectId: number,
  state: 'passed' | 'expired' | 'failed' | 'waiting',
) => ({
  kind: 'smsState' as const,
  ...{ record: 1, oddities: [], subjectId, serviceId: undefined, bureauId: undefined },
  ...{ operation: '1', state, at: undefined, persons: [] },
});
