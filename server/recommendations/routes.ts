import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  acceptRecommendation,
  editRecommendation,
  sendBack,
  type Edited,
} from '#orders/second-review.ts';
import type { Api } from '../api.ts';
import { etagOf, requireIfMatch, requireKey } from '../headers.ts';
import { AdvancedSchema } from '../orders/schemas.ts';
import type { ApiDeps } from '../ports.ts';
import { ProposalParams } from '../proposals/schemas.ts';
import { IdempotencyHeaders, SECURED, refusals } from '../schemas.ts';
import { PreviewSchema, previewOfEdited } from '../tasks/preview.ts';
import { EditedSchema } from '../tasks/schemas.ts';

const TAGS = ['recommendations'];
const REFUSALS = refusals(403, 404, 409, 412, 413, 415, 422, 428);

const CommentSchema = Type.Object(
  {
    text: Type.String({
      minLength: 1,
      maxLength: 2000,
      pattern: '\\S',
      description: 'For the reviewer; the applicant never reads it',
    }),
  },
  { additionalProperties: false },
);

/** What a second person does with a colleague's recommendation. It is read at /orders/{orderNo}/proposals. */
export function recommendationRoutes(api: Api, deps: ApiDeps): void {
  api.post(
    '/recommendations/:id/accept',
    {
      config: { right: 'review.approve' },
      schema: {
        tags: TAGS,
        summary: 'Take the decision that a colleague recommended, as it is',
        ...SECURED,
        params: ProposalParams,
        headers: IdempotencyHeaders,
        response: { 200: AdvancedSchema, ...REFUSALS },
      },
    },
    async (request, reply) => {
      const advanced = await acceptRecommendation(deps, {
        ...actOf(request),
        requestId: requireKey(request),
      });
      return reply.header('etag', etagOf(advanced)).send(advanced);
    },
  );

  api.post(
    '/recommendations/:id/edit',
    {
      config: { right: 'review.approve' },
      schema: {
        tags: TAGS,
        summary:
          'Take the decision that a colleague recommended, with reasons and words of one’s own',
        ...SECURED,
        params: ProposalParams,
        headers: IdempotencyHeaders,
        body: EditedSchema,
        response: { 200: AdvancedSchema, ...REFUSALS },
      },
    },
    async (request, reply) => {
      const advanced = await editRecommendation(deps, {
        ...actOf(request),
        ...editedBy(request.body),
        requestId: requireKey(request),
      });
      return reply.header('etag', etagOf(advanced)).send(advanced);
    },
  );

  api.post(
    '/recommendations/:id/preview',
    {
      config: { right: 'review.approve' },
      schema: {
        tags: TAGS,
        summary: 'What a recommendation would come to with one’s own reasons; nothing is decided',
        ...SECURED,
        params: ProposalParams,
        body: EditedSchema,
        response: { 200: PreviewSchema, ...REFUSALS },
      },
    },
    (request) =>
      previewOfEdited(deps, {
        ...actOf(request),
        ...editedBy(request.body),
        requestId: randomUUID(),
      }),
  );

  api.post(
    '/recommendations/:id/send-back',
    {
      config: { right: 'review.approve' },
      schema: {
        tags: TAGS,
        summary: 'Give a recommendation back to its reviewer, with a comment: the review goes on',
        ...SECURED,
        params: ProposalParams,
        body: CommentSchema,
        response: { 204: Type.Null(), ...refusals(403, 404, 409, 413, 415) },
      },
    },
    async ({ actor, params, body }, reply) => {
      await sendBack(deps, { id: params.id, comment: body.text.trim(), actor });
      return reply.code(204).send(null);
    },
  );
}

/** Who does it to which recommendation, having read which state of the order. */
const actOf = (request: FastifyRequest & { params: Type.Static<typeof ProposalParams> }) => ({
  id: request.params.id,
  actor: request.actor,
  expected: requireIfMatch(request),
});

const editedBy = ({ reasons = [], text }: Type.Static<typeof EditedSchema>): Edited => ({
  reasons,
  ...(text !== undefined && { text }),
});
