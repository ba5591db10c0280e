import { describe, expect, it } from 'vitest';
import { givenDraft, givenStage } from '../../support/orders.ts';
import { dumpOf } from './support/trace.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();

describe('health', () => {
  it('given a process that serves, then it lives and is ready', async () => {
    expect((await file.api.app.inject('/health/live')).json()).toEqual({ live: true });
    const ready = await file.api.app.inject('/health/ready');
    expect([ready.statusCode, ready.json()]).toEqual([200, { record: true, followers: true }]);
  });
});

describe('/metrics', () => {
  it('given orders and requests, then they are counted by code in Prometheus’ text format', async () => {
    const orderNo = await givenStage(file.record, 'initialReview');
    await givenDraft(file.record);
    await file.as('applicant')('GET', `/orders/${orderNo}`);
    await file.as('applicant')('GET', '/orders/secret-order-number');
    await file.as('applicant')('GET', '/nowhere/13800000000');
    const metrics = await file.api.app.inject('/metrics');
    expect(metrics.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(metrics.body).toContain('beian_orders_open{stage="initialReview"} 1');
    expect(metrics.body).toContain('beian_orders_open{stage="draft"} 1');
    expect(metrics.body).toContain('beian_tasks_open{kind="initialReview"} 1');
    expect(metrics.body).toMatch(/^beian_signals_waiting 1$/m);
    expect(metrics.body).toContain(
      'beian_http_seconds_count{method="GET",route="/api/v1/orders/:orderNo",status="404"} 1',
    );
    for (const line of metrics.body.split('\n').filter((one) => one !== '')) {
      expect(line).toMatch(/^(# (HELP|TYPE) .+|[a-z_]\w*(\{.*\})? -?[\d.e+-]+|.* \+?(Nan|Inf))$/i);
    }

    expect(metrics.body).not.toMatch(/BA\d{6,}|secret-order-number|13800000000|reviewer-1|acc-/);
    for (const token of Object.values(file.record.tokens))
      expect(metrics.body).not.toContain(token);
  });

  it('given an order that moves on, then its old stage is not counted any more', async () => {
    const { orderNo } = await file.record.db.order.findFirstOrThrow({ where: { stage: 'draft' } });
    await file.as('applicant')('POST', `/orders/${orderNo}/abandon`);
    const { body } = await file.api.app.inject('/metrics');
    expect(body).not.toContain('stage="draft"');
    expect(await dumpOf(file.record.db, 'orders')).toContain('abandoned');
  });
});
