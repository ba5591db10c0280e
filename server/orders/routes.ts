import Type from 'typebox';
import { createDraft } from '#orders/create-draft.ts';
import { editForm } from '#orders/edit-form.ts';
import { markChecked } from '#orders/marks.ts';
import { readByStaff } from '#orders/recorded-read.ts';
import type { Api } from '../api.ts';
import { etagOf, optionalKey, requireIfMatch, requireKey } from '../headers.ts';
import type { ApiDeps } from '../ports.ts';
import { IdempotencyHeaders, SECURED, refusals } from '../schemas.ts';
import { listOrders, readableOrder, timelineOf, visibleOrder } from './queries.ts';
import {
  FormSchema,
  MarksSchema,
  NewOrderSchema,
  OrderListQuery,
  OrderListSchema,
  OrderParams,
  OrderViewSchema,
  TimelineSchema,
} from './schemas.ts';
import { orderView } from './view.ts';

const TAGS = ['orders'];

/** Orders: open, fill in, act, read. */
export function orderRoutes(api: Api, deps: ApiDeps): void {
  api.post(
    '/orders',
    {
      config: { right: 'orders.open' },
      schema: {
        tags: TAGS,
        summary: 'Open an order as a draft',
        ...SECURED,
        headers: IdempotencyHeaders,
        body: NewOrderSchema,
        response: { 201: OrderViewSchema, ...refusals(403, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { actor, body } = request;
      const { orderNo } = await createDraft(deps, {
        filingType: body.filingType,
        form: body.form ?? {},
        actor,
        requestId: requireKey(request),
      });
      const order = await visibleOrder(deps, orderNo, actor);
      return reply
        .code(201)
        .header('location', `/api/v1/orders/${orderNo}`)
        .header('etag', etagOf(order))
        .send(await orderView(deps, order, actor));
    },
  );

  api.get(
    '/orders',
    {
      config: { right: 'orders.read' },
      schema: {
        tags: TAGS,
        summary: 'My orders; all orders for staff. Newest first',
        ...SECURED,
        querystring: OrderListQuery,
        response: { 200: OrderListSchema, ...refusals(403) },
      },
    },
    (request) => listOrders(deps, request.actor, request.query),
  );

  api.get(
    '/orders/:orderNo',
    {
      config: { right: 'orders.read' },
      schema: {
        tags: TAGS,
        summary: 'An order: stage, who acts, expected day, what you may do',
        ...SECURED,
        params: OrderParams,
        response: { 200: OrderViewSchema, ...refusals(403, 404) },
      },
    },
    async (request, reply) => {
      const { actor, params } = request;
      const look = { actor, action: 'order.read', target: params.orderNo };
      const { order, view } = await readByStaff(deps, look, async (inside) => {
        const order = await readableOrder(inside, params.orderNo, actor);
        return { order, view: await orderView(inside, order, actor) };
      });
      return reply.header('etag', etagOf(order)).send(view);
    },
  );

  api.get(
    '/orders/:orderNo/timeline',
    {
      config: { right: 'orders.read' },
      schema: {
        tags: TAGS,
        summary: 'How an order got here, and what was sent to its applicant',
        ...SECURED,
        params: OrderParams,
        response: { 200: TimelineSchema, ...refusals(403, 404) },
      },
    },
    async (request) => {
      const { actor, params } = request;
      const look = { actor, action: 'timeline.read', target: params.orderNo };
      return readByStaff(deps, look, async (inside) =>
        timelineOf(inside, await readableOrder(inside, params.orderNo, actor), actor),
      );
    },
  );

  api.put(
    '/orders/:orderNo/form',
    {
      config: { right: 'forms.edit' },
      schema: {
        tags: TAGS,
        summary: 'Save the form, complete or not, as it is typed',
        ...SECURED,
        params: OrderParams,
        headers: IdempotencyHeaders,
        body: FormSchema,
        response: {
          200: Type.Object({ orderNo: Type.String(), formVersion: Type.Integer() }),
          ...refusals(403, 404, 409, 412, 413, 415, 422, 428),
        },
      },
    },
    async (request, reply) => {
      const { actor, body } = request;
      const { orderNo } = request.params;
      const read = requireIfMatch(request);
      const { formVersion } = await editForm(deps, {
        orderNo,
        form: body,
        actor,
        ...read,
        requestId: optionalKey(request),
      });
      return reply
        .header('etag', etagOf({ revision: read.revision, formVersion }))
        .send({ orderNo, formVersion });
    },
  );

  api.put(
    '/orders/:orderNo/marks',
    {
      config: { right: 'reviews.mark' },
      schema: {
        tags: TAGS,
        summary:
          'Keep which fields the reviewer has checked; a mark stands until its field changes',
        ...SECURED,
        params: OrderParams,
        body: MarksSchema,
        response: { 200: MarksSchema, ...refusals(403, 404, 409, 413, 415, 422) },
      },
    },
    async ({ actor, params, body }) => {
      return { checked: await markChecked(deps, { ...params, ...body, actor }) };
    },
  );
}
