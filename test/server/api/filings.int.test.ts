import { beforeAll, describe, expect, it } from 'vitest';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { freshForm } from '../../support/forms.ts';
import { APPLICANT, actor, givenDraft, givenStage } from '../../support/orders.ts';
import { grant } from '../../support/registry.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();

const OTHER = actor('applicant-en', 'applicant');
const NUMBER = '津ICP备2026000001号';
const WEBSITE = `${NUMBER}-1`;

let form: NewSubjectForm;
let granted: string;

/** What a form says of the filed website and of its subject. */
const named = () => {
  const { nature, certificateType, certificateNumber, name, province } = form.subject;
  return {
    subject: { icpNumber: NUMBER, nature, certificateType, certificateNumber, name, province },
    service: { icpNumber: WEBSITE, kind: 'website', name: form.service.name },
  };
};

const change = (service: object, subjectOwner?: object) => ({
  ...named(),
  changes: { service: { kind: 'website', ...service }, ...(subjectOwner && { subjectOwner }) },
});

beforeAll(async () => {
  form = freshForm();
  ({ orderNo: granted } = await grant(file.record, {
    type: 'newSubject',
    form,
    numbers: { subjectNumber: NUMBER, serviceNumber: WEBSITE },
  }));
});

interface Listed {
  readonly filings: { icpNumber: string; name: string; services: { icpNumber: string }[] }[];
  readonly next: string | null;
  readonly empty: string | null;
}

const list = async (who: string, body: object) =>
  read<Listed>(await file.as(who)('POST', '/filings/search', { body }));

const sought = (key: string, value: string) => ({ [key]: value });

describe('a filing that is looked for', () => {
  it.each<[string, () => object]>([
    ['its subject’s number', () => sought('number', NUMBER)],
    ['the number in another spelling', () => sought('number', ' 津icp备 2026000001 号 ')],
    ['its service’s number', () => sought('number', WEBSITE)],
    ['its domain', () => sought('domain', form.service.domains[0]?.toUpperCase() ?? '')],
    ['the name of its subject', () => sought('name', ` ${form.subject.name} `)],
    ['the name of its service', () => sought('name', form.service.name)],
    ['its certificate', () => sought('certificate', form.subject.certificateNumber.toLowerCase())],
    ['its account', () => sought('account', 'applicant')],
  ])('given %s, then it is found, by its account and by staff', async (_, query) => {
    for (const who of ['applicant', 'reviewer-1', 'manager', 'clerk', 'admin-1']) {
      const { filings, empty } = await list(who, query());
      expect(filings, who).toMatchObject([
        { icpNumber: NUMBER, name: form.subject.name, services: [{ icpNumber: WEBSITE }] },
      ]);
      expect(empty).toBeNull();
    }
  });

  it.each([
    [
      'nothing of the kind',
      'reviewer-1',
      { domain: 'nowhere.example.cn' },
      'Nothing like that is filed here.',
    ],
    [
      'no number',
      'reviewer-1',
      { number: '12' },
      '12 is not a filing number: 津ICP备2026000001号, …号-1, …号-2A.',
    ],
    [
      'another account’s',
      'applicant-en',
      sought('number', NUMBER),
      'Nothing like that is filed here under your account.',
    ],
    ['an account without any', 'applicant-en', {}, 'Nothing is filed here under your account yet.'],
  ])('given %s, then the empty list says why', async (_, who, query, empty) => {
    expect(await list(who, query)).toEqual({ filings: [], next: null, empty });
  });
});

interface Viewed {
  readonly subject: { fields: { field: string; value: unknown }[] } | null;
  readonly services: {
    icpNumber: string;
    providerId: number | null;
    fields: { field: string; value: unknown }[];
    accesses: { fields: { field: string; value: unknown }[] }[];
  }[];
  readonly openOrders: { orderNo: string }[];
}

const view = (who: string, number = NUMBER) =>
  file.as(who)('GET', `/filings/${encodeURIComponent(number)}`);

const valueOf = (fields: readonly { field: string; value: unknown }[] = [], field: string) =>
  fields.find((one) => one.field === field)?.value;

describe('a filing that is read', () => {
  it('given its applicant, then every field stands there with its name', async () => {
    const { subject, services } = read<Viewed>(await view('applicant'));
    expect(valueOf(subject?.fields, '/subjectOwner/mobile')).toBe(form.subjectOwner.mobile);
    expect(valueOf(subject?.fields, '/subject/account')).toBe('applicant');
    const [website] = services;
    expect(valueOf(website?.fields, '/service/domains')).toEqual(form.service.domains);
    expect(valueOf(website?.accesses[0]?.fields, '/access/ipAddresses')).toEqual(
      form.service.ipAddresses,
    );
  });

  it('given staff, then persons are masked, for reviewers too', async () => {
    for (const who of ['reviewer-1', 'senior-1', 'manager', 'clerk', 'admin-1', 'support']) {
      const answer = await view(who);
      expect(valueOf(read<Viewed>(answer).subject?.fields, '/subjectOwner/mobile')).toBe(
        `${form.subjectOwner.mobile.slice(0, 3)}****${form.subjectOwner.mobile.slice(-4)}`,
      );
      const text = JSON.stringify(answer.body);
      const { subjectOwner, service, subject } = form;
      for (const personal of [
        ...[subjectOwner.mobile, subjectOwner.name, service.owner.certificateNumber],
        ...[subject.certificateNumber, subjectOwner.email],
      ]) {
        expect(text, who).not.toContain(personal);
      }
    }
  });

  it('given another account, or nothing under the number, then it is not found', async () => {
    expect(await view('applicant-en')).toMatchObject({
      status: 404,
      body: { code: 'filing.not_found' },
    });
    expect(await view('reviewer-1', '津ICP备2026999999号')).toMatchObject({ status: 404 });
    expect(await view('reviewer-1', 'nonsense')).toMatchObject({ status: 404 });
  });

  it('given an order about it is open, then it stands beside it', async () => {
    const { orderNo } = { orderNo: await givenDraft(file.record) };
    const { id } = await file.record.db.subject.findUniqueOrThrow({ where: { icpNumber: NUMBER } });
    await file.record.db.order.update({ where: { orderNo }, data: { subjectId: id } });
    expect(read<Viewed>(await view('applicant')).openOrders).toMatchObject([{ orderNo }]);
    await file.record.db.order.update({ where: { orderNo }, data: { outcome: 'abandoned' } });
    expect(read<Viewed>(await view('applicant')).openOrders).toEqual([]);
  });
});

interface Difference {
  readonly field: string;
  readonly label: { zh: string; en: string };
  readonly before?: unknown;
  readonly after?: unknown;
}

interface Previewed {
  readonly state: string;
  readonly changes: {
    kind: string;
    change: string;
    number: string | null;
    differences: Difference[];
  }[];
  readonly empty: string | null;
}

const preview = (who: string, orderNo: string) => file.as(who)('GET', `/orders/${orderNo}/preview`);

async function givenChangeDraft(content: object, by = APPLICANT): Promise<string> {
  const answer = await file.as(by.id.replace('acc-', ''))('POST', '/orders', {
    body: { filingType: 'change', form: content },
  });
  return read<{ orderNo: string }>(answer).orderNo;
}

describe('what an order will change', () => {
  it('given a change in draft, then it shows each field before and after, with its names', async () => {
    const orderNo = await givenChangeDraft(change({ name: '清禾茶园' }, { mobile: '13900000777' }));
    const { state, changes } = read<Previewed>(await preview('applicant', orderNo));
    expect(state).toBe('planned');
    expect(changes).toMatchObject([
      {
        ...{ kind: 'subject', change: 'changed', number: NUMBER },
        differences: [
          {
            field: '/subjectOwner/mobile',
            ...{ before: form.subjectOwner.mobile, after: '13900000777' },
          },
        ],
      },
      {
        ...{ kind: 'service', change: 'changed', number: WEBSITE },
        differences: [
          {
            field: '/service/name',
            label: { zh: '服务名称', en: 'Name of the service' },
            ...{ before: form.service.name, after: '清禾茶园' },
          },
        ],
      },
    ]);
    const masked = read<Previewed>(await preview('manager', orderNo));
    expect(masked.changes[0]?.differences).toMatchObject([
      {
        before: `${form.subjectOwner.mobile.slice(0, 3)}****${form.subjectOwner.mobile.slice(-4)}`,
        after: '139****0777',
      },
    ]);
    expect(await preview('applicant-en', orderNo)).toMatchObject({ status: 404 });
  });

  it('given a draft that names another account’s filing, then nothing of that is told', async () => {
    const orderNo = await givenChangeDraft(change({ name: '别人的网站' }), OTHER);
    const answer = await preview('applicant-en', orderNo);
    expect(answer).toMatchObject({ status: 200, body: { state: 'planned', changes: [] } });
    expect(read<Previewed>(await preview('reviewer-1', orderNo)).changes).toHaveLength(1);
  });

  it('given a first filing with nothing typed yet, then what will come into being has no number', async () => {
    const orderNo = await givenDraft(file.record, {});
    const { changes } = read<Previewed>(await preview('applicant', orderNo));
    expect(changes.map(({ kind, change: how, number }) => [kind, how, number])).toEqual([
      ['subject', 'created', null],
      ['service', 'created', null],
      ['access', 'created', null],
    ]);
  });

  it('given it was granted, then it says what it has changed, whatever is filed since', async () => {
    await file.record.db.order.update({
      where: { orderNo: granted },
      data: {
        outcome: 'granted',
        subjectId: (
          await file.record.db.subject.findUniqueOrThrow({ where: { icpNumber: NUMBER } })
        ).id,
      },
    });
    const { state, changes } = read<Previewed>(await preview('applicant', granted));
    expect(state).toBe('written');
    expect(changes.map(({ kind, change: how, number }) => [kind, how, number])).toEqual([
      ['subject', 'created', NUMBER],
      ['service', 'created', WEBSITE],
      ['access', 'created', WEBSITE],
    ]);
  });

  it('given it was abandoned, then it says that nothing was changed', async () => {
    const orderNo = await givenStage(file.record, 'abandoned');
    expect(read<Previewed>(await preview('applicant', orderNo))).toMatchObject({
      ...{ state: 'without', changes: [] },
      empty: 'The order has ended without a grant: nothing of what is filed was changed.',
    });
  });
});

interface Versions {
  readonly versions: {
    kind: string;
    record: string;
    version: number;
    change: string;
    orderNo: string;
    actor: string | null;
  }[];
}

const versions = async (who: string, number: string) =>
  read<Versions>(await file.as(who)('GET', `/filings/${encodeURIComponent(number)}/versions`));

const compare = (who: string, number: string, query: string) =>
  file.as(who)('GET', `/filings/${encodeURIComponent(number)}/versions/compare${query}`);

describe('the versions of a record', () => {
  it('given two changes, then any two versions can be compared, in either direction', async () => {
    const first = await grant(file.record, { type: 'change', form: change({ name: '清禾一号' }) });
    await grant(file.record, {
      type: 'change',
      form: change({ name: '清禾二号', ipAddresses: ['121.36.43.77'] }),
    });
    const { versions: listed } = await versions('applicant', WEBSITE);
    expect(
      listed.map(({ kind, version, change: how }) => `${kind} ${String(version)} ${how}`),
    ).toEqual([
      'access 2 changed',
      'service 3 changed',
      'service 2 changed',
      'access 1 created',
      'service 1 created',
    ]);
    expect(listed.find(({ kind, version }) => kind === 'service' && version === 2)?.orderNo).toBe(
      first.orderNo,
    );
    const names = async (query: string) =>
      read<{ differences: Difference[] }>(
        await compare('applicant', WEBSITE, query),
      ).differences.map(({ field, before, after }) => [field, before, after]);
    expect(await names('?from=1&to=3')).toEqual([['/service/name', form.service.name, '清禾二号']]);
    expect(await names('?from=3&to=2')).toEqual([['/service/name', '清禾二号', '清禾一号']]);
    const access = listed.find(({ kind }) => kind === 'access')?.record ?? '';
    expect(await names(`?from=1&to=2&record=${access}`)).toEqual([
      ['/access/ipAddresses', form.service.ipAddresses, ['121.36.43.77']],
    ]);
    expect(read(await compare('applicant', WEBSITE, '?from=2&to=2'))).toMatchObject({
      empty: 'The two versions say the same.',
    });
  });

  it('given a version that is not there, or another account, then it is not found', async () => {
    const missing = { status: 404, body: { code: 'filing.no_such_version' } };
    expect(await compare('applicant', WEBSITE, '?from=1&to=99')).toMatchObject(missing);
    const stray = '?from=1&to=1&record=00000000-0000-4000-8000-000000000000';
    expect(await compare('applicant', WEBSITE, stray)).toMatchObject(missing);
    expect(await compare('applicant-en', WEBSITE, '?from=1&to=1')).toMatchObject({
      body: { code: 'filing.not_found' },
    });
  });
});

describe('a service that was transferred', () => {
  it('given its new account, then it reads the service, and of the subject what is public', async () => {
    const own = freshForm();
    const [number, website] = ['津ICP备2026000002号', '津ICP备2026000002号-1'];
    await grant(file.record, {
      ...{ type: 'newSubject', form: own },
      numbers: { subjectNumber: number, serviceNumber: website },
    });
    const { nature, certificateType, certificateNumber, name, province } = own.subject;
    await grant(file.record, {
      type: 'transfer',
      form: {
        subject: { icpNumber: number, nature, certificateType, certificateNumber, name, province },
        service: { icpNumber: website, kind: 'website', name: own.service.name },
        receiver: { account: 'applicant-en', subjectName: name },
      },
      receiverId: OTHER.id,
    });
    const seen = read<Viewed>(await view('applicant-en', website));
    expect(seen).toMatchObject({ subject: null, name, services: [{ icpNumber: website }] });
    expect(JSON.stringify(await view('applicant-en', number))).not.toContain(certificateNumber);
    expect((await versions('applicant-en', number)).versions).toEqual([]);
    expect((await list('applicant-en', {})).filings).toMatchObject([{ icpNumber: number }]);
  });
});
