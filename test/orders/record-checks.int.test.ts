import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckFinding } from '#domain/checks/finding.ts';
import type { CodedError } from '#domain/errors.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { Overrides } from '#domain/rules/overrides.ts';
import { NOBODY_ASKED, type AskFiled } from '#orders/authority-says.ts';
import { checkHere, filingOf } from '#orders/check-order.ts';
import { blocksReport } from '#orders/check-report.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { editForm } from '#orders/edit-form.ts';
import { readForm } from '#orders/form.ts';
import { currentOverrides, storeOverrides } from '#orders/rule-overrides.ts';
import { freshForm } from '../support/forms.ts';
import { APPLICANT, actor, givenDraft, givenStage, tell } from '../support/orders.ts';
import { rulesFor } from '#orders/rule-sets.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const orderOf = (orderNo: string) => record.db.order.findUniqueOrThrow({ where: { orderNo } });
const formIn = async (orderNo: string) =>
  readForm(record.vault, await orderOf(orderNo)) as NewSubjectForm;

/** What speaks against submitting; nothing where it goes through. */
async function refusal(orderNo: string, deps: OrdersDeps = record): Promise<CheckFinding[]> {
  try {
    await tell(deps, orderNo, APPLICANT, 'submit');
    return [];
  } catch (error) {
    const { code, facts } = error as CodedError;
    expect(code).toBe('form.incomplete');
    return facts?.['findings'] as CheckFinding[];
  }
}

const codesOf = async (orderNo: string, deps?: OrdersDeps) =>
  (await refusal(orderNo, deps)).map(({ code, field }) => `${code} ${field}`);

const override = async (content: Overrides) => {
  const { version } = await currentOverrides(record.db);
  await storeOverrides(record, {
    content,
    version,
    note: null,
    actor: actor('manager', 'manager'),
  });
};

/** A form that shares something with another one. */
const sharing = (
  form: NewSubjectForm,
  { mobile, domains }: { mobile?: string; domains?: string[] },
): NewSubjectForm => {
  const owner = { ...form.subjectOwner, ...(mobile !== undefined && { mobile }) };
  const [domain] = domains ?? form.service.domains;
  return {
    ...form,
    subjectOwner: owner,
    service: {
      ...form.service,
      ...(domains && { domains, homeUrl: `https://www.${domain ?? ''}` }),
      owner,
    },
    domainRegistrations: (form.domainRegistrations ?? []).map((one) => ({
      ...one,
      domain: domain ?? '',
    })),
  };
};

describe('a submission that a rule stops', () => {
  it('given an owner who is not the representative, then it is refused with the way out, and mended it passes', async () => {
    const form = freshForm();
    const other = freshForm().subjectOwner;
    const orderNo = await givenDraft(record, { ...form, subjectOwner: other });
    const [first] = await refusal(orderNo);
    expect(first).toMatchObject({
      ...{ code: 'tianjin.subject_owner_is_representative', severity: 'blocks' },
      ...{ field: '/subjectOwner/name', remedy: { en: /legal representative/ } },
    });
    expect((await orderOf(orderNo)).stage).toBe('draft');
    expect(await codesOf(await givenDraft(record, form))).toEqual([]);
  });
});

describe('what our own record says', () => {
  it('given another open order, then what it shares is warned of until it has ended, and stops nobody', async () => {
    const first = await givenStage(record, 'initialReview');
    const { subjectOwner, service } = await formIn(first);
    const given = { mobile: subjectOwner.mobile, domains: service.domains };
    const form = sharing(freshForm(), given);
    const orderNo = await givenDraft(record, form);
    const warnings = async () => {
      const filing = filingOf(record, await orderOf(orderNo));
      const { report } = await checkHere(record.db, record, filing, NOBODY_ASKED);
      expect(report.blocks).toBe(false);
      return report.findings.filter(({ code }) => code.startsWith('record.open_order_same_'));
    };
    const found = await warnings();
    expect(found.map(({ code, field, severity }) => `${severity} ${code} ${field}`)).toEqual([
      'warns record.open_order_same_domain /service/domains',
      'warns record.open_order_same_mobile /subjectOwner/mobile',
    ]);
    expect(found[0]?.text.en).toBe('Another order that is under way names the same domain.');
    await tell(record, first, APPLICANT, 'abandon');
    expect(await warnings()).toEqual([]);
    const second = await givenStage(record, 'initialReview');
    const shared = { mobile: (await formIn(second)).subjectOwner.mobile };
    expect(await codesOf(await givenDraft(record, sharing(freshForm(), shared)))).toEqual([]);
  });

  it('given a granted filing, then its subject, domain and numbers are taken', async () => {
    const granted = await givenStage(record, 'granted');
    const { subject, subjectOwner, service } = await formIn(granted);
    const again = freshForm();
    const taken = {
      ...again,
      subject: { ...again.subject, certificateNumber: subject.certificateNumber },
    };
    expect(await codesOf(await givenDraft(record, taken))).toEqual([
      'general.subject_filed_already /subject/certificateNumber',
    ]);
    const given = { mobile: subjectOwner.mobile, domains: service.domains };
    expect(await codesOf(await givenDraft(record, sharing(freshForm(), given)))).toEqual([
      'tianjin.mobile_of_no_other_subject /subjectOwner/mobile',
      'general.domain_of_another_subject /service/domains/0',
      'tianjin.mobile_of_no_other_subject /service/owner/mobile',
    ]);
  });

  it('given an account with a subject, then another one is refused to it where operators leave that rule on', async () => {
    await givenStage(record, 'granted');
    const { content } = await currentOverrides(record.db);
    await override({ change: [], add: [] });
    expect(await codesOf(await givenDraft(record))).toEqual([
      'general.one_subject_an_account /subject/certificateNumber',
    ]);
    await override(content);
    expect(await codesOf(await givenDraft(record))).toEqual([]);
  });

  it('given an order that shares nothing but with itself, then it is not held against itself', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    const filing = filingOf(record, await orderOf(orderNo));
    const { report } = await checkHere(record.db, record, filing, NOBODY_ASKED);
    expect(report.blocks).toBe(false);
    expect(report.notChecked.map(({ code }) => code)).not.toContain('general.open_order');
  });

  it('given what is kept of open orders, then none of it can be read', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    const form = await formIn(orderNo);
    const rows = await record.db.orderIdentifier.findMany({ where: { orderNo } });
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['certificate', 'domain', 'mobile']);
    const text = JSON.stringify(rows);
    for (const value of [form.subjectOwner.mobile, form.subjectOwner.certificateNumber]) {
      expect(text).not.toContain(value);
    }
  });
});

describe('what the authority says', () => {
  const saying = (filed: readonly string[]): OrdersDeps & { asked: string[] } => {
    const asked: string[] = [];
    const filedAs: AskFiled = (province, question, condition) => {
      asked.push(`${province} ${question}`);
      return Promise.resolve({ filed: filed.includes(condition), subjectNumbers: [] });
    };
    return { ...record, filedAs, asked };
  };

  it('given the certificate or the domain is filed elsewhere, then it is refused', async () => {
    const form = freshForm();
    const orderNo = await givenDraft(record, form);
    const deps = saying([form.subject.certificateNumber, ...form.service.domains]);
    expect(await codesOf(orderNo, deps)).toEqual([
      'general.subject_filed_already /subject/certificateNumber',
      'general.domain_of_another_subject /service/domains/0',
    ]);
    expect(deps.asked).toEqual(['天津 businessLicence', '天津 domain']);
    expect(await codesOf(orderNo, saying([]))).toEqual([]);
  });

  it('given it does not answer, then the submission passes, and what was not checked is named', async () => {
    const orderNo = await givenDraft(record);
    const silent = { ...record, filedAs: () => Promise.resolve(null) };
    const filing = filingOf(record, await orderOf(orderNo));
    const { report } = await checkHere(record.db, silent, filing, NOBODY_ASKED);
    const open = report.notChecked.map(({ code }) => code);
    expect(open).toContain('general.subject_filed_already');
    expect(open).toContain('general.domain_of_another_subject');
    expect(await codesOf(orderNo, silent)).toEqual([]);
  });

  it('given the form was changed while it was asked, then the submission is refused: it was asked about another', async () => {
    const orderNo = await givenDraft(record);
    const form = await formIn(orderNo);
    const { revision, formVersion } = await orderOf(orderNo);
    let edits = 0;
    const filedAs: AskFiled = async () => {
      edits += 1;
      const edit = { orderNo, revision, formVersion, form, actor: APPLICANT };
      if (edits === 1) await editForm(record, { ...edit, requestId: undefined });
      return { filed: false, subjectNumbers: [] };
    };
    const deps = { ...record, filedAs };
    await expect(tell(deps, orderNo, APPLICANT, 'submit')).rejects.toMatchObject({
      ...{ code: 'order.changed_meanwhile', facts: { formVersion: formVersion + 1 } },
    });
    expect(await orderOf(orderNo)).toMatchObject({ stage: 'draft' });
    expect(await codesOf(orderNo, deps)).toEqual([]);
  });

  it('given an order of somebody else, then nobody is asked about it', async () => {
    const orderNo = await givenDraft(record);
    const deps = saying([]);
    await expect(
      tell(deps, orderNo, actor('applicant-en', 'applicant'), 'submit'),
    ).rejects.toMatchObject({ code: 'order.not_found' });
    expect(deps.asked).toEqual([]);
  });
});

describe('the rules that an order keeps', () => {
  const stricter: Overrides = {
    change: [
      { code: 'general.one_subject_an_account', off: true },
      {
        code: 'tianjin.service_owner_under_60',
        check: { kind: 'ageRange', who: ['serviceOwner'], below: 18 },
      },
    ],
    add: [],
  };

  it('given a submitted order, when the rules change, then it keeps its own, and a new one gets the new', async () => {
    const { content } = await currentOverrides(record.db);
    const kept = await givenStage(record, 'initialReview');
    const before = (await orderOf(kept)).ruleSetId;
    expect(before).toMatch(/^天津-[0-9a-f]{16}$/);
    await override(stricter);
    const check = async (orderNo: string) => {
      const filing = filingOf(record, await orderOf(orderNo));
      return (await checkHere(record.db, record, filing, NOBODY_ASKED)).report;
    };
    expect(await check(kept)).toMatchObject({ ruleSet: before, blocks: false });
    expect(await codesOf(await givenDraft(record))).toEqual([
      'tianjin.service_owner_under_60 /service/owner/certificateNumber',
    ]);
    await tell(record, kept, APPLICANT, 'withdraw');
    expect(await codesOf(kept)).toEqual([]);
    expect((await orderOf(kept)).ruleSetId).toBe(before);
    await override(content);
  });

  it('given a kept rule that blocks, when operators switch it off, then it is lifted from the order as well', async () => {
    const { content } = await currentOverrides(record.db);
    const young: Overrides = {
      ...content,
      change: [...content.change, { code: 'tianjin.service_owner_under_60', severity: 'warns' }],
    };
    await override(young);
    const kept = await givenStage(record, 'initialReview');
    const row = await orderOf(kept);
    const set = await record.db.ruleSet.findUniqueOrThrow({ where: { id: row.ruleSetId ?? '' } });
    const codes = async () => {
      const rules = await rulesFor(record.db, set.id, '天津', '2026-06-01');
      return rules?.rules.map(({ code }) => code);
    };
    expect(await codes()).toContain('tianjin.service_owner_under_60');
    await override({
      ...content,
      change: [...content.change, { code: 'tianjin.service_owner_under_60', off: true }],
    });
    expect(await codes()).not.toContain('tianjin.service_owner_under_60');
    await override(content);
  });

  it('given two orders under the same rules, then the set is kept once', async () => {
    const [a, b] = [
      await givenStage(record, 'initialReview'),
      await givenStage(record, 'initialReview'),
    ];
    expect((await orderOf(a)).ruleSetId).toBe((await orderOf(b)).ruleSetId);
  });
});

describe('before the report', () => {
  it('given another order was granted the domain meanwhile, then it blocks the report; given only an open one, then not', async () => {
    const orderNo = await givenStage(record, 'reporting');
    const form = await formIn(orderNo);
    expect(await blocksReport(record, { orderNo, form })).toEqual([]);
    const service = await record.db.service.findFirstOrThrow();
    const [name = ''] = form.service.domains;
    const { id: serviceId, subjectId } = service;
    await record.db.domainHolder.create({ data: { name, subjectId } });
    await record.db.domain.create({ data: { name, serviceId, subjectId } });
    const found = await blocksReport(record, { orderNo, form });
    expect(found.map(({ code }) => code)).toEqual(['general.domain_of_another_subject']);
  });
});
