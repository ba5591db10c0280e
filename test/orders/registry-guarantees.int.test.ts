import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodedError } from '#domain/errors.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { refuseTakenNumbers } from '#orders/issued-numbers.ts';
import { keepIdsFree } from '#orders/registry/keep-ids-free.ts';
import { noteBureauIds } from '#orders/registry/bureau-ids.ts';
import { changesBy } from '#orders/registry/history.ts';
import { changesUnder } from '#orders/registry/changes-under.ts';
import { filedService, filedSubject } from '#orders/registry/read-filed.ts';
import { takeReportIds } from '#orders/registry/report-ids.ts';
import { openAccount } from '#orders/accounts.ts';
import { dumpOf } from '../server/api/support/trace.ts';
import { freshForm } from '../support/forms.ts';
import { actor } from '../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';
import { grant, standing } from '../support/registry.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

let issued = 0;
const freshNumber = () => {
  issued += 1;
  return `津ICP备${String(30_000_000 + issued)}号`;
};

const numbersOf = (number: string) => ({ subjectNumber: number, serviceNumber: `${number}-1` });

/** A first filing that was granted. */
async function givenFiled(form = freshForm(), number = freshNumber()) {
  const { orderNo } = await grant(record, { type: 'newSubject', form, numbers: numbersOf(number) });
  const subject = await record.db.subject.findUniqueOrThrow({ where: { icpNumber: number } });
  const service = await record.db.service.findUniqueOrThrow({
    where: { icpNumber: `${number}-1` },
  });
  return { form, number, orderNo, subject, service, named: named(form, number) };
}

/** What other forms say of it. */
function named(form: NewSubjectForm, number: string) {
  const { nature, certificateType, certificateNumber, name, province } = form.subject;
  return {
    subject: { icpNumber: number, nature, certificateType, certificateNumber, name, province },
    service: { icpNumber: `${number}-1`, kind: 'website', name: form.service.name },
  };
}

const withDomain = (form: NewSubjectForm, domains: string[]): NewSubjectForm => ({
  ...form,
  service: { ...form.service, domains },
});

describe('one domain', () => {
  it('given it is filed under one subject, when a row would put it under another, then the database refuses', async () => {
    const one = await givenFiled();
    const other = await givenFiled();
    const [name = ''] = one.form.service.domains;
    const row = { name, serviceId: other.service.id, subjectId: other.subject.id };
    await expect(record.db.domain.create({ data: row })).rejects.toThrow(/Foreign key constraint/i);
    const moved = { where: { name }, data: { subjectId: other.subject.id } };
    await expect(record.db.domainHolder.update(moved)).rejects.toThrow(/Foreign key constraint/i);
    const holder = { name, subjectId: other.subject.id };
    await expect(record.db.domainHolder.create({ data: holder })).rejects.toThrow(
      /Unique constraint/i,
    );
  });

  it('given it is filed for another subject by the bureau, then it is taken from the first, in a version of its service', async () => {
    const one = await givenFiled();
    const domains = one.form.service.domains;
    const other = await givenFiled(withDomain(freshForm(), domains));
    expect(
      (await filedService(record.db, record.vault, `${one.number}-1`))?.record.domains,
    ).toEqual([]);
    expect(
      (await filedService(record.db, record.vault, `${other.number}-1`))?.record.domains,
    ).toEqual(domains);
    const changes = await changesBy(record, other.orderNo);
    expect(changes.find(({ id }) => id === one.service.id)).toMatchObject({
      ...{ kind: 'service', change: 'changed' },
      ...{ before: { domains }, after: { domains: [] } },
    });
    const own = await changesUnder(record.db, other.subject.id, changes);
    expect(own.map(({ id }) => id)).not.toContain(one.service.id);
  });

  it('given the bureau files it for two subjects in the same moment, then the one that comes second has it alone', async () => {
    const forms = [freshForm(), freshForm()];
    const domains = forms[0]?.service.domains ?? [];
    const filed = await Promise.all(forms.map((form) => givenFiled(withDomain(form, domains))));
    const where = { name: { in: domains } };
    const rows = await record.db.domain.findMany({ where });
    expect(rows).toHaveLength(domains.length);
    const [{ serviceId = '', subjectId = '' } = {}] = rows;
    expect(filed.map(({ service, subject }) => [service.id, subject.id])).toContainEqual([
      ...[serviceId, subjectId],
    ]);
    const loser = filed.find(({ service }) => service.id !== serviceId);
    const versions = await record.db.recordVersion.findMany({
      where: { recordId: loser?.service.id ?? '' },
      orderBy: { version: 'asc' },
    });
    expect(versions.map(({ change }) => change)).toEqual(['created', 'changed']);
  });

  it('given a change leaves it out, or its service ends, then it is free', async () => {
    const { form, named: parts } = await givenFiled();
    const [domain = ''] = form.service.domains;
    const changed = [domain.replace('n', 'm')];
    await grant(record, {
      type: 'change',
      form: { ...parts, changes: { service: { kind: 'website', domains: changed } } },
    });
    const held = () =>
      record.db.domainHolder.findMany({ where: { name: { in: [domain, ...changed] } } });
    expect((await held()).map(({ name }) => name)).toEqual(changed);
    await grant(record, { type: 'deregisterService', form: parts });
    expect(await held()).toEqual([]);
  });
});

describe('one certificate', () => {
  it('given a living subject, when a row would make a second of it, then the database refuses', async () => {
    const one = await givenFiled();
    const other = await givenFiled();
    const { liveCertificateIndex } = one.subject;
    await expect(
      record.db.subject.update({ where: { id: other.subject.id }, data: { liveCertificateIndex } }),
    ).rejects.toThrow(/Unique constraint/i);
  });

  it('given its subject has ended, then it is filed anew, under a row and a number of its own', async () => {
    const old = await givenFiled();
    await grant(record, { type: 'deregisterSubject', form: { subject: old.named.subject } });
    const fresh = await givenFiled(old.form);
    expect(fresh.subject.id).not.toBe(old.subject.id);
    expect((await standing(record, old.number))[0]).toMatch(/ ended$/);
    expect((await standing(record, fresh.number))[0]).not.toMatch(/ ended$/);
  });

  it('given a living subject, when the bureau files it under another number, then its record is brought up to that', async () => {
    const known = await givenFiled();
    const number = freshNumber();
    await grant(record, { type: 'newSubject', form: known.form, numbers: numbersOf(number) });
    const subject = await filedSubject(record.db, record.vault, number);
    expect(subject?.id).toBe(known.subject.id);
    expect(subject?.services.map(({ record: { icpNumber } }) => icpNumber)).toEqual([
      `${known.number}-1`,
      `${number}-1`,
    ]);
  });
});

describe('a number', () => {
  it('given it stands for another certificate, when an order is granted under it, then nothing is written', async () => {
    const { number } = await givenFiled();
    const before = await standing(record, number);
    const versions = await record.db.recordVersion.count();
    await expect(
      grant(record, { type: 'newSubject', form: freshForm(), numbers: numbersOf(number) }),
    ).rejects.toMatchObject({ code: 'registry.number_of_another' });
    expect(await standing(record, number)).toEqual(before);
    expect(await record.db.recordVersion.count()).toBe(versions);
  });

  it('given a clerk enters one by hand, then one that stands for something else is refused, at its field', async () => {
    const other = await givenFiled();
    const own = await givenFiled();
    const { orderNo } = await grant(record, {
      type: 'newService',
      form: {
        subject: own.named.subject,
        service: { ...freshForm().service, name: '清禾茶艺课堂' },
      },
      numbers: { subjectNumber: own.number, serviceNumber: `${own.number}-2` },
    });
    const where = { id: `report-of-${orderNo}` };
    const report = await record.db.report.findUniqueOrThrow({ where });
    const entered = async (subject: string, service: string) => {
      const numbers = { subjectNumber: subject, serviceNumber: service };
      try {
        await refuseTakenNumbers(record.db, record.vault, report, numbers);
        return null;
      } catch (error) {
        return (error as CodedError).field;
      }
    };
    expect(await entered(own.number, `${own.number}-2`)).toBeNull();
    expect(await entered(own.number, `${own.number}-3`)).toBeNull();
    expect(await entered(other.number.toLowerCase(), `${other.number}-9`)).toBe('/subjectNumber');
    expect(await entered(own.number, `${other.number}-1`)).toBe('/serviceNumber');
    // The subject's own website, under another name.
    expect(await entered(own.number, `${own.number}-1`)).toBe('/serviceNumber');
  });

  it('given none comes with the approval of what is new, then nothing is written', async () => {
    const form = freshForm();
    await expect(grant(record, { type: 'newSubject', form })).rejects.toMatchObject({
      code: 'registry.number_missing',
    });
  });

  it.each(['claim', 'transfer'] as const)(
    'given nothing is filed here under it, when a %s is granted, then it is refused with the way out',
    async (type) => {
      const { subject } = named(freshForm(), freshNumber());
      const form = { subject };
      await expect(grant(record, { type, form })).rejects.toMatchObject({
        ...{ code: 'registry.nothing_on_file', field: '/subject/icpNumber' },
      });
    },
  );
});

describe('the ids of both sides', () => {
  it('given the ids of a report, then the records of the grant bear them; what the bureau tells later stands beside', async () => {
    const { subject, service, number, orderNo } = await givenFiled();
    const reportId = `report-of-${orderNo}`;
    expect([subject.providerId, service.bureauId]).toEqual([null, null]);
    const kinds = ['subject', 'service', 'access'];
    await record.db.authorityId.createMany({
      data: kinds.map((kind, at) => ({ reportId, kind, ref: '0', bureauId: BigInt(500 + at) })),
    });
    const access = await record.db.access.findFirstOrThrow({ where: { serviceId: service.id } });
    const records = { subject: subject.id, service: service.id, access: access.id };
    await takeReportIds(record.db, { reportId, orderNo }, records);
    const ids = await record.db.authorityId.findMany({
      where: { reportId },
      orderBy: { id: 'asc' },
    });
    const read = async () => {
      const filed = await filedSubject(record.db, record.vault, number);
      const [website] = filed?.services ?? [];
      return [filed, website, website?.accesses[0]].map((one) => [one?.providerId, one?.bureauId]);
    };
    expect(await read()).toEqual(ids.map(({ id }, at) => [Number(id), 500 + at]));

    await noteBureauIds(record, {
      subject: { filingNumber: ` ${number.toLowerCase()} `, bureauId: 900 },
      services: [
        {
          ...{ id: Number(ids[1]?.id), bureauId: 901 },
          accesses: [{ id: Number(ids[2]?.id), bureauId: 902 }, { bureauId: 903 }],
        },
      ],
    });
    expect((await read()).map(([, bureauId]) => bureauId)).toEqual([900, 901, 902]);
  });
});

describe('the ids that we give out', () => {
  it('given a filing that came here with an id of its own, then ours begin above it', async () => {
    const { service, orderNo } = await givenFiled();
    await record.db.service.update({ where: { id: service.id }, data: { providerId: 700_001n } });
    await keepIdsFree(record.db);
    await keepIdsFree(record.db);
    const need = { reportId: `report-of-${orderNo}`, kind: 'ip', ref: '121.36.43.1' };
    expect((await record.db.authorityId.create({ data: need })).id).toBe(700_002n);
  });
});

describe('whose a record is', () => {
  it('given an order of one account names what another has, then it stays the other’s', async () => {
    const { number, named: parts } = await givenFiled();
    const by = actor('applicant-en', 'applicant');
    const changes = { service: { kind: 'website', name: '清禾二站' } };
    await grant(record, { type: 'change', by, form: { ...parts, changes } });
    expect((await standing(record, number))[1]).toMatch(/清禾二站 of acc-applicant at/);
  });

  it('given the order of a sub-user, then what it brings into being is its main account’s', async () => {
    const { number, named: parts } = await givenFiled();
    const subUser = { handle: 'sub-of-applicant', role: 'applicant' } as const;
    const { id } = await openAccount(record.db, record.vault, subUser, MONDAY);
    await record.db.account.update({ where: { id }, data: { parentId: 'acc-applicant' } });
    const serviceId = (await filedService(record.db, record.vault, `${number}-1`))?.id ?? '';
    const row = { accountId: id, serviceId, grantedBy: 'acc-applicant', grantedAt: MONDAY };
    await record.db.serviceGrant.create({ data: row });
    await record.db.service.update({ where: { id: serviceId }, data: { accountId: null } });
    await grant(record, {
      ...{ type: 'change', by: actor('sub-of-applicant', 'applicant') },
      form: { ...parts, changes: { service: { kind: 'website', name: '清禾小站' } } },
    });
    expect((await standing(record, number))[1]).toMatch(/清禾小站 of acc-applicant at/);
  });
});

describe('two grants at the same instant', () => {
  it('given both change one subject, then one follows the other, and neither is lost', async () => {
    const { number, named: parts } = await givenFiled();
    const changed = (changes: object) =>
      grant(record, { type: 'change', form: { subject: parts.subject, changes } });
    await Promise.all([
      changed({ subjectOwner: { mobile: '13900000881' } }),
      changed({ subjectOwner: { email: 'both@example.com' } }),
    ]);
    const subject = await filedSubject(record.db, record.vault, number);
    expect(subject?.record.owner).toMatchObject({
      mobile: '13900000881',
      email: 'both@example.com',
    });
    const where = { recordId: subject?.id ?? '' };
    const versions = await record.db.recordVersion.findMany({ where, orderBy: { version: 'asc' } });
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3]);
  });
});

describe('a filing of before versions were kept', () => {
  it('given it changes, then what it said until then is its first version', async () => {
    const { named: parts, service } = await givenFiled();
    await record.db.recordVersion.deleteMany({ where: { recordId: service.id } });
    const { orderNo } = await grant(record, {
      type: 'change',
      form: { ...parts, changes: { service: { kind: 'website', name: '清禾茶园' } } },
    });
    const versions = await record.db.recordVersion.findMany({
      where: { recordId: service.id },
      orderBy: { version: 'asc' },
    });
    expect(versions).toMatchObject([
      { version: 1, change: 'created', orderNo: null, source: 'import', actorRole: 'system' },
      { version: 2, change: 'changed', orderNo, source: 'order' },
    ]);
    expect(await changesBy(record, orderNo)).toMatchObject([
      { before: { name: parts.service.name }, after: { name: '清禾茶园' } },
    ]);
  });
});

describe('what is kept', () => {
  it('given filings and their history, then nothing of persons can be read in the tables', async () => {
    const { form } = await givenFiled();
    const dump = await dumpOf(
      record.db,
      ...['subjects', 'persons', 'services', 'accesses', 'domains', 'record_versions'],
    );
    const { subject, subjectOwner, service } = form;
    for (const personal of [
      ...[subject.name, subject.certificateNumber, subject.domicile, subject.mailingAddress],
      ...[subjectOwner, service.owner].flatMap((person) => [
        ...[person.name, person.certificateNumber, person.mobile, person.email],
        person.emergencyNumber,
      ]),
    ]) {
      expect(dump).not.toContain(personal);
    }
    expect(dump).toContain(service.name);
  });
});
