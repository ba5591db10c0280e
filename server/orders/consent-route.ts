import Type from 'typebox';
import { withdrawConsent } from '#orders/withdraw-consent.ts';
import type { Api } from '../api.ts';
import { ifMatch, requireKey } from '../headers.ts';
import type { ApiDeps } from '../ports.ts';
import { IdempotencyHeaders, SECURED, Text, refusals } from '../schemas.ts';
import { OrderParams } from './schemas.ts';

const WithdrawnSchema = Type.Object({ orderNo: Text, stage: Text });

/** Taking back the consent that an order was sent in with. */
export function consentRoute(api: Api, deps: ApiDeps): void {
  api.post(
    '/orders/:orderNo/withdraw-consent',
    {
      config: { right: 'consents.withdraw' },
      schema: {
        tags: ['orders'],
        summary:
          'Withdraw the consent to the use of sensitive data: the order comes back to editing, where it is not with the authority yet',
        ...SECURED,
        params: OrderParams,
        headers: IdempotencyHeaders,
        response: { 200: WithdrawnSchema, ...refusals(403, 404, 409, 412, 413, 415, 422) },
      },
    },
    (request) =>
      withdrawConsent(deps, {
        orderNo: request.params.orderNo,
        actor: request.actor,
        expected: ifMatch(request),
        requestId: requireKey(request),
      }),
  );
}
