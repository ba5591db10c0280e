import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckFinding, FilingReport } from '#domain/checks/finding.ts';
import { sealForm } from '#orders/form.ts';
import { freshForm } from '../../support/forms.ts';
import { givenDraft, givenStage } from '../../support/orders.ts';
import { createTestApi, type TestApi } from '../../support/api.ts';
import { createTestRecord, type TestRecord } from '../../support/record.ts';

let record: TestRecord;
let api: TestApi;
beforeAll(async () => {
  record = await createTestRecord();
  api = await createTestApi(record, { providerRanges: ['203.0.112.0/24'] });
});
afterAll(async () => {
  await api.app.close();
  await record.close();
});

const report = (body: unknown) => body as FilingReport;
const codes = (findings: readonly CheckFinding[]) => findings.map(({ code }) => code);

describe('POST /checks', () => {
  it('given a filing, then all is said of it, with the provider’s addresses, and nothing is kept', async () => {
    const orders = await record.db.order.count();
    const body = { filingType: 'newSubject', form: freshForm() };
    const answer = await api.as('reviewer-1')('POST', '/checks', { body });
    expect(answer.status).toBe(200);
    const { ruleSet, blocks, findings, notChecked } = report(answer.body);
    expect(ruleSet).toMatch(/^天津-/);
    expect(blocks).toBe(true);
    expect(findings[0]).toMatchObject({
      ...{ code: 'identifier.ip_address.not_ours', severity: 'blocks' },
      field: '/service/ipAddresses/0',
    });
    const open = codes(notChecked as unknown as CheckFinding[]);
    expect(open).toContain('general.subject_filed_already');
    expect(open).not.toContain('general.open_order');
    expect(await record.db.order.count()).toBe(orders);
  });

  it('given a certificate with an open order, then staff are told, and an applicant only that nobody was asked', async () => {
    const form = freshForm();
    const orderNo = await givenStage(record, 'initialReview', await givenDraft(record, form));
    const body = { filingType: 'newSubject', form };
    const asked = async (handle: string) =>
      report((await api.as(handle)('POST', '/checks', { body })).body);
    expect(codes((await asked('reviewer-1')).findings)).toContain('general.open_order');
    for (const handle of ['applicant', 'applicant-en']) {
      const { findings, notChecked } = await asked(handle);
      expect(codes(findings), handle).not.toContain('general.open_order');
      const open = notChecked.map(({ code }) => code);
      expect(open[0]).toBe('record.not_asked');
      expect(open).toEqual(
        expect.arrayContaining([
          'general.open_order',
          'general.subject_filed_already',
          'general.domain_of_another_subject',
          'tianjin.mobile_of_no_other_subject',
        ]),
      );
    }
    const stored = await api.as('applicant')('GET', `/orders/${orderNo}/checks`);
    expect(report(stored.body).notChecked.map(({ code }) => code)).not.toContain(
      'record.not_asked',
    );
  });

  it.each([
    [{ filingType: 'x', form: {} }, 422, 'form.unknown_filing_type'],
    [{ form: {} }, 400, 'request.malformed'],
    [
      { filingType: 'newSubject', form: { remarks: 'x'.repeat(300_000) } },
      413,
      'request.too_large',
    ],
  ])('given %.60j, then it is refused as %i %s', async (body, status, code) => {
    const answer = await api.as('applicant')('POST', '/checks', { body });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('given nobody who is signed in, then it is refused', async () => {
    const answer = await api.as('nobody')('POST', '/checks', { body: {} });
    expect(answer.status).toBe(401);
  });
});

describe('GET /orders/:orderNo/checks', () => {
  it('given a submitted order, then its applicant and staff get the report by the rules it keeps, others nothing', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    const { ruleSetId } = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
    for (const handle of ['applicant', 'reviewer-1']) {
      const answer = await api.as(handle)('GET', `/orders/${orderNo}/checks`);
      expect(answer.status, handle).toBe(200);
      expect(report(answer.body).ruleSet).toBe(ruleSetId);
    }
    const stranger = await api.as('applicant-en')('GET', `/orders/${orderNo}/checks`);
    expect([stranger.status, stranger.body.code]).toEqual([404, 'order.not_found']);
  });

  it('given a draft with nothing in it, then what is missing is found', async () => {
    const orderNo = await givenDraft(record, {});
    const answer = await api.as('applicant')('GET', `/orders/${orderNo}/checks`);
    expect(report(answer.body)).toMatchObject({ ruleSet: null, blocks: true });
  });
});

describe('the operators’ rules', () => {
  const UNVERIFIED = 'tianjin.individuals_of_age';
  const YOUNGER = {
    code: 'tianjin.service_owner_under_60',
    check: { kind: 'ageRange', who: ['serviceOwner'], below: 18 },
  };
  const manager = () => api.as('manager');
  const versionNow = async () =>
    Number((await manager()('GET', '/rules/overrides')).body['version']);

  it('given a change, when it is tried out, then the open orders that would be told else are named, and nothing is written', async () => {
    const submitted = await givenStage(record, 'initialReview');
    const draft = await givenDraft(record);
    const version = await versionNow();
    const content = { change: [{ code: 'general.one_subject_an_account', off: true }, YOUNGER] };
    const answer = await manager()('POST', '/rules/overrides/dry-run', { body: { content } });
    expect(answer.status).toBe(200);
    const { orders, looked } = answer.body as unknown as {
      looked: number;
      orders: { orderNo: string; keepsRules: boolean; blocked: object; appear: CheckFinding[] }[];
    };
    expect(looked).toBeGreaterThanOrEqual(2);
    const of = (orderNo: string) => orders.find((order) => order.orderNo === orderNo);
    expect(of(submitted)).toMatchObject({ keepsRules: true });
    expect(of(draft)).toMatchObject({
      keepsRules: false,
      blocked: { before: false, after: true },
      appear: [{ code: YOUNGER.code, severity: 'blocks' }],
    });
    expect(JSON.stringify(orders)).not.toContain('example.cn');
    expect(await versionNow()).toBe(version);
  });

  it('given a form that today’s schema can’t read, then it is skipped and named, and its materials are listed', async () => {
    const orderNo = await givenDraft(record);
    const data = sealForm(record.vault, orderNo, { subject: { province: '火星' }, service: 'old' });
    await record.db.order.update({ where: { orderNo }, data });
    const content = { change: [YOUNGER] };
    const answer = await manager()('POST', '/rules/overrides/dry-run', { body: { content } });
    expect(answer.status).toBe(200);
    expect(answer.body['unreadable']).toEqual([orderNo]);
    const materials = await api.as('applicant')('GET', `/orders/${orderNo}/materials`);
    expect(materials.status).toBe(200);
    expect(materials.body['uploaded']).not.toEqual([]);
  });

  it('given two who read the same version, when both write, then the second is told', async () => {
    const version = await versionNow();
    const { content } = (await manager()('GET', '/rules/overrides')).body as unknown as {
      content: object;
    };
    const body = { version, content, note: '第一次' };
    const first = await manager()('PUT', '/rules/overrides', { body });
    expect(first.body).toMatchObject({ version: version + 1, note: '第一次', by: 'acc-manager' });
    const second = await manager()('PUT', '/rules/overrides', { body });
    expect([second.status, second.body.code]).toEqual([412, 'rules.changed_meanwhile']);
    expect(await record.db.ruleOverrides.count({ where: { version: version + 1 } })).toBe(1);
  });

  it('given an unverified rule that an operator has verified, then it blocks from then on', async () => {
    const { version, content } = (await manager()('GET', '/rules/overrides')).body as unknown as {
      version: number;
      content: { change: object[]; add: object[] };
    };
    const change = [...content.change, { code: UNVERIFIED, verified: true }];
    const body = { version, content: { ...content, change } };
    expect((await manager()('PUT', '/rules/overrides', { body })).status).toBe(200);
    const form = {
      subject: { province: '天津', nature: 'individual' },
      subjectOwner: { certificateType: 'residentId', certificateNumber: '120190201001010012' },
    };
    const filing = { filingType: 'newSubject', form };
    const checked = await api.as('applicant')('POST', '/checks', { body: filing });
    const found = report(checked.body).findings.find(({ code }) => code === UNVERIFIED);
    expect(found).toMatchObject({ severity: 'blocks', verified: true });
  });

  it('given what can’t be right, then it is refused with its place', async () => {
    const body = { version: await versionNow(), content: { change: [{ code: 'no.such_rule' }] } };
    const answer = await manager()('PUT', '/rules/overrides', { body });
    expect([answer.status, answer.body.code, answer.body.field]).toEqual([
      ...[422, 'rules.unknown_code', '/change/0/code'],
    ]);
  });

  it.each(['applicant', 'reviewer-1', 'clerk'])('given %s, then it is not theirs', async (who) => {
    const ask = api.as(who);
    expect((await ask('GET', '/rules/overrides')).status).toBe(403);
    const body = { content: {} };
    expect((await ask('POST', '/rules/overrides/dry-run', { body })).status).toBe(403);
  });
});
