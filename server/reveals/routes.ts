import { personalFields } from '#domain/masking/masked-fields.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import { readForm } from '#orders/form.ts';
import { revealed } from '#orders/reveal.ts';
import type { Api } from '../api.ts';
import { visibleOrder } from '../orders/queries.ts';
import { OrderParams } from '../orders/schemas.ts';
import type { ApiDeps } from '../ports.ts';
import { FilingParams } from '../registry/schemas.ts';
import { refusals, SECURED } from '../schemas.ts';
import { personalFieldsOfFiling } from './filing-fields.ts';
import { RevealedSchema, RevealOfFiling, RevealOfOrder } from './schemas.ts';

/** Masked fields as they are: for whoever says why, and recorded before anybody has them. */
export function revealRoutes(api: Api, deps: ApiDeps): void {
  api.post(
    '/orders/:orderNo/reveal',
    {
      config: { right: 'orders.reveal' },
      schema: {
        tags: ['orders'],
        summary: 'Masked fields of an order’s form, as they are; who looks says why, recorded',
        ...SECURED,
        params: OrderParams,
        body: RevealOfOrder,
        response: { 200: RevealedSchema, ...refusals(403, 404, 413, 415, 422) },
      },
    },
    async ({ actor, body, params }) => {
      const asked = { actor, action: 'order.revealed', target: params.orderNo, ...body } as const;
      const fields = await revealed(deps, asked, async (inside) => {
        const order = await visibleOrder(inside, params.orderNo, actor);
        return personalFields(readForm(deps.vault, order));
      });
      return { fields: [...fields] };
    },
  );

  api.post(
    '/filings/:number/reveal',
    {
      config: { right: 'filings.reveal' },
      schema: {
        tags: ['filings'],
        summary: 'Masked fields of what is filed, as they are; who looks says why, recorded',
        ...SECURED,
        params: FilingParams,
        body: RevealOfFiling,
        response: { 200: RevealedSchema, ...refusals(403, 404, 413, 415, 422) },
      },
    },
    async ({ actor, body: { record, ...body }, params }) => {
      const target = canonicalIcpNumber(params.number);
      const asked = { actor, action: 'filing.revealed', target, ...body } as const;
      const fields = await revealed(deps, asked, (inside) =>
        personalFieldsOfFiling(inside, actor, { number: params.number, record }),
      );
      return { fields: [...fields] };
    },
  );
}
