import { describe, expect, it } from 'vitest';
import type { OrderView } from '#server/orders/schemas.ts';
import { claimReview, givenStage } from '../../support/orders.ts';
import { read, useApi } from './support/use-api.ts';
import { traceOf } from './support/trace.ts';

const file = useApi();
const NAME = { field: '/service/name', code: 'serviceNameNotAllowed', text: '请用单位简称。' };
const MOBILE = { field: '/subjectOwner/mobile', code: 'phoneUnreachable' };

interface Preview {
  readonly stage: string;
  readonly opened: string[] | null;
  readonly notices: { channel: string; locale: string; subject?: string; text: string }[];
}

async function orderAs(handle: string, orderNo: string) {
  const answer = await file.as(handle)('GET', `/orders/${orderNo}`);
  return { ...read<OrderView>(answer), etag: answer.etag };
}

async function givenClaimed() {
  const orderNo = await givenStage(file.record, 'initialReview');
  const { id } = await claimReview(file.record, orderNo);
  const { etag } = await orderAs('reviewer-1', orderNo);
  return { orderNo, id, etag };
}

type Claimed = Awaited<ReturnType<typeof givenClaimed>>;

const ask = ({ id, etag }: Claimed, body: object, how = 'preview', handle = 'reviewer-1') =>
  file.as(handle)('POST', `/tasks/${id}/${how}`, { body, etag });

const RETURN = { decision: 'returnToComplete', reasons: [NAME, MOBILE], text: '请尽快修改。' };

describe('the preview of a decision', () => {
  it('given a return, then what would be open, and SMS and mail as the applicant would get them', async () => {
    const claimed = await givenClaimed();
    const answer = await ask(claimed, RETURN);
    expect(answer.status).toBe(200);
    const { stage, opened, notices } = read<Preview>(answer);
    expect(stage).toBe('correction');
    expect(opened).toEqual(['/subjectOwner/mobile', '/service/name']);
    expect(notices.map(({ channel }) => channel).sort()).toEqual(['mail', 'sms']);
    const mail = notices.find(({ channel }) => channel === 'mail');
    for (const part of [claimed.orderNo, '请用单位简称。', '请尽快修改。', '服务名称']) {
      expect(mail?.text).toContain(part);
    }
    expect(mail?.subject).not.toBe('');
  });

  it('given it, then nothing at all is written or sent', async () => {
    const claimed = await givenClaimed();
    const before = await traceOf(file.record.db);
    await ask(claimed, RETURN);
    expect(await traceOf(file.record.db)).toEqual(before);
  });

  it('given the decision after it, then the applicant gets the same words', async () => {
    const claimed = await givenClaimed();
    const { notices } = read<Preview>(await ask(claimed, RETURN));
    expect((await ask(claimed, RETURN, 'decide')).status).toBe(200);
    const { revision } = await orderAs('reviewer-1', claimed.orderNo);
    const { previewNotices } = await import('#activities/notice-preview.ts');
    expect(await previewNotices(file.record, claimed.orderNo, revision)).toEqual(notices);
  });

  it('given a pass, then that nobody is told anything', async () => {
    const answer = await ask(await givenClaimed(), { decision: 'pass' });
    expect(read<Preview>(answer)).toEqual({
      stage: 'reporting',
      takesTwo: false,
      opened: null,
      notices: [],
    });
  });

  it('given what the decision would refuse, then the same refusal', async () => {
    const claimed = await givenClaimed();
    const nowhere = { decision: 'returnToComplete', reasons: [{ ...NAME, field: '/no/such' }] };
    expect((await ask(claimed, nowhere)).body.code).toBe('decision.field_unknown');
    expect((await ask(claimed, RETURN, 'preview', 'reviewer-2')).body.code).toBe('task.held');
    expect((await ask(claimed, RETURN, 'preview', 'applicant')).status).toBe(403);
    const stale = await ask({ ...claimed, etag: '"r0-f1"' }, RETURN);
    expect(stale.status).toBe(412);
  });
});
