import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONSENTING } from '#cli/demo/consenting.ts';
import { AUTHORITY } from '#domain/roles.ts';
import { keepResult } from '#orders/kept-results.ts';
import { keepNews } from '#orders/news.ts';
import { settleResult } from '#orders/results.ts';
import { SANDBOX_OVERRIDES } from '#server/start/sandbox-rules.ts';
import { givenFiledService } from '../../support/filed-service.ts';
import { freshForm } from '../../support/forms.ts';
import { givenPassedOf, givenSubmittedOf } from '../../support/orders-about.ts';
import {
  actor,
  APPLICANT,
  claimReview,
  givenDraft,
  givenStage,
  reportIdOf,
  tell,
} from '../../support/orders.ts';
import type { Stage } from '#domain/stages.ts';
import { picture } from '../materials/files.ts';
import { WHY } from './support/acts.ts';
import { credentialActs, type Asked } from './support/credential-acts.ts';
import type { Documented } from './support/documented.ts';
import { givenSentFile } from './support/sent-file.ts';
import { subUserActs } from './support/sub-user-acts.ts';
import { useApi } from './support/use-api.ts';
import { watchWrites, writesOf } from './support/watched-writes.ts';

const file = useApi({ authorityFiles: { sent: () => '<a/>', received: () => '<a/>' } });
beforeAll(async () => {
  await givenSentFile(file.record);
  await watchWrites(file.record.db);
});

/** The request and nothing beside it: `as` would upload the materials that a form refers to. */
const carryOut = (
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  [handle, path, request = {}]: Asked,
) =>
  file.api.app.inject({
    ...{ method, url: `/api/v1${path}` },
    headers: {
      authorization: `Bearer ${file.record.tokens[handle] ?? handle}`,
      'idempotency-key': randomUUID(),
      ...(request.etag !== undefined && { 'if-match': request.etag }),
      ...request.headers,
    },
    ...(request.body !== undefined && { payload: request.body as object }),
  });

const givenOrder = (stage: Stage) => givenStage(file.record, stage);
const etagOf = async (orderNo: string, handle = 'applicant') =>
  (await file.as(handle)('GET', `/orders/${orderNo}`)).etag;
const act =
  (name: string, given: () => Promise<string>, handle = 'applicant', body?: object) =>
  async (): Promise<Asked> => {
    const orderNo = await given();
    const etag = await etagOf(orderNo, handle);
    return [handle, `/orders/${orderNo}/${name}`, { etag, ...(body && { body }) }];
  };

async function givenTask(claimed: boolean) {
  const orderNo = await givenOrder('initialReview');
  const { id } = await file.record.db.task.findFirstOrThrow({ where: { orderNo, open: true } });
  if (claimed) await claimReview(file.record, orderNo);
  return { id, orderNo };
}
const onTask = (name: string, claimed: boolean, body?: object) => async (): Promise<Asked> => {
  const { id, orderNo } = await givenTask(claimed);
  const etag = await etagOf(orderNo, 'reviewer-1');
  return ['reviewer-1', `/tasks/${id}/${name}`, { etag, ...(body && { body }) }];
};

/** A rejection that reviewer-1 recommends and the senior reviewer does something with. */
const onRecommendation = (deed: string, body?: object) => async (): Promise<Asked> => {
  const { id, orderNo } = await givenTask(true);
  const etag = await etagOf(orderNo, 'reviewer-1');
  const reasons = [{ field: '/remarks', code: 'other', text: WHY }];
  const request = { body: { decision: 'reject', reasons }, etag };
  const recommended = await file.as('reviewer-1')('POST', `/tasks/${id}/decide`, request);
  const path = `/recommendations/${String(recommended.body.id)}/${deed}`;
  return ['senior-1', path, { etag, ...(body && { body }) }];
};

/** An answer that fitted nowhere when it came, and its task. */
async function givenUnplaced(): Promise<string> {
  const orderNo = await givenOrder('smsVerification');
  const reportId = reportIdOf(orderNo);
  await tell(file.record, orderNo, AUTHORITY, 'smsExpired', { reportId, resultId: randomUUID() });
  const id = randomUUID();
  await keepResult(file.record, { id, reportId, kind: 'smsVerified', body: {} });
  await settleResult(file.record, id);
  const repair = { to: 'smsVerification' };
  await tell(file.record, orderNo, actor('admin-1', 'systemAdministrator'), 'repair', repair);
  const where = { orderNo, kind: 'unplacedResult', open: true };
  const task = await file.record.db.task.findFirstOrThrow({ where });
  await file.as('clerk')('POST', `/tasks/${task.id}/claim`);
  return task.id;
}

async function givenRepair(): Promise<string> {
  const orderNo = await givenOrder('correction');
  const etag = await etagOf(orderNo, 'admin-1');
  const body = { to: 'initialReview', reason: WHY };
  const path = `/orders/${orderNo}/repairs`;
  return String((await file.as('admin-1')('POST', path, { body, etag })).body.id);
}

const offered = () =>
  givenSubmittedOf(file.record, 'transfer', {
    receiver: { account: 'applicant-en', subjectName: '天津津海示例物流有限公司' },
  });
const jpeg = () => picture().jpeg().toBuffer();
const FAST = { purpose: 'bureauInquiry' };

/** Every route that writes: what the audit says of it, and a request that is carried out. */
const WRITES: Readonly<Record<string, readonly [action: string, given: () => Promise<Asked>]>> = {
  'post /orders': [
    'created',
    () =>
      Promise.resolve<Asked>([
        'applicant',
        '/orders',
        { body: { filingType: 'newSubject', form: freshForm() } },
      ]),
  ],
  'post /orders/{orderNo}/authority-status': [
    'order.status_asked',
    act('authority-status', () => givenOrder('bureauReview')),
  ],
  'put /orders/{orderNo}/form': ['form.edited', act('form', () => givenDraft(file.record))],
  'put /orders/{orderNo}/marks': [
    'review.marked',
    act('marks', async () => (await givenTask(true)).orderNo, 'reviewer-1', {
      checked: ['/service/name'],
    }),
  ],
  'post /orders/{orderNo}/submit': [
    'submit',
    act('submit', () => givenDraft(file.record), 'applicant', CONSENTING),
  ],
  'post /orders/{orderNo}/withdraw-consent': [
    'consent.withdrawn',
    act('withdraw-consent', () => givenOrder('initialReview')),
  ],
  'post /orders/{orderNo}/resubmit': ['resubmit', act('resubmit', () => givenOrder('correction'))],
  'post /orders/{orderNo}/withdraw': [
    'withdraw',
    act('withdraw', () => givenOrder('initialReview')),
  ],
  'post /orders/{orderNo}/abandon': ['abandon', act('abandon', () => givenOrder('correction'))],
  'post /orders/{orderNo}/confirm': [
    'confirm',
    act('confirm', () => givenPassedOf(file.record, 'cancelAccess')),
  ],
  'post /orders/{orderNo}/accept': ['accept', act('accept', offered, 'applicant-en')],
  'post /orders/{orderNo}/decline': ['decline', act('decline', offered, 'applicant-en')],
  'post /orders/{orderNo}/report-again': [
    'reportAgain',
    act('report-again', async () => {
      const orderNo = await givenOrder('smsVerification');
      const facts = { reportId: reportIdOf(orderNo), resultId: randomUUID() };
      await tell(file.record, orderNo, AUTHORITY, 'smsExpired', facts);
      return orderNo;
    }),
  ],
  'post /orders/{orderNo}/recall': [
    'recall',
    act('recall', () => givenOrder('reporting'), 'reviewer-1', { reason: WHY }),
  ],
  'post /orders/{orderNo}/hold': [
    'holdTerm',
    act('hold', () => givenOrder('initialReview'), 'manager', { reason: WHY }),
  ],
  'post /orders/{orderNo}/release': [
    'releaseTerm',
    act(
      'release',
      async () => {
        const orderNo = await givenOrder('initialReview');
        await tell(file.record, orderNo, actor('manager', 'manager'), 'holdTerm');
        return orderNo;
      },
      'manager',
    ),
  ],
  'post /orders/{orderNo}/extend': [
    'extendTerm',
    act('extend', () => givenOrder('initialReview'), 'manager', { reason: WHY, count: 1 }),
  ],
  'post /orders/{orderNo}/repairs': [
    'repair.proposed',
    act('repairs', () => givenOrder('correction'), 'admin-1', { to: 'initialReview', reason: WHY }),
  ],
  'post /orders/{orderNo}/manual-results': [
    'manualResult.proposed',
    act('manual-results', () => givenOrder('smsVerification'), 'clerk', {
      ...{ result: 'smsVerified', reference: '函〔2026〕12号', text: WHY },
    }),
  ],
  'post /proposals/{id}/approve': [
    'repair.approved',
    async () => ['admin-2', `/proposals/${await givenRepair()}/approve`],
  ],
  'post /proposals/{id}/decline': [
    'repair.declined',
    async () => ['admin-2', `/proposals/${await givenRepair()}/decline`],
  ],
  'post /recommendations/{id}/accept': ['review.approved', onRecommendation('accept')],
  'post /recommendations/{id}/edit': [
    'review.edited',
    onRecommendation('edit', { reasons: [{ field: '/remarks', code: 'other', text: WHY }] }),
  ],
  'post /recommendations/{id}/send-back': [
    'review.declined',
    onRecommendation('send-back', { text: WHY }),
  ],
  'post /orders/{orderNo}/reveal': [
    'order.revealed',
    async () => [
      'support',
      `/orders/${await givenOrder('initialReview')}/reveal`,
      { body: { fields: ['/subjectOwner/mobile'], reason: 'customerInquiry' } },
    ],
  ],
  'post /filings/search': [
    'filings.searched',
    () => Promise.resolve<Asked>(['manager', '/filings/search', { body: { name: '清禾' } }]),
  ],
  'post /filings/{number}/reveal': [
    'filing.revealed',
    async () => {
      const { icpNumber } = await givenFiledService(file.record, APPLICANT.id);
      const path = `/filings/${encodeURIComponent(icpNumber)}/reveal`;
      return [
        'clerk',
        path,
        { body: { fields: ['/service/owner/mobile'], reason: 'bureauInquiry' } },
      ];
    },
  ],
  'post /authority/news/{id}/reveal': [
    'news.revealed',
    async () => {
      const item = { id: 'tianjin:F1:1', endpoint: 'tianjin', fileName: 'F1' };
      await keepNews(file.record, { ...item, kind: 'verificationTask', content: {} });
      return ['manager', '/authority/news/tianjin:F1:1/reveal', { body: FAST }];
    },
  ],
  'post /authority/links/{endpoint}/resume': [
    'link.resumed',
    () => Promise.resolve(['clerk', '/authority/links/tianjin/resume']),
  ],
  'post /authority/links/{endpoint}/sent/{sequence}/reveal': [
    'file.revealed',
    () => Promise.resolve(['manager', '/authority/links/tianjin/sent/1/reveal', { body: FAST }]),
  ],
  'post /authority/links/{endpoint}/received/{fileName}/reveal': [
    'file.revealed',
    () =>
      Promise.resolve(['manager', '/authority/links/tianjin/received/F1/reveal', { body: FAST }]),
  ],
  'post /authority/links/{endpoint}/sent/{sequence}/resend': [
    'link.resend',
    () => Promise.resolve(['clerk', '/authority/links/tianjin/sent/1/resend']),
  ],
  'post /orders/{orderNo}/materials': [
    'material.uploaded',
    async () => [
      'applicant',
      `/orders/${await givenDraft(file.record)}/materials?kind=subjectCertificate`,
      { body: await jpeg(), headers: { 'content-type': 'application/octet-stream' } },
    ],
  ],
  'post /materials/{id}/links': [
    'material.linked',
    async () => {
      const orderNo = await givenOrder('initialReview');
      const { id } = await file.record.db.material.findFirstOrThrow({ where: { orderNo } });
      await claimReview(file.record, orderNo);
      return ['reviewer-1', `/materials/${id}/links`];
    },
  ],
  'post /checks': [
    'filing.checked',
    () =>
      Promise.resolve<Asked>([
        'reviewer-1',
        '/checks',
        { body: { filingType: 'newSubject', form: freshForm() } },
      ]),
  ],
  'put /rules/overrides': [
    'rules.overridden',
    () =>
      Promise.resolve<Asked>([
        'manager',
        '/rules/overrides',
        { body: { version: 1, content: SANDBOX_OVERRIDES } },
      ]),
  ],
  'post /tasks/next': [
    'task.claimed',
    async () => {
      await givenTask(false);
      return ['reviewer-1', '/tasks/next'];
    },
  ],
  'post /tasks/{id}/claim': ['task.claimed', onTask('claim', false)],
  'post /tasks/{id}/release': ['task.released', onTask('release', true)],
  'post /tasks/hand-over': [
    'task.handed_over',
    async () => {
      await givenTask(true);
      return ['manager', '/tasks/hand-over', { body: { from: 'reviewer-1', to: null } }];
    },
  ],
  'post /tasks/{id}/apply-again': [
    'task.applied',
    async () => ['clerk', `/tasks/${await givenUnplaced()}/apply-again`],
  ],
  'post /tasks/{id}/decide': ['pass', onTask('decide', true, { decision: 'pass' })],
  'post /tasks/{id}/settle': [
    'task.settled',
    async () => ['clerk', `/tasks/${await givenUnplaced()}/settle`, { body: { text: WHY } }],
  ],
  ...credentialActs(file),
  'post /accounts': [
    'account.opened',
    () =>
      Promise.resolve<Asked>([
        'security',
        '/accounts',
        { body: { handle: 'audited', role: 'manager' } },
      ]),
  ],
  'patch /accounts/{id}': [
    'account.changed',
    () => {
      const body = { scopes: [{ province: '天津', filingType: null }] };
      return Promise.resolve<Asked>(['security', '/accounts/acc-reviewer-2', { body }]);
    },
  ],
  'post /audit/verify': ['audit.verified', () => Promise.resolve(['auditor', '/audit/verify'])],
  ...subUserActs(file),
};

/** Routes that write nothing, whatever their method says. */
const WRITE_NOTHING: readonly string[] = [
  'post /rules/overrides/dry-run',
  // The decision is carried out, looked at and taken back.
  'post /tasks/{id}/preview',
  'post /recommendations/{id}/preview',
  'post /accounts/{id}/preview',
];

describe('every route that writes', () => {
  it('given the API’s description, then each stands here', async () => {
    const { paths } = (await file.api.app.inject('/openapi.json')).json<Documented>();
    const writing = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((method) => ['post', 'put', 'patch', 'delete'].includes(method))
        .map((method) => `${method} ${path.replace('/api/v1', '')}`),
    );
    expect([...Object.keys(WRITES), ...WRITE_NOTHING].sort()).toEqual(writing.sort());
  });

  it.each(Object.entries(WRITES))(
    'given %s, then the audit says so, and nothing is written without a row of it',
    async (route, [action, given]) => {
      const [handle, path, request] = await given();
      const method = (route.split(' ')[0] ?? '').toUpperCase() as
        'POST' | 'PUT' | 'PATCH' | 'DELETE';
      const body = route.includes('/form') ? { body: freshForm() } : {};
      const { result, actions, unaudited } = await writesOf(file.record.db, () =>
        carryOut(method, [handle, path, { ...request, ...body }]),
      );
      expect(result.statusCode, result.body).toBeLessThan(300);
      expect(actions).toContain(action);
      expect(unaudited).toEqual([]);
    },
  );
});
