import { describe, expect, it } from 'vitest';
import { REVIEW_REASON_CODES, reasonOf } from '#domain/reasons/review-reasons.ts';
import { fieldsOfReason } from '#domain/reasons/reason-fields.ts';
import { REASON_SOURCES } from '#domain/reasons/sources.ts';
import { variableOf } from '#domain/reasons/variables.ts';
import type { OrderView, Timeline } from '#server/orders/schemas.ts';
import type { ReasonView } from '#server/reasons/schemas.ts';
import { claimReview, givenStage } from '../../support/orders.ts';
import { decideAsTwo } from '../../support/two-people.ts';
import { expectRefused } from './support/refusals.ts';
import { dumpOf } from './support/trace.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();

const list = async (query = '', handle = 'reviewer-1') =>
  read<{ reasons: ReasonView[]; empty: string | null }>(
    await file.as(handle)('GET', `/reasons${query}`),
  );

async function givenClaimed() {
  const orderNo = await givenStage(file.record, 'initialReview');
  const { id } = await claimReview(file.record, orderNo);
  return { orderNo, id };
}

const decide = (id: string, body: unknown) => decideAsTwo(file, id, { body, etag: '"r1-f1"' });

const orderAs = async (handle: string, orderNo: string) =>
  read<OrderView>(await file.as(handle)('GET', `/orders/${orderNo}`));

describe('the list of reasons', () => {
  it('given no filter, then all of them in both languages, for staff and applicants', async () => {
    for (const handle of ['reviewer-1', 'applicant']) {
      const { reasons, empty } = await list('', handle);
      expect(reasons.map(({ code }) => code)).toEqual(REVIEW_REASON_CODES);
      expect(empty).toBeNull();
    }
    const { reasons } = await list();
    expect(reasons.find(({ code }) => code === 'domainExpired')).toMatchObject({
      group: 'domain',
      groupTitle: { zh: '域名', en: 'Domain' },
      title: { zh: '域名已过期', en: 'Domain expired' },
      returns: 'toComplete',
      curable: true,
      fields: [
        ...['/service/domains', '/service/homeUrl', '/domainRegistrations', '/materials'],
        ...['/changes/service/domains', '/changes/service/homeUrl'],
      ],
      variables: [
        { name: 'domain', title: { zh: '域名', en: 'Domain' }, example: 'shop.example.cn' },
        { name: 'date', expects: { en: 'a day that exists, as YYYY-MM-DD' } },
      ],
      sources: expect.arrayContaining([
        { source: { zh: '错误提示FAQ', en: expect.anything() }, wording: '2.1 Domain expired' },
      ]) as object,
    });
  });

  it('given group, filing type and field, then what fits them', async () => {
    const { reasons } = await list('?group=service&filingType=newSubject&field=/service/name');
    expect(reasons.map(({ code }) => code)).toContain('serviceNameNotAllowed');
    for (const { group, fields, filingTypes } of reasons) {
      expect(group).toBe('service');
      expect(fields).toContain('/service/name');
      expect(filingTypes).toContain('newSubject');
    }
  });

  it('given a field that no form has, then an empty list says why', async () => {
    const empty = 'No reason fits this filter.';
    expect(await list('?field=/service/colour')).toEqual({ reasons: [], empty });
  });

  it.each(['group=colour', 'filingType=holiday', 'locale=zh'])(
    'given %s, then it is refused',
    async (query) => {
      const ask = () => file.as('reviewer-1')('GET', `/reasons?${query}`);
      const field = query.split('=')[0] ?? '';
      await expectRefused(file.record, ask, { status: 400, code: 'request.malformed', field });
    },
  );
});

/** Every reason that a first filing can come back for, at the first field that it can point at. */
const RETURNS = REVIEW_REASON_CODES.filter((code) =>
  reasonOf(code).filingTypes.includes('newSubject'),
).map((code) => [code, fieldsOfReason(code, 'newSubject')[0] ?? ''] as const);

describe('a return for each reason', () => {
  it('given the reasons of the help pages, then each is among these', () => {
    const wanted = REASON_SOURCES.returnedFaq.wordings.flatMap(({ codes }) => codes);
    const codes = RETURNS.map(([code]) => code);
    expect(wanted.filter((code) => !codes.includes(code))).toEqual([]);
  });

  it.each(RETURNS)(
    'given %s at %s, then its applicant reads it there in both languages, and only that field is opened, with the materials where a paper cures it',
    async (code, field) => {
      const { orderNo, id } = await givenClaimed();
      const { variables: names, title, returns } = reasonOf(code);
      const variables = Object.fromEntries(names.map((name) => [name, variableOf(name).example]));
      const decision = returns === 'rejected' ? 'reject' : 'returnToComplete';
      const text = '请看附件第二页。';
      const answer = await decide(id, { decision, reasons: [{ field, code, variables, text }] });
      expect(answer.body).toMatchObject({ stage: 'correction', waitingOn: 'applicant' });

      const { returned } = await orderAs('applicant', orderNo);
      expect(returned).toMatchObject({
        how: decision,
        text: null,
        reasons: [{ field, code, text }],
      });
      const papers = reasonOf(code).fields.some((pattern) => pattern === '/materials');
      expect(returned?.opened?.map((one) => one.field)).toEqual(
        papers && field !== '/materials' ? [field, '/materials'] : [field],
      );
      const [reason] = returned?.reasons ?? [];
      expect(reason?.title).toEqual(title);
      expect(reason?.label.zh).toMatch(/\p{Script=Han}/u);
      for (const locale of ['zh', 'en'] as const) {
        expect(reason?.explanation[locale]).not.toMatch(/[{}…]/);
        expect(reason?.remedy[locale]).not.toMatch(/[{}…]/);
      }
    },
  );
});

describe('a return with several reasons', () => {
  const DOMAIN = 'shop.example.cn';
  const REASONS = [
    {
      field: '/service/domains',
      code: 'domainExpired',
      variables: { domain: DOMAIN, date: '2026-05-31' },
    },
    {
      field: '/service/domains',
      code: 'domainHolderDiffers',
      text: ' 证书上是另一家公司。\n请核对。 ',
    },
    { field: '/subject/domicile', code: 'other', text: '住所请写到门牌号。' },
    { field: '/service/name', code: 'serviceNameNotAllowed' },
  ];

  it('given them, then the applicant reads each with its values and its text, and the fields once each', async () => {
    const { orderNo, id } = await givenClaimed();
    const body = { decision: 'returnToComplete', reasons: REASONS, text: '请一并修改。' };
    expect((await decide(id, body)).status).toBe(200);

    const { returned } = await orderAs('applicant', orderNo);
    expect(returned).toMatchObject({
      text: '请一并修改。',
      reasons: [
        {
          code: 'domainExpired',
          label: { zh: '域名', en: 'Domains' },
          explanation: {
            zh: `域名 ${DOMAIN} 的注册已于 2026-05-31 到期。`,
            en: `The registration of the domain ${DOMAIN} ran out on 2026-05-31.`,
          },
          text: null,
        },
        { code: 'domainHolderDiffers', text: '证书上是另一家公司。\n请核对。' },
        { code: 'other', field: '/subject/domicile', text: '住所请写到门牌号。' },
        { code: 'serviceNameNotAllowed', curable: true, text: null },
      ],
    });
    expect(returned?.opened?.map(({ field }) => field)).toEqual([
      ...['/subject/domicile', '/service/name', '/service/domains', '/materials'],
    ]);

    const path = `/orders/${orderNo}/timeline`;
    const { timeline } = read<Timeline>(await file.as('applicant')('GET', path));
    expect(timeline.at(-1)?.reasons).toEqual(returned?.reasons);
    expect(timeline[0]?.reasons).toEqual([]);
  });

  it('given its rows, then values and texts stand nowhere in the clear', async () => {
    const { id } = await givenClaimed();
    await decide(id, { decision: 'reject', reasons: REASONS });
    const tables = ['timeline', 'audit', 'orders', 'signals', 'effects', 'requests', 'tasks'];
    const dump = await dumpOf(file.record.db, ...tables);
    expect(dump).toContain('domainExpired');
    expect(dump).not.toContain(DOMAIN);
    expect(dump).not.toContain('另一家公司');
  });

  it('given the same request twice, then one return; with another text under its key, a refusal', async () => {
    const { id } = await givenClaimed();
    const key = 'a-key-of-the-reviewer-0001';
    const send = (text: string) =>
      file.as('reviewer-1')('POST', `/tasks/${id}/decide`, {
        ...{ key, etag: '"r1-f1"' },
        body: { decision: 'returnToComplete', reasons: [{ ...REASONS[2], text }] },
      });
    const first = await send('一');
    expect(first.status).toBe(200);
    expect((await send('一')).body).toEqual(first.body);
    await expectRefused(file.record, () => send('二'), {
      ...{ status: 422, code: 'request.key_reused', field: 'Idempotency-Key' },
    });
  });
});

describe('a reason that does not fit', () => {
  const refused = (code: string, field: string) => ({ status: 422, code, field });

  it('given a field that it can’t be at, then the refusal names those that it can, and what fits this one', async () => {
    const { id } = await givenClaimed();
    const reasons = [
      { field: '/service/name', code: 'serviceNameNotAllowed' },
      { field: '/service/name', code: 'mobileUsedElsewhere' },
    ];
    const { body } = await expectRefused(
      file.record,
      () => decide(id, { decision: 'reject', reasons }),
      refused('decision.field_not_for_reason', '/reasons/1/field'),
    );
    expect(body.remedy).toContain('/subjectOwner/mobile, /service/owner/mobile');
    expect(body.facts).toMatchObject({
      fields: ['/subjectOwner/mobile', '/service/owner/mobile'],
      reasons: expect.arrayContaining(['serviceNameNotAllowed', 'other']) as object,
    });
  });

  it('given one that first filings don’t come back for, then the refusal says to choose another', async () => {
    const { id } = await givenClaimed();
    const reasons = [{ field: '/subject/name', code: 'changeWithAddition' }];
    const { body } = await expectRefused(
      file.record,
      () => decide(id, { decision: 'reject', reasons }),
      refused('decision.field_not_for_reason', '/reasons/0/field'),
    );
    expect(body.remedy).toContain('does not occur in such a filing');
  });

  it.each([
    ['no values', undefined, 'reason.variable_missing', 'domain'],
    ['one too few', { domain: 'a.cn' }, 'reason.variable_missing', 'date'],
    [
      'one too many',
      { domain: 'a.cn', date: '2026-05-31', limit: 3 },
      'reason.variable_unknown',
      'limit',
    ],
    ['another kind', { domain: 'a.cn', date: '31 May' }, 'reason.variable_malformed', 'date'],
  ])('given %s for its text, then it is refused at the value', async (_, variables, code, name) => {
    const { id } = await givenClaimed();
    const reasons = [{ field: '/service/domains', code: 'domainExpired', variables }];
    const refusal = refused(code, `/reasons/0/variables/${name}`);
    await expectRefused(file.record, () => decide(id, { decision: 'reject', reasons }), refusal);
  });

  it.each([
    ['a value that is a list', { variables: { domain: ['a.cn'] } }],
    ['a text that is too long', { text: '长'.repeat(2001) }],
  ])('given %s, then it is malformed', async (_, more) => {
    const { id } = await givenClaimed();
    const reasons = [{ field: '/service/domains', code: 'domainNotSynchronised', ...more }];
    const { status, body } = await decide(id, { decision: 'reject', reasons });
    expect([status, body.code]).toEqual([400, 'request.malformed']);
  });

  it('given “other” with blanks of its own and none for the whole, then a text is asked for', async () => {
    const { id } = await givenClaimed();
    const reasons = [{ field: '/remarks', code: 'other', text: ' \n ' }];
    const refusal = refused('decision.text_missing', '/text');
    await expectRefused(file.record, () => decide(id, { decision: 'reject', reasons }), refusal);
  });
});
