import Type from 'typebox';
import { STATUS_TELLS } from '#domain/authority/status-tells.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { askStatusOnRequest, STATUS_QUERIES_PER_HOUR } from '#orders/limited-status.ts';
import { STATUS_FOUND, type StatusFound } from '#orders/status-found.ts';
import type { Api } from '../api.ts';
import { BilingualSchema } from '../orders/bilingual-schema.ts';
import { visibleOrder } from '../orders/queries.ts';
import { OrderParams } from '../orders/schemas.ts';
import type { ApiDeps } from '../ports.ts';
import { SECURED, Text, refusals } from '../schemas.ts';

const StatusSchema = Type.Object({
  orderNo: Text,
  found: Type.Enum(Object.keys(STATUS_FOUND) as StatusFound[], {
    description:
      'repaired: the bureau had approved, and the order says so now; agrees: it shows no approval yet; notTold: its query does not tell of such a filing; cannotTell: what it answered proves nothing; noAnswer: it did not answer; notThere: the order is not with it; unplaced: a clerk sees to what it says',
  }),
  text: BilingualSchema,
  tells: BilingualSchema,
  stage: Text,
});

/** What came of asking, as the API tells it. */
export type AuthorityStatus = Type.Static<typeof StatusSchema>;

/** What the authority says of an order now, and what its query can tell of such an order at all, for whoever thinks that it has decided. */
export function statusRoutes(api: Api, deps: ApiDeps): void {
  api.post(
    '/orders/:orderNo/authority-status',
    {
      config: { right: 'orders.askAuthority' },
      schema: {
        tags: ['authority'],
        summary: `Ask the bureau how an order stands there, at most ${String(STATUS_QUERIES_PER_HOUR)} times an hour`,
        ...SECURED,
        params: OrderParams,
        response: { 200: StatusSchema, ...refusals(403, 404, 413, 415, 429) },
      },
    },
    async ({ params, actor }) => {
      const { orderNo } = await visibleOrder(deps, params.orderNo, actor);
      const found = await askStatusOnRequest(deps, orderNo, actor);
      const { stage, filingType } = await deps.db.order.findUniqueOrThrow({ where: { orderNo } });
      const tells = STATUS_TELLS[filingType as FilingType];
      return { orderNo, found, text: STATUS_FOUND[found], tells, stage };
    },
  );
}
