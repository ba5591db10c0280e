import Type from 'typebox';
import { proposeManualResult } from '#orders/manual-result.ts';
import { decline } from '#orders/proposals.ts';
import { readByStaff } from '#orders/recorded-read.ts';
import { proposeRepair } from '#orders/repair.ts';
import type { Api } from '../api.ts';
import { requireIfMatch, requireKey } from '../headers.ts';
import { visibleOrder } from '../orders/queries.ts';
import { OrderParams } from '../orders/schemas.ts';
import type { ApiDeps } from '../ports.ts';
import { IdempotencyHeaders, SECURED, refusals } from '../schemas.ts';
import { carryOutProposal } from './carry-out.ts';
import { proposalsOf } from './queries.ts';
import {
  ApprovedSchema,
  ManualResultSchema,
  ProposalListSchema,
  ProposalParams,
  ProposedSchema,
  RepairSchema,
} from './schemas.ts';

const TAGS = ['proposals'];

/** What takes two people: repairs, and results of the authority's that are entered by hand. */
export function proposalRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/orders/:orderNo/proposals',
    {
      config: { right: 'proposals.read' },
      schema: {
        tags: TAGS,
        summary: 'What was proposed for an order, by whom, and what became of it',
        ...SECURED,
        params: OrderParams,
        response: { 200: ProposalListSchema, ...refusals(403, 404) },
      },
    },
    async (request) => {
      const { actor, params } = request;
      const look = { actor, action: 'proposals.read', target: params.orderNo };
      return readByStaff(deps, look, async (inside) => {
        return proposalsOf(inside, await visibleOrder(inside, params.orderNo, actor), actor);
      });
    },
  );

  api.post(
    '/orders/:orderNo/repairs',
    {
      config: { right: 'repair.propose' },
      schema: {
        tags: TAGS,
        summary: 'Propose to move an order to a stage, for what nobody foresaw',
        ...SECURED,
        params: OrderParams,
        headers: IdempotencyHeaders,
        body: RepairSchema,
        response: { 201: ProposedSchema, ...refusals(403, 404, 409, 412, 413, 415, 422, 428) },
      },
    },
    async (request, reply) => {
      const { actor, body, params } = request;
      const proposed = await proposeRepair(deps, {
        orderNo: params.orderNo,
        to: body.to,
        text: body.reason.trim(),
        actor,
        requestId: requireKey(request),
        expected: requireIfMatch(request),
      });
      return reply.code(201).send(proposed);
    },
  );

  api.post(
    '/orders/:orderNo/manual-results',
    {
      config: { right: 'manualResult.propose' },
      schema: {
        tags: TAGS,
        summary: 'Propose a result of the authority’s that came by letter, with its reference',
        ...SECURED,
        params: OrderParams,
        headers: IdempotencyHeaders,
        body: ManualResultSchema,
        response: { 201: ProposedSchema, ...refusals(403, 404, 409, 412, 413, 415, 422, 428) },
      },
    },
    async (request, reply) => {
      const { actor, body, params } = request;
      const { subjectNumber, serviceNumber } = body;
      const proposed = await proposeManualResult(deps, {
        orderNo: params.orderNo,
        result: body.result,
        reference: body.reference.trim(),
        text: body.text.trim(),
        ...(subjectNumber !== undefined && { subjectNumber }),
        ...(serviceNumber !== undefined && { serviceNumber }),
        actor,
        requestId: requireKey(request),
        expected: requireIfMatch(request),
      });
      return reply.code(201).send(proposed);
    },
  );

  api.post(
    '/proposals/:id/approve',
    {
      config: { right: 'proposals.decide' },
      schema: {
        tags: TAGS,
        summary: 'Carry another’s proposal out, as its second person',
        ...SECURED,
        params: ProposalParams,
        headers: IdempotencyHeaders,
        response: { 200: ApprovedSchema, ...refusals(403, 404, 409, 413, 415, 422) },
      },
    },
    async (request) => {
      const { actor, params } = request;
      return carryOutProposal(deps, { id: params.id, actor, requestId: requireKey(request) });
    },
  );

  api.post(
    '/proposals/:id/decline',
    {
      config: { right: 'proposals.decide' },
      schema: {
        tags: TAGS,
        summary: 'Turn a proposal down, or take one’s own back',
        ...SECURED,
        params: ProposalParams,
        response: { 204: Type.Null(), ...refusals(403, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      await decline(deps, request.params.id, request.actor);
      return reply.code(204).send(null);
    },
  );
}
