import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { exchange } from '#activities/authority/follow.ts';
import type { LinkDeps } from '#activities/authority/link/deps.ts';
import { reportToAuthority } from '#activities/authority/report.ts';
import type { News } from '#activities/authority/v3/news.ts';
import { idsNeeded } from '#activities/authority/v3/report-record.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { createDraft } from '#orders/create-draft.ts';
import { registerLinks } from '#orders/links.ts';
import { givenFiledService, type FiledService } from '../../../support/filed-service.ts';
import { bringTo, STATES } from '../../../support/filed-states.ts';
import { formAbout } from '../../../support/filing-forms.ts';
import { givenMaterials, withOwnMaterials } from '../../../support/materials.ts';
import { APPLICANT, claimReview, REVIEWER, tell } from '../../../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../../../support/record.ts';
import { worldOf } from '../../support/world.ts';
import { scriptedBureau } from './scripted-bureau.ts';

/** The bureau's ids of what is filed. */
export interface Ids {
  readonly subject: number;
  readonly service: number;
  readonly access: number;
}

/** What is filed here, under the bureau's ids as well. */
export type WithIds = FiledService & { readonly ids: Ids };

type Said = News extends infer N ? (N extends News ? Partial<N> & Pick<N, 'kind'> : never) : never;

/** What a bureau says, as far as a test cares. */
export type Word = Said;

/** Orders of every type that a bureau has, which says what a test makes it say. */
export function reportedOrders() {
  const given = scriptedBureau();
  const world = {} as { record: TestRecord; link: LinkDeps };
  let file = 0;
  let bureauIds = 900_000;

  beforeAll(async () => {
    const record = await createTestRecord();
    const { connectors: _, ...deps } = worldOf(record).deps;
    const encode = ({ id, filingType }: { id: string; filingType: string }) =>
      Promise.resolve({ operation: filingType, size: 100, record: { id } });
    // Its words are tried elsewhere: here it is what a report names that counts.
    const link = { ...deps, connector: { ...given.connector, idsNeeded, encode } };
    Object.assign(world, { record, link });
    await registerLinks(record.db, [given.connector.endpoint]);
  });
  afterAll(() => world.record.close());

  const settle = async (): Promise<void> => {
    while (await exchange(world.link));
  };

  /** The bureau says these in one file; the tasks that came of it. */
  const says = async (...said: readonly Said[]) => {
    file += 1;
    const name = `F${String(file)}`;
    const news = said.map(
      (one, at) => ({ record: at + 1, oddities: [], ...one }) as unknown as News,
    );
    given.bureau.files.push({ name, news });
    await settle();
    return world.record.db.task.findMany({
      where: {
        kind: 'unplacedResult',
        facts: { path: ['resultId'], string_contains: `:${name}` },
      },
    });
  };

  /** What is filed, with the bureau's ids of subject, service and access, and under these domains. */
  const givenFiled = async (
    type: FilingType,
    domains: readonly string[] = [],
  ): Promise<WithIds> => {
    const { record } = world;
    const filed = await givenFiledService(record, STATES[type].accountId);
    await bringTo(record, filed, STATES[type]);
    const ids = { subject: ++bureauIds, service: ++bureauIds, access: ++bureauIds };
    const { subjectId } = await record.db.service.findUniqueOrThrow({ where: { id: filed.id } });
    await record.db.subject.update({ where: { id: subjectId }, data: { bureauId: ids.subject } });
    await record.db.service.update({ where: { id: filed.id }, data: { bureauId: ids.service } });
    await record.db.access.updateMany({
      where: { serviceId: filed.id, otherProvider: null },
      data: { bureauId: ids.access },
    });
    for (const name of domains) {
      await record.db.domainHolder.create({ data: { name, subjectId } });
      await record.db.domain.create({ data: { name, subjectId, serviceId: filed.id } });
    }
    return { ...filed, ids };
  };

  /** Brings an order about what is filed to the bureau, in a report that was sent. */
  const report = async (type: FilingType, filed: WithIds, more: object = {}) => {
    const { record } = world;
    record.clock.set(MONDAY);
    const form = withOwnMaterials({ ...formAbout(type, filed), ...more });
    const { orderNo } = await createDraft(record, {
      ...{ filingType: type, form, actor: APPLICANT, requestId: randomUUID() },
    });
    await givenMaterials(record, orderNo, form);
    await tell(record, orderNo, APPLICANT, 'submit');
    await claimReview(record, orderNo);
    await tell(record, orderNo, REVIEWER, 'pass');
    if ((await stageOf(orderNo)) === 'confirmation')
      await tell(record, orderNo, APPLICANT, 'confirm');
    record.clock.set(new Date(MONDAY.getTime() + 5 * 60_000));
    const { id: reportId } = await record.db.effect.findFirstOrThrow({
      where: { orderNo, kind: 'reportToAuthority' },
    });
    await reportToAuthority(worldOf(record).deps, reportId);
    await settle();
    const rows = await record.db.authorityId.findMany({ where: { reportId } });
    const idOf = (kind: string) => Number(rows.find((row) => row.kind === kind)?.id);
    return { orderNo, reportId, filed, idOf };
  };

  /** An order of a type that the bureau has, in the stage after it took the report. */
  const givenReported = async (type: FilingType, domains?: readonly string[]) =>
    report(type, await givenFiled(type, domains));

  const stageOf = async (orderNo: string): Promise<string> =>
    (await world.record.db.order.findUniqueOrThrow({ where: { orderNo } })).stage;
  const approvals = (orderNo: string): Promise<number> =>
    world.record.db.timelineEntry.count({ where: { orderNo, type: 'bureauApproved' } });

  return { world, says, settle, givenFiled, report, givenReported, stageOf, approvals };
}

/** An order that the bureau has. */
export type Reported = Awaited<ReturnType<ReturnType<typeof reportedOrders>['givenReported']>>;
