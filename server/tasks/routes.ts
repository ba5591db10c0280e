import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { holdersOf } from '#domain/rights/rights.ts';
import { decideReview, type Review } from '#orders/decide-review.ts';
import { settleTask } from '#orders/settle-task.ts';
import { handOver } from '#orders/hand-over.ts';
import { applyAgain } from '#orders/apply-again.ts';
import { claimNext, claimTask, releaseTask } from '#orders/tasks.ts';
import type { Api } from '../api.ts';
import { etagOf, optionalKey, requireIfMatch, requireKey } from '../headers.ts';
import { AdvancedSchema } from '../orders/schemas.ts';
import type { ApiDeps } from '../ports.ts';
import { IdempotencyHeaders, SECURED, nullable, refusals } from '../schemas.ts';
import { PreviewSchema, preview } from './preview.ts';
import { listTasks, taskView } from './queries.ts';
import {
  AppliedSchema,
  DecisionSchema,
  HandOverSchema,
  HandedOverSchema,
  NextTaskBody,
  NextTaskSchema,
  RecommendedSchema,
  SettleSchema,
  TaskListQuery,
  TaskListSchema,
  TaskParams,
  TaskSchema,
} from './schemas.ts';

const TAGS = ['tasks'];
const WAITS_FOR = holdersOf('review.approve');

/** Tasks: the queue, and what its people do with it. */
export function taskRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/tasks',
    {
      config: { right: 'tasks.work' },
      schema: {
        tags: TAGS,
        summary: 'The open tasks of my role, the most urgent first',
        ...SECURED,
        querystring: TaskListQuery,
        response: { 200: TaskListSchema, ...refusals(403) },
      },
    },
    (request) => {
      return listTasks(deps, request.actor, request.query);
    },
  );

  api.post(
    '/tasks/next',
    {
      config: { right: 'tasks.work' },
      schema: {
        tags: TAGS,
        summary: 'Take the most urgent free task',
        ...SECURED,
        body: nullable(NextTaskBody),
        response: { 200: NextTaskSchema, ...refusals(403, 413, 415) },
      },
    },
    async (request) => {
      const task = await claimNext(deps, request.actor, request.body ?? {}, optionalKey(request));
      if (task !== null) return { task: await taskView(deps, task), empty: null };
      return { task: null, empty: 'There is no free task in your queue.' };
    },
  );

  api.post(
    '/tasks/:id/claim',
    {
      config: { right: 'tasks.work' },
      schema: {
        tags: TAGS,
        summary: 'Take this task; refused with the holder’s name where another has it',
        ...SECURED,
        params: TaskParams,
        response: { 200: TaskSchema, ...refusals(403, 404, 409, 413, 415) },
      },
    },
    async (request) => {
      return taskView(deps, await claimTask(deps, request.params.id, request.actor));
    },
  );

  api.post(
    '/tasks/:id/release',
    {
      config: { right: 'tasks.work' },
      schema: {
        tags: TAGS,
        summary: 'Give this task back to its queue; a manager may release another’s',
        ...SECURED,
        params: TaskParams,
        response: { 200: TaskSchema, ...refusals(403, 404, 409, 413, 415) },
      },
    },
    async (request) => {
      return taskView(deps, await releaseTask(deps, request.params.id, request.actor));
    },
  );

  api.post(
    '/tasks/:id/decide',
    {
      config: { right: 'reviews.decide' },
      schema: {
        tags: TAGS,
        summary:
          'Decide an initial review: pass, return to complete, or reject, with reasons per field. What takes two people is recommended: 202, and nothing moves until another accepts it',
        ...SECURED,
        params: TaskParams,
        headers: IdempotencyHeaders,
        body: DecisionSchema,
        response: {
          200: AdvancedSchema,
          202: RecommendedSchema,
          ...refusals(403, 404, 409, 412, 413, 415, 422, 428),
        },
      },
    },
    async (request, reply) => {
      const decided = await decideReview(deps, reviewOf(request, requireKey(request)));
      if ('recommended' in decided) {
        const { recommended: id, orderNo } = decided;
        const { decision } = request.body;
        return reply.code(202).send({ id, orderNo, decision, waitsFor: [...WAITS_FOR] });
      }
      const { advanced } = decided;
      return reply.header('etag', etagOf(advanced)).send(advanced);
    },
  );

  api.post(
    '/tasks/:id/preview',
    {
      config: { right: 'reviews.decide' },
      schema: {
        tags: TAGS,
        summary: 'What a decision would come to, word by word; nothing is decided',
        ...SECURED,
        params: TaskParams,
        body: DecisionSchema,
        response: { 200: PreviewSchema, ...refusals(403, 404, 409, 412, 413, 415, 422, 428) },
      },
    },
    (request) => {
      return preview(deps, reviewOf(request, randomUUID()));
    },
  );

  api.post(
    '/tasks/hand-over',
    {
      config: { right: 'tasks.handOver' },
      schema: {
        tags: TAGS,
        summary: 'Hand the open tasks of an absent colleague to another, or back to their queue',
        ...SECURED,
        body: HandOverSchema,
        response: { 200: HandedOverSchema, ...refusals(403, 413, 415, 422) },
      },
    },
    async ({ actor, body }) => {
      return handOver(deps, { from: body.from, to: body.to, actor });
    },
  );

  api.post(
    '/tasks/:id/apply-again',
    {
      config: { right: 'answers.applyAgain' },
      schema: {
        tags: TAGS,
        summary: 'Try to bring an answer of the authority’s to its order again',
        ...SECURED,
        params: TaskParams,
        response: { 200: AppliedSchema, ...refusals(403, 404, 409, 413, 415) },
      },
    },
    async ({ actor, params }) => {
      return applyAgain(deps, params.id, actor);
    },
  );

  api.post(
    '/tasks/:id/settle',
    {
      config: { right: 'tasks.work' },
      schema: {
        tags: TAGS,
        summary:
          'End a task that no event ends: an answer that fits nowhere, a notice that can’t be delivered',
        ...SECURED,
        params: TaskParams,
        body: SettleSchema,
        response: { 204: Type.Null(), ...refusals(403, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      await settleTask(deps, request.params.id, request.body.text, request.actor);
      return reply.code(204).send(null);
    },
  );
}

/** A reviewer's decision as a request says it. */
function reviewOf(
  request: FastifyRequest & {
    readonly params: Type.Static<typeof TaskParams>;
    readonly body: Type.Static<typeof DecisionSchema>;
  },
  requestId: string,
): Review {
  const { actor, params, body } = request;
  return {
    taskId: params.id,
    decision: body.decision,
    reasons: body.reasons ?? [],
    ...(body.text !== undefined && { text: body.text }),
    actor,
    requestId,
    expected: requireIfMatch(request),
  };
}
