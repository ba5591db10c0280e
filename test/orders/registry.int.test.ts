import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilingType } from '#domain/filing-types.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { filedService, filedSubject } from '#orders/registry/read-filed.ts';
import { freshForm, sampleForm } from '../support/forms.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';
import { grant, grantAgain, standing, type Grant } from '../support/registry.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

let issued = 0;

/** A filed subject, and the words in which forms and expectations speak of it. */
interface World {
  readonly form: NewSubjectForm;
  readonly subjectNumber: string;
  readonly website: string;
  readonly app: string;
  readonly domain: string;
  /** The parts of forms that name what is filed. */
  readonly subject: object;
  readonly service: object;
}

function aWorld(): World {
  issued += 1;
  const form = freshForm();
  const subjectNumber = `津ICP备${String(20_000_000 + issued)}号`;
  const { nature, certificateType, certificateNumber, name, province } = form.subject;
  const website = `${subjectNumber}-1`;
  return {
    form,
    ...{ subjectNumber, website, app: `${subjectNumber}-2A` },
    domain: form.service.domains[0] ?? '',
    subject: {
      icpNumber: subjectNumber,
      nature,
      certificateType,
      certificateNumber,
      name,
      province,
    },
    service: { icpNumber: website, kind: 'website', name: form.service.name },
  };
}

const firstFiling = ({ form, subjectNumber, website }: World): Grant => ({
  type: 'newSubject',
  form,
  numbers: { subjectNumber, serviceNumber: website },
});

/** An app under the same domain. */
const further = ({ form, subject, subjectNumber, app }: World): Grant => {
  const { service } = sampleForm('tianjin-enterprise-app');
  return {
    type: 'newService',
    form: { subject, service: { ...service, domains: form.service.domains } },
    numbers: { subjectNumber, serviceNumber: app },
  };
};

async function givenFiled(...filings: ((world: World) => Grant)[]): Promise<World> {
  const world = aWorld();
  for (const filing of filings) await grant(record, filing(world));
  return world;
}

/** Whoever has been given the service to act on, by handle. */
async function givenGrant(icpNumber: string): Promise<void> {
  const { id: serviceId } = await record.db.service.findUniqueOrThrow({ where: { icpNumber } });
  const row = { accountId: 'acc-applicant-en', serviceId };
  await record.db.serviceGrant.create({
    data: { ...row, grantedBy: 'acc-applicant', grantedAt: MONDAY },
  });
}

const grantsOn = (icpNumber: string) =>
  record.db.serviceGrant.count({ where: { service: { icpNumber } } });

const subjectLine = ({ subjectNumber, form }: World, end = '') =>
  `subject ${subjectNumber} ${form.subject.name} of acc-applicant${end}`;
const websiteLine = ({ website, form, domain }: World, end = '') =>
  `service ${website} ${form.service.name} of acc-applicant at ${end === '' ? domain : 'no domain'}${end}`;
const accessLine = ({ website, form }: World, end = '') =>
  `access ${website} ${form.service.ipAddresses.join(' ')}${end}`;
const filedLines = (world: World) => [subjectLine(world), websiteLine(world), accessLine(world)];
const APP = sampleForm('tianjin-enterprise-app').service;
const appLines = ({ app, domain }: World, end = '') => [
  `service ${app} ${APP.name} of acc-applicant at ${end === '' ? domain : 'no domain'}${end}`,
  `access ${app} ${APP.ipAddresses.join(' ')}${end}`,
];

interface Row {
  readonly given: readonly ((world: World) => Grant)[];
  readonly before: (world: World) => string[];
  readonly when: (world: World) => Grant;
  readonly after: (world: World) => string[];
  /** Whether sub-users keep what they were granted on the website. */
  readonly keepsGrants: boolean;
  /** The versions that are written, each by its kind and change. */
  readonly versions: readonly string[];
}

const reason = 'noLongerRun';
const irreversible = 'understood';
const FILED = { given: [firstFiling], before: filedLines };

/** Records before, the order, records after: for each filing type. */
const TABLE: Readonly<Record<FilingType, Row>> = {
  newSubject: {
    given: [],
    before: () => [],
    when: firstFiling,
    after: filedLines,
    keepsGrants: true,
    versions: ['subject created', 'service created', 'access created'],
  },
  newService: {
    ...FILED,
    when: further,
    after: (world) => [...filedLines(world), ...appLines(world)],
    keepsGrants: true,
    versions: ['service created', 'access created'],
  },
  newAccess: {
    given: [],
    before: () => [],
    // The corrections are for the change that follows.
    when: ({ subject, service, domain }) => ({
      type: 'newAccess',
      form: {
        subject,
        service: { ...service, domains: [domain] },
        access: { ipAddresses: ['121.36.43.99'] },
        changes: {
          subjectOwner: { mobile: '13900000199' },
          service: { kind: 'website', name: '更正后的名称', ipAddresses: ['121.36.43.97'] },
        },
      },
    }),
    after: (world) => [
      subjectLine(world),
      websiteLine(world),
      `access ${world.website} 121.36.43.99`,
    ],
    keepsGrants: true,
    versions: ['subject created', 'service created', 'access created'],
  },
  change: {
    ...FILED,
    when: ({ subject, service, domain }) => ({
      type: 'change',
      form: {
        ...{ subject, service },
        changes: {
          subject: { name: '天津新名示例有限公司' },
          service: {
            ...{ kind: 'website', name: '清禾茶园' },
            ...{ domains: [domain, `www.${domain}`], ipAddresses: ['121.36.43.98'] },
          },
        },
      },
    }),
    after: ({ subjectNumber, website, domain }) => [
      `subject ${subjectNumber} 天津新名示例有限公司 of acc-applicant`,
      `service ${website} 清禾茶园 of acc-applicant at ${domain} www.${domain}`,
      `access ${website} 121.36.43.98`,
    ],
    keepsGrants: true,
    versions: ['subject changed', 'service changed', 'access changed'],
  },
  cancelAccess: {
    ...FILED,
    when: ({ subject, service }) => ({ type: 'cancelAccess', form: { subject, service, reason } }),
    after: (world) => [subjectLine(world), websiteLine(world), accessLine(world, ' ended')],
    keepsGrants: false,
    versions: ['access ended'],
  },
  deregisterService: {
    given: [firstFiling, further],
    before: (world) => [...filedLines(world), ...appLines(world)],
    when: ({ subject, service }) => ({
      type: 'deregisterService',
      form: { subject, service, reason, irreversible },
    }),
    after: (world) => [
      subjectLine(world),
      websiteLine(world, ' ended'),
      accessLine(world, ' ended'),
      ...appLines(world),
    ],
    keepsGrants: false,
    versions: ['access ended', 'service ended'],
  },
  deregisterSubject: {
    given: [firstFiling, further],
    before: (world) => [...filedLines(world), ...appLines(world)],
    when: ({ subject }) => ({
      type: 'deregisterSubject',
      form: { subject, reason, irreversible },
    }),
    after: (world) => [
      subjectLine(world, ' ended'),
      websiteLine(world, ' ended'),
      accessLine(world, ' ended'),
      ...appLines(world, ' ended'),
    ],
    keepsGrants: false,
    versions: [
      ...['access ended', 'service ended', 'access ended', 'service ended'],
      'subject ended',
    ],
  },
  claim: {
    given: [firstFiling, further],
    before: (world) => [...filedLines(world), ...appLines(world)].map(ofNobody),
    when: ({ subject, service }) => ({ type: 'claim', form: { subject, services: [service] } }),
    after: (world) => [...filedLines(world), ...appLines(world).map(ofNobody)],
    keepsGrants: true,
    versions: ['subject changed', 'service changed'],
  },
  transfer: {
    ...FILED,
    when: ({ subject, service }) => ({
      type: 'transfer',
      form: {
        ...{ subject, service },
        receiver: { account: 'applicant-en', subjectName: '天津津海示例物流有限公司' },
      },
      receiverId: 'acc-applicant-en',
    }),
    after: (world) => [
      subjectLine(world),
      websiteLine(world).replace('of acc-applicant', 'of acc-applicant-en'),
      accessLine(world),
    ],
    keepsGrants: false,
    versions: ['service changed'],
  },
};

function ofNobody(line: string): string {
  return line.replace('of acc-applicant', 'of nobody');
}

/** Filings of before, which nobody has claimed. */
const NOBODYS: readonly FilingType[] = ['claim'];

async function givenRow(type: FilingType): Promise<World> {
  const { given, before } = TABLE[type];
  const world = await givenFiled(...given);
  if (NOBODYS.includes(type)) {
    const of = { icpNumber: { startsWith: world.subjectNumber } };
    await record.db.subject.updateMany({ where: of, data: { accountId: null } });
    await record.db.service.updateMany({ where: of, data: { accountId: null } });
  }
  expect(await standing(record, world.subjectNumber)).toEqual(before(world));
  return world;
}

const versionsBy = async (orderNo: string) =>
  (await record.db.recordVersion.findMany({ where: { orderNo }, orderBy: { id: 'asc' } })).map(
    ({ kind, change }) => `${kind} ${change}`,
  );

describe.each(Object.entries(TABLE) as [FilingType, Row][])(
  'what a granted %s does to the registry',
  (type, { given, when, after, keepsGrants, versions }) => {
    it('given the records before, then they are as the table says, each change in a version of its own', async () => {
      const world = await givenRow(type);
      if (given.length > 0) await givenGrant(world.website);
      const { orderNo, patch } = await grant(record, when(world));
      expect(await standing(record, world.subjectNumber)).toEqual(after(world));
      expect(await versionsBy(orderNo)).toEqual(versions);
      if (given.length > 0) expect(await grantsOn(world.website)).toBe(keepsGrants ? 1 : 0);
      const { id } = await record.db.subject.findUniqueOrThrow({
        where: { icpNumber: world.subjectNumber },
      });
      expect(patch.subjectId).toBe(id);
    });

    it('given it is granted twice, then it is written once', async () => {
      const world = await givenRow(type);
      const { orderNo } = await grant(record, when(world));
      await grantAgain(record, orderNo, type, when(world).numbers);
      expect(await standing(record, world.subjectNumber)).toEqual(after(world));
      expect(await versionsBy(orderNo)).toEqual(versions);
    });
  },
);

describe('a service that is known here for the first time', () => {
  it('given a further access, then what its form knows of the filing is kept, and no more', async () => {
    const world = await givenRow('newAccess');
    await grant(record, TABLE.newAccess.when(world));
    const subject = await filedSubject(record.db, record.vault, world.subjectNumber);
    expect(subject?.record).toMatchObject({ nature: 'enterprise', owner: {} });
    expect(subject?.record.owner.mobile).toBeUndefined();
    expect(subject?.record.mailingAddress).toBeUndefined();
    expect(subject?.record.owner.name).toBeUndefined();
    const service = await filedService(record.db, record.vault, world.website);
    expect(service?.record).toMatchObject({ kind: 'website', owner: {} });
  });
});
