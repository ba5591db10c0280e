import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { STAGES, type Stage } from '#domain/stages.ts';
import { openAccount } from '#orders/accounts.ts';
import { openSubUser } from '#orders/sub-users.ts';
import type { TestRequest } from '../../support/api.ts';
import { givenMaterials } from '../../support/materials.ts';
import { APPLICANT, givenStage } from '../../support/orders.ts';
import { OTHER_WAYS } from '../../support/other-stages.ts';
import { MONDAY } from '../../support/record.ts';
import type { Documented } from './support/documented.ts';
import { EXPECTED, PEOPLE } from './support/expected-rights.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();

/** Orders in every stage are asked about, each by everybody: a right does not depend on the stage. */
const STAGES_OF_ORDERS = Object.keys(STAGES) as Stage[];
/** Whom a service is transferred to is none of those who ask: what is theirs is asked about in tests of its own. */
const RECEIVER = { account: 'receiver', subjectName: '天津津海示例物流有限公司' };
const orders = new Map<Stage, string>();

const HANDLES: Record<string, string> = {
  owner: 'applicant',
  stranger: 'applicant-en',
  reviewer: 'reviewer-1',
  outside: 'reviewer-2',
  senior: 'senior-1',
  system: 'admin-1',
};

/** An ETag of long ago: whoever has the right is refused for it, and nothing moves. */
const STALE = '"r999-f999"';
const WHY = { reason: '说明' };
const DECIDE = { body: { decision: 'pass' }, etag: STALE };
const REVEAL = { body: { purpose: '核对' } };
const FIELDS = { body: { fields: ['/nowhere'], reason: 'audit' } };

/** What is sent along, where an address wants something: nothing of it does anything. */
const SENT: Readonly<Record<string, TestRequest>> = {
  'post /orders': { body: { filingType: 'newSubject' } },
  'put /orders/{orderNo}/form': { body: {}, etag: STALE },
  'put /orders/{orderNo}/marks': { body: { checked: [] } },
  'post /orders/{orderNo}/recall': { body: WHY, etag: STALE },
  'post /orders/{orderNo}/hold': { body: WHY, etag: STALE },
  'post /orders/{orderNo}/extend': { body: { ...WHY, count: 1 }, etag: STALE },
  'post /orders/{orderNo}/repairs': { body: { ...WHY, to: 'draft' }, etag: STALE },
  'post /orders/{orderNo}/manual-results': {
    body: { result: 'smsVerified', reference: '1号', text: '说明' },
    etag: STALE,
  },
  'post /recommendations/{id}/accept': { etag: STALE },
  'post /recommendations/{id}/edit': { body: {}, etag: STALE },
  'post /recommendations/{id}/preview': { body: {}, etag: STALE },
  'post /recommendations/{id}/send-back': { body: { text: '请核对' } },
  'post /tasks/next': { body: { province: '西藏' } },
  'post /tasks/{id}/decide': DECIDE,
  'post /tasks/{id}/preview': DECIDE,
  'post /tasks/{id}/settle': { body: { text: '已核对' } },
  'post /tasks/hand-over': { body: { from: 'nobody-here', to: null } },
  'post /orders/{orderNo}/reveal': FIELDS,
  'post /filings/{number}/reveal': FIELDS,
  'post /authority/links/{endpoint}/sent/{sequence}/reveal': REVEAL,
  'post /authority/links/{endpoint}/received/{fileName}/reveal': REVEAL,
  'post /authority/news/{id}/reveal': REVEAL,
  'post /checks': { body: { filingType: 'newSubject', form: {} } },
  'put /rules/overrides': { body: { version: 999, content: {} } },
  'post /rules/overrides/dry-run': { body: { content: {} } },
  'post /sub-users': { body: { name: 'second' } },
  'post /accounts': { body: { handle: 'manager', role: 'manager' } },
  'post /accounts/{id}/preview': { body: { disabled: true } },
  'patch /accounts/{id}': { body: { disabled: true } },
};
const QUERIES: Readonly<Record<string, string>> = {
  'post /orders/{orderNo}/materials': '?kind=other',
  'get /filings/{number}/versions/compare': '?from=1&to=1',
};

/** What is another's or out of scope looks like this; nothing there at all has codes of its own. */
const HIDDEN = ['order.not_found', 'task.not_found', 'material.not_found', 'filing.not_found'];

/** The operations of the document that one signs in for, without the prefix. */
async function operations(): Promise<string[]> {
  const { paths } = (await file.api.app.inject('/openapi.json')).json<Documented>();
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/v1/') && !path.startsWith('/api/v1/public/'))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path.slice('/api/v1'.length)}`),
    );
}

/** What stands in an address for each of its parameters, about one order. */
async function placesOf(orderNo: string): Promise<Readonly<Record<string, string>>> {
  const { db } = file.record;
  const [task, material, order] = await Promise.all([
    db.task.findFirst({ where: { orderNo, kind: 'initialReview' } }),
    db.material.findFirstOrThrow({ where: { orderNo } }),
    db.order.findFirst({ where: { stage: 'granted' } }),
  ]);
  return {
    ...{ orderNo, endpoint: 'nowhere', sequence: '1', fileName: 'none.xml' },
    ...{ kind: 'letterOfAuthorisation', number: order?.icpNumber ?? '' },
    ...{ icpNumber: order?.icpNumber ?? '', task: task?.id ?? randomUUID() },
    material: material.id,
  };
}

const IDS: readonly (readonly [prefix: string, id: string])[] = [
  ['/tasks/', 'task'],
  ['/materials/', 'material'],
];

async function answerTo(
  person: string,
  operation: string,
  places: Readonly<Record<string, string>>,
) {
  const [method = '', path = ''] = operation.split(' ');
  const [, id = ''] = IDS.find(([prefix]) => path.startsWith(prefix)) ?? [];
  const given: Readonly<Record<string, string>> = { ...places, id: places[id] ?? randomUUID() };
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(given[name] ?? 'nobody'),
  );
  const stale = path.startsWith('/orders/{orderNo}/') ? { etag: STALE } : {};
  const { status, body } = await file.as(HANDLES[person] ?? person)(
    method.toUpperCase() as 'GET',
    `${address}${QUERIES[operation] ?? ''}`,
    SENT[operation] ?? stale,
  );
  if (status >= 500 || status === 401) return `${String(status)}!`;
  if (status === 403) return '-';
  return status === 404 && HIDDEN.includes(body.code) ? 'o' : '+';
}

beforeAll(async () => {
  const { record } = file;
  const receiver = { handle: RECEIVER.account, role: 'applicant' } as const;
  await openAccount(record.db, record.vault, receiver, MONDAY);
  for (const stage of STAGES_OF_ORDERS) {
    const way = OTHER_WAYS[stage]?.given ?? (() => givenStage(record, stage));
    const orderNo = await way(record, { receiver: RECEIVER });
    // Some filings need no papers; one may be uploaded to each.
    const paper = { id: randomUUID().replaceAll('-', ''), kind: 'other' };
    await givenMaterials(record, orderNo, { materials: [paper] });
    orders.set(stage, orderNo);
  }
  HANDLES.subUser = (await openSubUser(record, { name: 'first' }, APPLICANT)).token;
  const elsewhere = { accountId: 'acc-reviewer-2', province: '广东', filingType: null };
  await record.db.reviewScope.create({ data: { id: randomUUID(), ...elsewhere } });
});

describe('who may do what', () => {
  it('given the operations of the document, then the table says of each whose it is, and of no other', async () => {
    expect((await operations()).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('given %s, then the answers are %s', async (operation, row) => {
    const aboutOrders = operation.includes('{orderNo}') || operation.includes('/materials/{id}');
    const stages = aboutOrders ? STAGES_OF_ORDERS : (['initialReview'] as const);
    for (const stage of stages) {
      const places = await placesOf(orders.get(stage) ?? '');
      const marks: string[] = [];
      for (const person of PEOPLE) marks.push(await answerTo(person, operation, places));
      const groups = [0, 3, 6, 9].map((from) => marks.slice(from, from + 3).join(''));
      expect({ stage, answers: groups.join(' ') }).toEqual({ stage, answers: row });
    }
  });
});
