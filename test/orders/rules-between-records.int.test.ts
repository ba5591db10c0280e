import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilingType } from '#domain/filing-types.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { NOBODY_ASKED, type AskFiled } from '#orders/authority-says.ts';
import { blocksReport } from '#orders/check-report.ts';
import { askAbout, checkHere, filingOf } from '#orders/check-order.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { givenFiledService, type FiledService } from '../support/filed-service.ts';
import { bringTo, STATES } from '../support/filed-states.ts';
import { formAbout } from '../support/filing-forms.ts';
import { freshForm } from '../support/forms.ts';
import { APPLICANT, claimReview, givenDraft, REVIEWER, tell } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';
import { givenDraftOf } from '../support/submissions.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

type State = Partial<(typeof STATES)[FilingType]>;

async function givenFiled(type: FilingType, state: State = {}): Promise<FiledService> {
  const filed = await givenFiledService(record, APPLICANT.id);
  await bringTo(record, filed, { ...STATES[type], ...state });
  return filed;
}

/** What the rules between orders and records say of a draft: each as `severity code field`, and what is not checked. */
async function said(type: FilingType, form: object, deps: OrdersDeps = record) {
  const orderNo = await givenDraftOf(record, type, form);
  const order = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
  const filing = filingOf(record, order);
  const { report } = await checkHere(record.db, deps, filing, await askAbout(deps, filing));
  const between = (code: string) => BETWEEN.some((part) => code.includes(part));
  return {
    findings: report.findings
      .filter(({ code }) => between(code))
      .map(({ severity, code, field }) => `${severity} ${code} ${field}`),
    notChecked: report.notChecked.map(({ code }) => code).filter(between),
  };
}

const BETWEEN = ['record.', 'filed', 'access', 'shell', 'domain_of_another', 'receiver'];

const NOTHING: readonly string[] = [];

/** An authority with these certificates and domains on file, each under a number. */
const saying = (filed: Readonly<Record<string, string>>): OrdersDeps => {
  const filedAs: AskFiled = (_, __, condition) =>
    Promise.resolve({
      filed: condition in filed,
      subjectNumbers: [filed[condition] ?? []].flat(),
    });
  return { ...record, filedAs };
};

describe('the last access of a service', () => {
  /** Lets a service have come into our record by an order of a type; null: by an import. */
  async function cameBy(type: FilingType | null, { id }: FiledService): Promise<void> {
    const grantedByOrder = type && (await givenDraft(record));
    if (grantedByOrder !== null) {
      const where = { orderNo: grantedByOrder };
      await record.db.order.update({ where, data: { filingType: type ?? '' } });
    }
    await record.db.service.update({ where: { id }, data: { grantedByOrder } });
  }

  const cancel = async (type: FilingType | null, { more = {}, state = {} } = {}) => {
    const filed = await givenFiled('cancelAccess', { accessElsewhere: false, ...state });
    await cameBy(type, filed);
    return (await said('cancelAccess', { ...formAbout('cancelAccess', filed), ...more })).findings;
  };

  it('given it was filed here and nobody told of another access, then it is refused: deregister it', async () => {
    const refused = ['blocks general.last_access /service/icpNumber'];
    expect(await cancel('newSubject')).toEqual(refused);
    expect(await cancel('newService')).toEqual(refused);
  });

  it('given the applicant says that another provider takes over, then it is warned that the bureau will look', async () => {
    expect(await cancel('newSubject', { more: { reason: 'otherProvider' } })).toEqual([
      'warns general.other_access_untold /service/icpNumber',
    ]);
  });

  it('given it was imported, then nobody knows, and it is warned', async () => {
    expect(await cancel(null)).toEqual(['warns general.other_access_untold /service/icpNumber']);
  });

  it('given it came from another provider, or another access is on record, then nothing is said', async () => {
    expect(await cancel('newAccess')).toEqual(NOTHING);
    expect(await cancel('newSubject', { state: { accessElsewhere: true } })).toEqual(NOTHING);
  });
});

describe('what is filed already, or not at all', () => {
  it('given a subject that is filed here, then it is not filed a first time', async () => {
    const filed = await givenFiled('newService');
    const { findings } = await said('newSubject', formAbout('newSubject', filed));
    expect(findings).toEqual(['blocks general.subject_filed_already /subject/certificateNumber']);
  });

  it('given a subject that is unknown here, then a service is added where the ministry has it, and not where it has not', async () => {
    const { subject: identity } = freshForm();
    const { nature, certificateType, certificateNumber, name, province } = identity;
    const icpNumber = '津ICP备2088000001号';
    const subject = {
      ...{ icpNumber, nature, certificateType, certificateNumber, name, province },
    };
    const filed = { ...(await givenFiled('newService')), subject } as unknown as FiledService;
    const form = formAbout('newService', filed);
    expect((await said('newService', form, saying({}))).findings).toEqual([
      'blocks general.subject_not_filed /subject/icpNumber',
    ]);
    const there = saying({ [certificateNumber]: icpNumber });
    expect((await said('newService', form, there)).findings).toEqual(NOTHING);
    const silent = await said('newService', form);
    expect(silent.findings).toEqual(NOTHING);
    expect(silent.notChecked).toContain('general.subject_not_filed');
  });

  it('given a service that is unknown here, then it gets an access where the ministry has its domain under its own number', async () => {
    const filed = await givenFiled('newAccess');
    const number = `${filed.subject.icpNumber}-44`;
    const form = formAbout('newAccess', {
      ...filed,
      service: { ...filed.service, icpNumber: number },
    }) as { service: { domains: string[] } };
    const [domain = ''] = form.service.domains;
    expect((await said('newAccess', form, saying({}))).findings).toEqual([
      'blocks general.service_not_filed /service/icpNumber',
    ]);
    const own = saying({ [domain]: filed.subject.icpNumber });
    expect((await said('newAccess', form, own)).findings).toEqual(NOTHING);
    const other = saying({ [domain]: '津ICP备2077000001号' });
    expect((await said('newAccess', form, other)).findings).toEqual([
      'blocks general.domain_of_another_subject /service/domains/0',
    ]);
  });
});

describe('a domain of another subject', () => {
  const held = async (): Promise<string> => {
    const { id: serviceId } = await givenFiled('change');
    const { subjectId } = await record.db.service.findUniqueOrThrow({ where: { id: serviceId } });
    const name = `held${subjectId.slice(0, 8)}.example.cn`;
    await record.db.domainHolder.create({ data: { name, subjectId } });
    await record.db.domain.create({ data: { name, serviceId, subjectId } });
    return name;
  };

  it('given a change that takes it, then it is refused at the changed domain', async () => {
    const domain = await held();
    const filed = await givenFiled('change');
    const changes = { service: { kind: 'website', domains: [domain] } };
    const form = { ...formAbout('change', filed), changes };
    expect((await said('change', form)).findings).toEqual([
      'blocks general.domain_of_another_subject /changes/service/domains/0',
    ]);
  });

  it('given a first filing whose certificate is not filed, then it is explained as well', async () => {
    const domain = await held();
    const form: NewSubjectForm = freshForm();
    const taken = { ...form, service: { ...form.service, domains: [domain] } };
    expect((await said('newSubject', taken, saying({}))).findings).toEqual([
      'blocks general.domain_of_another_subject /service/domains/0',
      'informs general.only_the_domain_is_filed /service/domains',
    ]);
    expect((await said('newSubject', form, saying({}))).findings).toEqual(NOTHING);
  });

  it('given its service was deregistered, then it is free', async () => {
    const domain = await held();
    const { serviceId } = await record.db.domain.findFirstOrThrow({ where: { name: domain } });
    const endedAt = new Date('2026-05-01T02:00:00Z');
    await record.db.service.update({ where: { id: serviceId }, data: { endedAt } });
    const form = freshForm();
    const again = { ...form, service: { ...form.service, domains: [domain] } };
    expect((await said('newSubject', again)).findings).toEqual(NOTHING);
  });
});

describe('a subject without any service', () => {
  const shell = async (province: '天津' | '山东'): Promise<FiledService> => {
    const filed = await givenFiled('newService');
    const { subjectId } = await record.db.service.findUniqueOrThrow({ where: { id: filed.id } });
    const endedAt = new Date('2026-05-01T02:00:00Z');
    await record.db.service.update({ where: { id: filed.id }, data: { endedAt } });
    await record.db.subject.update({ where: { id: subjectId }, data: { province } });
    return { ...filed, subject: { ...filed.subject, province } } as FiledService;
  };

  it('given its bureau wants it deregistered first, then no service is added', async () => {
    const { findings } = await said('newService', formAbout('newService', await shell('山东')));
    expect(findings).toContain('blocks general.subject_is_shell /subject/certificateNumber');
  });

  it('given its bureau lets it add services, then one is added, and it is not filed a first time', async () => {
    const filed = await shell('天津');
    expect((await said('newService', formAbout('newService', filed))).findings).toEqual(NOTHING);
    expect((await said('newSubject', formAbout('newSubject', filed))).findings).toEqual([
      'blocks general.subject_filed_already /subject/certificateNumber',
      'blocks general.shell_adds_services /subject/certificateNumber',
    ]);
  });
});

describe('before the report', () => {
  it('given what it is about has ended or moved meanwhile, then the report is held back', async () => {
    const filed = await givenFiled('newService');
    const form = formAbout('newService', filed);
    const orderNo = await givenDraftOf(record, 'newService', form);
    await tell(record, orderNo, APPLICANT, 'submit');
    await claimReview(record, orderNo);
    await tell(record, orderNo, REVIEWER, 'pass');
    const blocking = async () => {
      const order = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
      const report = { orderNo, form: filingOf(record, order).form as never };
      return (await blocksReport(record, report)).map(({ code }) => code);
    };
    expect(await blocking()).toEqual([]);
    await bringTo(record, filed, { ...STATES.newService, accountId: 'acc-applicant-en' });
    expect(await blocking()).toEqual(['record.subject_of_another_account']);
    await bringTo(record, filed, { ...STATES.newService, subjectEnded: true });
    expect(await blocking()).toEqual(['record.subject_ended']);
  });

  it('given nobody is asked, then what only the authority knows is named', async () => {
    const orderNo = await givenDraftOf(record, 'newSubject', freshForm());
    const order = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
    const { report } = await checkHere(record.db, record, filingOf(record, order), NOBODY_ASKED);
    const open = report.notChecked.map(({ code }) => code);
    expect(open).toContain('general.subject_filed_already');
    expect(open).toContain('general.only_the_domain_is_filed');
  });
});
