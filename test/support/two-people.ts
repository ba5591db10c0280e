import { randomUUID } from 'node:crypto';
import { takesTwo } from '#domain/rights/second-person.ts';
import type { Actor } from '#domain/roles.ts';
import type { Advanced, EventInput } from '#orders/command.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { recommend } from '#orders/recommend.ts';
import { acceptRecommendation } from '#orders/second-review.ts';
import type { TestAnswer, TestApi, TestRequest } from './api.ts';

/** The seeded second person. */
export const SENIOR: Actor = { id: 'acc-senior-1', role: 'seniorReviewer' };

/** A decision that one has recommended; the seeded senior reviewer accepts it. */
export async function givenRecommended(
  deps: OrdersDeps,
  orderNo: string,
  by: Actor,
  event: EventInput,
): Promise<{ readonly id: string; readonly accept: () => Promise<Advanced> }> {
  const where = { orderNo, kind: 'initialReview', open: true };
  const [task, order] = await Promise.all([
    deps.db.task.findFirstOrThrow({ where }),
    deps.db.order.findUniqueOrThrow({ where: { orderNo } }),
  ]);
  const read = { expected: order };
  const said = { event, note: null, words: null };
  const first = { orderNo, taskId: task.id, said, actor: by, requestId: randomUUID(), ...read };
  const { id } = await recommend(deps, first);
  const second = { id, actor: SENIOR, requestId: randomUUID(), ...read };
  return { id, accept: () => acceptRecommendation(deps, second) };
}

/** Takes a decision that takes two: one recommends it, the seeded senior reviewer accepts it. */
export const tellAsTwo = async (
  deps: OrdersDeps,
  orderNo: string,
  by: Actor,
  event: EventInput,
): Promise<Advanced> => (await givenRecommended(deps, orderNo, by, event)).accept();

/** Whether an event of an order takes two people. */
export async function needsTwo(deps: OrdersDeps, orderNo: string, type: string): Promise<boolean> {
  const order = await deps.db.order.findUnique({ where: { orderNo } });
  return order !== null && order.stage === 'initialReview' && takesTwo(order.filingType, type);
}

/** A reviewer decides through the API; what takes two is accepted by the seeded senior reviewer at once. */
export async function decideAsTwo(
  { as }: Pick<TestApi, 'as'>,
  taskId: string,
  request: TestRequest,
  handle = 'reviewer-1',
): Promise<TestAnswer> {
  const answer = await as(handle)('POST', `/tasks/${taskId}/decide`, request);
  if (answer.status !== 202) return answer;
  const { etag } = request;
  const path = `/recommendations/${String(answer.body.id)}/accept`;
  return as('senior-1')('POST', path, { ...(etag !== undefined && { etag }) });
}
