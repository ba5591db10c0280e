import { beforeAll, describe, expect, it } from 'vitest';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { REVEALED_FIELDS_AN_HOUR } from '#domain/masking/reveals.ts';
import type { OrderView } from '#server/orders/schemas.ts';
import type { FilingView } from '#server/registry/schemas.ts';
import { freshForm } from '../../support/forms.ts';
import { givenDraft, givenStage } from '../../support/orders.ts';
import { grant } from '../../support/registry.ts';
import { expectRefused } from './support/refusals.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();
const NUMBER = '津ICP备2026000031号';
const WEBSITE = `${NUMBER}-1`;
const MOBILE = '/subjectOwner/mobile';
const CERTIFICATE = '/subject/certificateNumber';

let form: NewSubjectForm;
let orderNo = '';
beforeAll(async () => {
  form = freshForm();
  orderNo = await givenStage(file.record, 'initialReview', await givenDraft(file.record, form));
  const numbers = { subjectNumber: NUMBER, serviceNumber: WEBSITE };
  await grant(file.record, { type: 'newSubject', form: freshForm(), numbers });
});

interface Asked {
  readonly fields: readonly string[];
  readonly reason?: string;
}

const ofOrder = (handle: string, body: Asked, order = orderNo) =>
  file.as(handle)('POST', `/orders/${order}/reveal`, { body });
const ofFiling = (handle: string, body: Asked & { readonly record?: string }, number = WEBSITE) =>
  file.as(handle)('POST', `/filings/${encodeURIComponent(number)}/reveal`, { body });

const WHY = { reason: 'customerInquiry' };
const lastDeed = () => file.record.db.auditEntry.findFirst({ orderBy: { id: 'desc' } });

describe('masked fields of an order, revealed', () => {
  it('given what support reads masked, then one field of it is shown, and the audit says which and why, not what', async () => {
    const { masked = [] } = read<OrderView>(await file.as('support')('GET', `/orders/${orderNo}`));
    expect(masked).toEqual(expect.arrayContaining([MOBILE, CERTIFICATE]));
    const answer = await ofOrder('support', { fields: [MOBILE], ...WHY });
    const { mobile } = form.subjectOwner;
    expect([answer.status, answer.body]).toEqual([
      ...[200, { fields: [{ field: MOBILE, value: mobile }] }],
    ]);
    const deed = await lastDeed();
    expect(deed).toMatchObject({
      ...{ actorId: 'acc-support', action: 'order.revealed', target: orderNo },
      ...{ origin: '127.0.0.1', after: { fields: [MOBILE], reason: 'customerInquiry' } },
    });
    expect(JSON.stringify(deed?.after)).not.toContain(mobile);
  });

  it('given the answer, then nobody on the way may keep it, and the next read is masked again', async () => {
    const response = await file.api.app.inject({
      ...{ method: 'POST', url: `/api/v1/orders/${orderNo}/reveal` },
      headers: { authorization: `Bearer ${file.record.tokens.support ?? ''}` },
      payload: { fields: [MOBILE], ...WHY },
    });
    expect([response.statusCode, response.headers['cache-control']]).toEqual([200, 'no-store']);
    const after = await file.as('support')('GET', `/orders/${orderNo}`);
    expect(JSON.stringify(after.body)).not.toContain(form.subjectOwner.mobile);
  });

  it('given everything that is masked, then a reviewer is shown exactly that, as the applicant wrote it', async () => {
    const view = read<OrderView>(await file.as('reviewer-2')('GET', `/orders/${orderNo}`));
    const fields = view.masked ?? [];
    const { body, status } = await ofOrder('reviewer-2', { fields, reason: 'review' });
    expect(status).toBe(200);
    const shown = (body as unknown as { fields: { field: string; value: unknown }[] }).fields;
    expect(shown.map(({ field }) => field)).toEqual(fields);
    const values = JSON.stringify(shown);
    for (const said of [form.subject.certificateNumber, form.subjectOwner.mobile]) {
      expect(values).toContain(said);
    }
    expect(values).not.toContain(form.service.name);
  });

  it('given support, then no certificate number, nor anything beside it in the same request', async () => {
    for (const field of [CERTIFICATE, '/subjectOwner/certificateNumber', '/materials']) {
      await expectRefused(
        file.record,
        () => ofOrder('support', { fields: [MOBILE, field], ...WHY }),
        { status: 403, code: 'reveal.not_for_role', field: '/fields/1' },
      );
    }
  });

  it('given the one whose order it is, a system administrator or another office, then it is not for them', async () => {
    for (const handle of ['applicant', 'applicant-en', 'admin-1', 'security', 'auditor']) {
      await expectRefused(file.record, () => ofOrder(handle, { fields: [MOBILE], ...WHY }), {
        ...{ status: 403, code: 'auth.role' },
      });
    }
  });

  it('given an order that there is not, or one outside a reviewer’s scope, then there is none', async () => {
    const none = { status: 404, code: 'order.not_found' };
    const asked = { fields: [MOBILE], ...WHY };
    await expectRefused(file.record, () => ofOrder('manager', asked, 'BA20260601999999'), none);
    const scope = { id: crypto.randomUUID(), accountId: 'acc-reviewer-1' };
    const where = { id: scope.id };
    await file.record.db.reviewScope.create({
      data: { ...scope, province: '广东', filingType: null },
    });
    await expectRefused(file.record, () => ofOrder('reviewer-1', asked), none);
    await file.record.db.reviewScope.delete({ where });
  });

  it.each<[string, object, string]>([
    ['no field', { fields: [], ...WHY }, '/fields'],
    ['the same field twice', { fields: [MOBILE, MOBILE], ...WHY }, '/fields'],
    ['no reason', { fields: [MOBILE] }, '/reason'],
    ['an empty reason', { fields: [MOBILE], reason: '' }, '/reason'],
    ['a reason of one’s own', { fields: [MOBILE], reason: '想看看' }, '/reason'],
    ['more fields than a form has', { fields: [...Array(41).keys()].map(String), ...WHY }, ''],
  ])('given %s, then it is malformed', async (_, body, field) => {
    await expectRefused(file.record, () => ofOrder('support', body as Asked), {
      ...{ status: 400, code: 'request.malformed' },
      ...(field !== '' && { field: expect.stringContaining(field) as string }),
    });
  });

  it.each(['/service/name', '/nothing', '/subjectOwner', '', '/__proto__/x', '/subject/0'])(
    'given “%s”, then nothing is masked there',
    async (field) => {
      const { status, body } = await ofOrder('reviewer-2', { fields: [field], ...WHY });
      const code = field === '' ? 'request.malformed' : 'reveal.field_unknown';
      expect([status, body.code]).toEqual([field === '' ? 400 : 422, code]);
    },
  );
});

describe('masked fields of what is filed, revealed', () => {
  it('given a service and its access, then each record’s own fields and no other’s', async () => {
    const path = `/filings/${encodeURIComponent(WEBSITE)}`;
    const { services } = read<FilingView>(await file.as('clerk')('GET', path));
    const [service] = services;
    const masked = service?.fields.filter((one) => one.masked).map(({ field }) => field) ?? [];
    expect(masked).toContain('/service/owner/mobile');
    const fields = ['/service/owner/mobile'];
    const shown = await ofFiling('clerk', { fields, reason: 'bureauInquiry' });
    expect(JSON.stringify(shown.body)).toMatch(/"value":"1\d{10}"/);
    expect(await lastDeed()).toMatchObject({ action: 'filing.revealed', target: WEBSITE });
    const record = service?.accesses[0]?.id ?? '';
    const other = await ofFiling('clerk', { fields, record, ...WHY });
    expect([other.status, other.body.code]).toEqual([422, 'reveal.field_unknown']);
  });

  it('given support, then a certificate number is not shown, and a manager is shown it', async () => {
    const asked = { fields: [CERTIFICATE], reason: 'complaint' };
    await expectRefused(file.record, () => ofFiling('support', asked, NUMBER), {
      ...{ status: 403, code: 'reveal.not_for_role' },
    });
    expect((await ofFiling('manager', asked, NUMBER)).status).toBe(200);
  });

  it('given a number that nothing is filed under, or another record’s id, then nothing is shown', async () => {
    const asked = { fields: ['/service/owner/mobile'], ...WHY };
    await expectRefused(file.record, () => ofFiling('manager', asked, '津ICP备99999999号'), {
      ...{ status: 404, code: 'filing.not_found' },
    });
    const another = { ...asked, record: crypto.randomUUID() };
    await expectRefused(file.record, () => ofFiling('manager', another), {
      ...{ status: 422, code: 'reveal.field_unknown' },
    });
  });
});

describe('whoever copies a register field by field', () => {
  const left = async (accountId: string): Promise<number> => {
    const rows = await file.record.db.auditEntry.findMany({
      where: { actorId: accountId, action: { in: ['order.revealed', 'filing.revealed'] } },
    });
    const seen = rows.map(({ after }) => (after as { fields: string[] }).fields.length);
    return REVEALED_FIELDS_AN_HOUR - seen.reduce((sum, one) => sum + one, 0);
  };

  it('given the hour’s measure, then many at one instant do not pass it, and an hour later it goes on', async () => {
    const fields = [MOBILE, '/subjectOwner/name', '/subjectOwner/email', '/service/owner/mobile'];
    const times = Math.floor((await left('acc-manager')) / fields.length);
    const answers = await Promise.all(
      Array.from({ length: times + 6 }, () => ofOrder('manager', { fields, ...WHY })),
    );
    const passed = answers.filter(({ status }) => status === 200).length;
    expect(passed).toBe(times);
    expect(await left('acc-manager')).toBeGreaterThanOrEqual(0);
    await expectRefused(file.record, () => ofOrder('manager', { fields, ...WHY }), {
      ...{ status: 429, code: 'reveal.too_many' },
    });
    expect((await ofOrder('clerk', { fields, ...WHY })).status, 'each account by itself').toBe(200);
    file.record.clock.set(new Date((await file.record.clock.now()).getTime() + 3_600_001));
    expect((await ofOrder('manager', { fields, ...WHY })).status).toBe(200);
  });

  it('given a role that was taken a moment ago, then nothing is revealed any more', async () => {
    const asked = { fields: [MOBILE], ...WHY };
    expect((await ofOrder('support', asked)).status).toBe(200);
    const body = { disabled: true };
    await file.as('security')('PATCH', '/accounts/acc-support', { body });
    const { status } = await ofOrder('support', asked);
    expect([401, 403]).toContain(status);
  });
});
