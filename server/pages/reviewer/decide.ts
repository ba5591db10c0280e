import { randomUUID } from 'node:crypto';
import type { Api } from '../../api.ts';
import { orderNoOf } from '../addresses.ts';
import { PageError } from '../page-error.ts';
import { fieldsOf, leadTo, memberOf, oneOf, type Desk } from '../visit.ts';
import { decisionOf, saidIn } from './decision-form.ts';

const donePath = (orderNo: string): string => `/pages/review?done=${encodeURIComponent(orderNo)}`;

/** Deciding, on what was read: a pass at once, a return once it was previewed. What takes two is recommended. */
export function decideRoutes(pages: Api, desk: Desk): void {
  pages.post(
    '/review/orders/:orderNo/decide',
    { schema: { hide: true } },
    async (request, reply) => {
      const { api } = memberOf(desk, request);
      const [orderNo, fields] = [orderNoOf(request), fieldsOf(request)];
      const etag = oneOf(fields, '_etag');
      const key = oneOf(fields, 'key') || randomUUID();
      const { order } = await api.order(orderNo);
      const pass = oneOf(fields, 'decision') === 'pass';
      const decision = pass
        ? { decision: 'pass' }
        : decisionOf(fields, await api.reasons(order.filingType));
      const second = oneOf(fields, 'second');
      if (second !== '') {
        await api.edit(second, saidIn(decision), { etag, key });
        return leadTo(reply, donePath(order.orderNo));
      }
      const task = order.tasks?.find(({ kind }) => kind === 'initialReview');
      // Somebody decided meanwhile: the task is gone, and with it the address of the decision.
      if (task === undefined) throw new PageError(409, 'review.gone', 'review.goneRemedy');
      const { body } = await api.decide(task.id, decision, etag, key);
      const recommended = 'waitsFor' in body;
      return leadTo(reply, recommended ? '/pages/review?said=recommended' : donePath(orderNo));
    },
  );
}
