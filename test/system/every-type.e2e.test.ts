import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { readForm } from '#orders/form.ts';
import { verifyOrders } from '#server/verify.ts';
import { everyType, untilIs, type PlayedFiling } from '../support/every-type.ts';
import { givenFiledService } from '../support/filed-service.ts';
import { formWithPhone } from '../support/stories.ts';
import { freshForm, residentId } from '../support/forms.ts';
import { createTestSystem, type TestSystem } from '../support/system.ts';

// One subject's life at one bureau, in the order in which it happens: each test goes on from the one before.

let system: TestSystem;
let world: ReturnType<typeof everyType>;
beforeAll(async () => {
  system = await createTestSystem();
  world = everyType(system);
  // Every decision is said in both places that the interface has for it.
  await world.control('/control/provinces', { code: 'tianjin', decisionPlace: 'both' });
});
afterAll(() => system.end());

interface Site {
  readonly Wzid: string;
  readonly number: string;
  readonly cancelled: boolean;
  readonly service: {
    readonly Wzmc: string;
    readonly Wz_Fzr: { readonly Fzr_sjhm: string };
    readonly Jr_xx: readonly { readonly Jrid: string; readonly Ispid: string }[];
    readonly Ym_xx: readonly { readonly Ym: string; readonly Ymid: string }[];
  };
}
interface Filed {
  readonly Ztid: string;
  readonly number: string;
  readonly password: string;
  readonly cancelled: boolean;
  readonly sites: readonly Site[];
}

/** What the bureau has filed under a number. */
async function atBureau(number: string): Promise<Filed> {
  const register = await world.control<Filed[]>('/control/register');
  const filed = register.find((one) => one.number === number);
  if (filed === undefined) throw new Error(`The bureau has no ${number}`);
  return filed;
}
const siteAtBureau = async (number: string): Promise<Site> => {
  const { sites } = await atBureau(number.replace(/-\w+$/, ''));
  return sites.find((site) => site.number === number)!;
};

const subjectHere = (icpNumber: string) =>
  system.record.db.subject.findUniqueOrThrow({ where: { icpNumber } });
const serviceHere = (icpNumber: string) =>
  system.record.db.service.findUniqueOrThrow({
    where: { icpNumber },
    include: { domains: true, accesses: { orderBy: { grantedAt: 'asc' } } },
  });

/** It was granted, by this way, and the bureau has had one report of it, once. */
async function expectGranted(played: PlayedFiling, stages: readonly string[]): Promise<void> {
  expect(played).toMatchObject({ outcome: 'granted', stages });
  const { orderNo } = played;
  const reported = stages.includes('reporting') ? 1 : 0;
  expect(await system.record.db.report.count({ where: { orderNo } })).toBe(reported);
  const reports = (
    await world.control<{ orderNo: string; distinctArrivals: number; distinctCopies: number }[]>(
      '/control/reports',
    )
  ).filter((one) => one.orderNo === orderNo);
  expect(
    reports.map(({ distinctArrivals, distinctCopies }) => [distinctArrivals, distinctCopies]),
  ).toEqual(reported === 0 ? [] : [[1, 1]]);
  expect(await system.record.db.task.count({ where: { open: true, kind: 'unplacedResult' } })).toBe(
    0,
  );
}

const BY_BUREAU = [
  'draft',
  'initialReview',
  'reporting',
  'smsVerification',
  'bureauReview',
  'granted',
];

let form: NewSubjectForm;
/** How a form names what is filed. */
let subject: object;
let number: string;
let website: { icpNumber: string; kind: 'website'; name: string };
let app: { icpNumber: string; kind: 'app'; name: string };
const materials = () => form.materials ?? [];

describe('the life of a subject', () => {
  it('a first filing is granted under the bureau’s numbers, and the bureau’s ids stand beside ours', async () => {
    form = formWithPhone(60);
    const owners = [form.subjectOwner];
    const played = await world.play({ type: 'newSubject', form, owners });
    await expectGranted(played, BY_BUREAU);
    const order = await system.record.db.order.findUniqueOrThrow({
      where: { orderNo: played.orderNo },
    });
    number = order.icpNumber!.replace(/-\d+$/, '');
    const { nature, certificateType, certificateNumber, name, province } = form.subject;
    subject = { icpNumber: number, nature, certificateType, certificateNumber, name, province };
    website = { icpNumber: `${number}-1`, kind: 'website', name: form.service.name };

    const filed = await atBureau(number);
    expect(await subjectHere(number)).toMatchObject({
      bureauId: BigInt(filed.Ztid),
      accountId: 'acc-applicant',
    });
    const site = await siteAtBureau(website.icpNumber);
    expect(await serviceHere(website.icpNumber)).toMatchObject({
      bureauId: BigInt(site.Wzid),
      accesses: [{ bureauId: BigInt(site.service.Jr_xx[0]!.Jrid), endedAt: null }],
    });
  }, 120_000);

  it('then an app of the same subject is granted, and its owner alone gets a code', async () => {
    const {
      service,
      domainRegistrations = [],
      materials: papers,
    } = freshForm('tianjin-enterprise-app');
    const owner = { ...service.owner, ...ownerNumber(61) };
    const further = { subject, service: { ...service, owner }, materials: papers };
    const registrations = domainRegistrations.map((one) => ({ ...one, holder: form.subject.name }));
    const played = await world.play({
      type: 'newService',
      form: { ...further, domainRegistrations: registrations },
      owners: [form.subjectOwner, owner],
    });
    await expectGranted(played, BY_BUREAU);
    expect(played.verified).toEqual([owner.mobile]);
    app = { icpNumber: `${number}-2A`, kind: 'app', name: service.name };
    expect((await siteAtBureau(app.icpNumber)).service.Wzmc).toBe(service.name);
    expect(await serviceHere(app.icpNumber)).toMatchObject({ kind: 'app', name: service.name });
  }, 120_000);

  it('then the website’s name and its owner’s number change, at the bureau and here, and nothing else', async () => {
    const mobile = '18800016201';
    const before = await siteAtBureau(website.icpNumber);
    const played = await world.play({
      type: 'change',
      form: {
        ...{ subject, service: website, materials: materials() },
        changes: { service: { kind: 'website', name: '清禾茶园之家', owner: { mobile } } },
      },
      owners: [{ ...form.subjectOwner }, { ...form.subjectOwner, mobile }],
    });
    await expectGranted(played, BY_BUREAU);
    expect(played.verified, 'at the new number').toEqual([mobile]);
    const after = await siteAtBureau(website.icpNumber);
    expect(after.service).toMatchObject({ Wzmc: '清禾茶园之家', Wz_Fzr: { Fzr_sjhm: mobile } });
    expect(after.service.Ym_xx.map(({ Ymid }) => Ymid)).toEqual(
      before.service.Ym_xx.map(({ Ymid }) => Ymid),
    );
    expect(await serviceHere(website.icpNumber)).toMatchObject({ name: '清禾茶园之家' });
    website = { ...website, name: '清禾茶园之家' };
  }, 120_000);

  it('then the app is deregistered; its subject and its website stay', async () => {
    const { owner } = freshForm('tianjin-enterprise-app').service;
    const played = await world.play({
      type: 'deregisterService',
      form: { subject, service: app, reason: 'noLongerRun', irreversible: app.name },
      owners: [{ ...owner, ...ownerNumber(61) }],
    });
    await expectGranted(played, BY_BUREAU);
    expect((await siteAtBureau(app.icpNumber)).cancelled).toBe(true);
    const here = await serviceHere(app.icpNumber);
    expect(here).toMatchObject({ endedByOrder: played.orderNo, domains: [] });
    expect((await atBureau(number)).cancelled).toBe(false);
    expect(await serviceHere(website.icpNumber)).toMatchObject({ endedAt: null });
  }, 120_000);

  it('then the subject is deregistered with the filing password, and all of it has ended', async () => {
    const { password: filingPassword } = await atBureau(number);
    const played = await world.play({
      type: 'deregisterSubject',
      form: { subject, reason: 'subjectGone', irreversible: number, filingPassword },
      owners: [form.subjectOwner],
    });
    await expectGranted(played, BY_BUREAU);
    expect(await atBureau(number)).toMatchObject({ cancelled: true });
    expect(await subjectHere(number)).toMatchObject({
      endedByOrder: played.orderNo,
      liveCertificateIndex: null,
    });
    expect(await serviceHere(website.icpNumber)).toMatchObject({ endedByOrder: played.orderNo });
  }, 120_000);
});

/** A person of a test's own, who can be asked for a code. */
const ownerNumber = (n: number) => ({
  mobile: `1880001${String(1000 + n)}`,
  certificateNumber: residentId(9_000 + n),
});

/** The subject of the account that has an access here. */
let theirs: { icpNumber: string; name: string };

describe('a site that is filed through another provider', () => {
  const OTHER = '999000001';
  const SITE = { icpNumber: '', kind: 'website' as const, name: '云岭示例官网' };
  const DOMAIN = 'yunling.example.cn';
  const CORRECTION = { service: { kind: 'website', name: '云岭示例官方网站' } };
  const owner = ownerNumber(70);

  it('given it, then it gets an access here, and the owner at the bureau’s number gets the code', async () => {
    const person = {
      ...{ Fzr_xm: '林越', Fzr_dhhm: '022-23456789', Fzr_sjhm: owner.mobile },
      ...{ Fzr_dzyj: 'linyue@example.cn', Fzr_zjlx: 2, Fzr_zjhm: owner.certificateNumber },
    };
    const company = freshForm().subject;
    const filed = await world.control<Filed>('/control/register', {
      ...{ code: 'tianjin', ispId: OTHER },
      Zt_xx: {
        ...{ IspZtid: 1, Dwmc: company.name, Dwxz: 4 },
        Txdz: { Shengid: 120000, Shiid: 120100, Xianid: 120101, Xxdz: '解放北路1号' },
        Zj: { Zjlx: 1, Zjhm: company.certificateNumber, Zjzs: '天津市和平区' },
        ...{ Fzr: person, Bbfs: 1 },
      },
      Wz_xx: [
        {
          ...{ IspWzid: 2, Wzmc: SITE.name, Fwnr: { Fwnr_id: [8] }, Yylb: { Yylb_id: [1] } },
          Ym_xx: [{ IspYmid: 3, Ym: DOMAIN }],
          Jr_xx: [
            {
              ...{ IspJrid: 4, Wzfb: { Fbdd: [29] }, Wzjrfs: { Jrfs: [3] } },
              Ip_xx: [{ IspIpid: 5, Qsip: 3_405_803_777, Zzip: 3_405_803_777 }],
            },
          ],
          ...{ Wz_Fzr: person, Syurl: `www.${DOMAIN}` },
        },
      ],
    });
    SITE.icpNumber = filed.sites[0]!.number;
    theirs = {
      icpNumber: filed.number,
      ...{ nature: company.nature, certificateType: company.certificateType },
      ...{ certificateNumber: company.certificateNumber, name: company.name, province: '天津' },
    };
    const played = await world.play({
      type: 'newAccess',
      by: 'applicant-en',
      form: {
        ...{ subject: theirs, service: { ...SITE, domains: [DOMAIN] } },
        ...{ access: { ipAddresses: ['121.36.43.31'] }, filingPassword: filed.password },
        changes: CORRECTION,
        materials: materials(),
      },
      owners: [owner],
    });
    await expectGranted(played, BY_BUREAU);
    expect(played.verified).toEqual([owner.mobile]);
    const site = await siteAtBureau(SITE.icpNumber);
    expect(site.service.Jr_xx.map(({ Ispid }) => Ispid)[0]).toBe(OTHER);
    expect(site.service.Jr_xx).toHaveLength(2);
    // What the access corrected the bureau has not heard of: it waits in a draft of a change.
    expect(site.service.Wzmc).toBe(SITE.name);
    expect((await serviceHere(SITE.icpNumber)).name).toBe(SITE.name);
    const afterOrderNo = played.orderNo;
    const draft = await system.record.db.order.findUniqueOrThrow({ where: { afterOrderNo } });
    expect(draft).toMatchObject({ filingType: 'change', stage: 'draft' });
    const form = readForm(system.record.vault, draft);
    expect(form).toMatchObject({ service: SITE, changes: CORRECTION });
    const ours = site.service.Jr_xx[1]!.Jrid;
    // The filed data comes after the decision: with it the bureau's ids.
    await untilIs(async () => {
      const { accesses } = await serviceHere(SITE.icpNumber);
      return accesses.find(({ bureauId }) => bureauId === BigInt(ours));
    });
  }, 120_000);

  it('then our access is cancelled once its applicant confirms, and nobody gets a code; the site stays', async () => {
    const played = await world.play({
      type: 'cancelAccess',
      by: 'applicant-en',
      form: { subject: theirs, service: SITE, reason: 'otherProvider' },
    });
    await expectGranted(played, [
      ...['draft', 'initialReview', 'confirmation', 'reporting', 'bureauReview', 'granted'],
    ]);
    const site = await siteAtBureau(SITE.icpNumber);
    expect(site.cancelled).toBe(false);
    expect(site.service.Jr_xx.map(({ Ispid }) => Ispid)).toEqual([OTHER]);
    const here = await serviceHere(SITE.icpNumber);
    expect(here.endedAt).toBeNull();
    const [own] = here.accesses.filter(({ otherProvider }) => otherProvider === null);
    expect(own).toMatchObject({ endedByOrder: played.orderNo });
  }, 120_000);
});

describe('what never goes to the authority', () => {
  it('a filing that nobody has claimed comes under the account, and then moves to another', async () => {
    const filed = await givenFiledService(system.record, null);
    const claimed = await world.play({ type: 'claim', form: { subject: filed.subject } });
    await expectGranted(claimed, ['draft', 'initialReview', 'granted']);
    expect(await subjectHere(filed.subject.icpNumber)).toMatchObject({
      accountId: 'acc-applicant',
    });

    const transferred = await world.play({
      type: 'transfer',
      receiver: 'applicant-en',
      form: {
        ...{ subject: filed.subject, service: filed.service },
        receiver: { account: 'applicant-en', subjectName: theirs.name },
      },
    });
    await expectGranted(transferred, ['draft', 'acceptance', 'granted']);
    expect(await serviceHere(filed.icpNumber)).toMatchObject({ accountId: 'acc-applicant-en' });
    expect(await subjectHere(filed.subject.icpNumber)).toMatchObject({
      accountId: 'acc-applicant',
    });
  }, 120_000);

  it('then no order is at fault', async () => {
    expect(await verifyOrders(system.record.db, system.record.client)).toMatchObject({
      // Each of the nine types, and the change that the access left as a draft.
      orders: 10,
      faults: [],
    });
  });
});
