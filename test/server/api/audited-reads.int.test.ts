import { beforeAll, describe, expect, it } from 'vitest';
import { AUTHORITY } from '#domain/roles.ts';
import { givenFiledService, type FiledService } from '../../support/filed-service.ts';
import { claimReview, givenStage, reportIdOf, tell } from '../../support/orders.ts';
import { read, useApi } from './support/use-api.ts';
import { watchWrites, writesOf } from './support/watched-writes.ts';

const file = useApi();

let orderNo: string;
/** Held by the reviewer, as who reads its letter does. */
let inReview: string;
let filed: FiledService;
let icpNumber: string;
beforeAll(async () => {
  orderNo = await givenStage(file.record, 'smsVerification');
  await tell(file.record, orderNo, AUTHORITY, 'smsVerified', {
    ...{ reportId: reportIdOf(orderNo), resultId: 'r-1' },
  });
  await tell(file.record, orderNo, AUTHORITY, 'bureauApproved', {
    ...{ reportId: reportIdOf(orderNo), resultId: 'r-2' },
    ...{ subjectNumber: '津ICP备88000001号', serviceNumber: '津ICP备88000001号-1' },
  });
  icpNumber = encodeURIComponent('津ICP备88000001号-1');
  filed = await givenFiledService(file.record, null);
  inReview = await givenStage(file.record, 'initialReview');
  await claimReview(file.record, inReview);
  await watchWrites(file.record.db);
});

/** What staff read in the clear, and what the audit says of it. */
const READS: readonly (readonly [action: string, path: () => string])[] = [
  ['order.read', () => `/orders/${orderNo}`],
  ['timeline.read', () => `/orders/${orderNo}/timeline`],
  ['preview.read', () => `/orders/${orderNo}/preview`],
  ['order.checked', () => `/orders/${orderNo}/checks`],
  ['letter.read', () => `/orders/${inReview}/letter`],
  ['proposals.read', () => `/orders/${orderNo}/proposals`],
  ['filings.searched', () => '/filings'],
  ['filing.read', () => `/filings/${icpNumber}`],
  ['filing.compared', () => `/filings/${icpNumber}/versions/compare?from=1&to=1`],
];

const asked = (handle: string, path: string) =>
  writesOf(file.record.db, () =>
    file.api.app.inject({
      ...{ method: 'GET', url: `/api/v1${path}` },
      headers: { authorization: `Bearer ${file.record.tokens[handle] ?? ''}` },
    }),
  );

describe('what is read in the clear', () => {
  it.each(READS)('given %s by a reviewer, then it is recorded, by whom', async (action, path) => {
    const { result, actions, unaudited } = await asked('reviewer-1', path());
    expect([result.statusCode, actions, unaudited]).toEqual([200, [action], []]);
    const last = await file.record.db.auditEntry.findFirst({ orderBy: { id: 'desc' } });
    expect(last).toMatchObject({ actorId: 'acc-reviewer-1', origin: '127.0.0.1' });
  });

  // A letter that is made is handed out as a file: that is recorded of everybody.
  it.each(READS.filter(([action]) => !['proposals.read', 'letter.read'].includes(action)))(
    'given %s by the applicant it is of, then nothing is written',
    async (_, path) => {
      const { result, actions, unaudited } = await asked('applicant', path());
      expect([result.statusCode, actions, unaudited]).toEqual([200, [], []]);
    },
  );

  it('given an order that there is not, then nothing was read', async () => {
    const { result, actions } = await asked('reviewer-1', '/orders/BA20260601999999');
    expect([result.statusCode, actions]).toEqual([404, []]);
  });

  it('given a search by a certificate, then by what was searched is recorded, and not the number', async () => {
    const { certificateNumber } = filed.subject;
    const body = { certificate: certificateNumber };
    await file.as('manager')('POST', '/filings/search', { body });
    const last = await file.record.db.auditEntry.findFirst({ orderBy: { id: 'desc' } });
    expect(last).toMatchObject({ action: 'filings.searched', actorId: 'acc-manager' });
    expect(last?.after).toMatchObject({ by: ['certificate'] });
    expect(JSON.stringify(last?.after)).not.toContain(certificateNumber);
  });

  it('given a material, then who opens its link is recorded before anybody has it, though no bearer comes along', async () => {
    const { id } = await file.record.db.material.findFirstOrThrow({ where: { orderNo: inReview } });
    const link = await file.as('reviewer-1')('POST', `/materials/${id}/links`);
    const { path } = read<{ path: string }>(link);
    const { actions, unaudited } = await writesOf(file.record.db, () =>
      file.api.app.inject({ method: 'GET', url: path, remoteAddress: '203.0.113.7' }),
    );
    expect([actions, unaudited]).toEqual([['material.read'], []]);
    const last = await file.record.db.auditEntry.findFirst({ orderBy: { id: 'desc' } });
    expect(last).toMatchObject({
      ...{ actorId: 'acc-reviewer-1', actorRole: 'reviewer', target: inReview },
      ...{ origin: '203.0.113.7', after: { id } },
    });
  });
});
