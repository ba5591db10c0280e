import Type, { type TSchema } from 'typebox';
import type { EventType } from '#domain/events.ts';
import { advance } from '#orders/advance.ts';
import type { Api } from '../api.ts';
import { etagOf, ifMatch, requireKey } from '../headers.ts';
import type { ApiDeps } from '../ports.ts';
import { IdempotencyHeaders, SECURED, nullable, refusals } from '../schemas.ts';
import { AdvancedSchema, OrderParams } from './schemas.ts';

const Why = Type.String({
  minLength: 1,
  maxLength: 1000,
  pattern: '\\S',
  description: 'Why; kept sealed with the timeline',
});

/** An applicant accepts the text on sensitive data with what sends them on: by its version. */
const ConsentBody = nullable(
  Type.Object(
    {
      consent: Type.Optional(
        Type.String({
          maxLength: 40,
          description:
            'The version of the text on sensitive data that is accepted (GET /consents); only where that version was accepted for this order already it may be left out',
        }),
      ),
    },
    { additionalProperties: false },
  ),
);

/** What an act may say besides its name. */
interface ActBody {
  readonly reason?: string;
  readonly count?: number;
  readonly consent?: string;
}

interface Act {
  readonly event: EventType;
  readonly summary: string;
  readonly body?: TSchema;
}

/** What people do to an order, each act at an address of its own name. Who may, and when, is not said here. */
const ACTS: Readonly<Record<string, Act>> = {
  submit: {
    event: 'submit',
    summary: 'Submit the draft to initial review',
    body: ConsentBody,
  },
  resubmit: {
    event: 'resubmit',
    summary: 'Send a corrected order to initial review again',
    body: ConsentBody,
  },
  'report-again': {
    event: 'reportAgain',
    summary: 'After a failed SMS verification: report what was not edited again, without a review',
    body: ConsentBody,
  },
  withdraw: {
    event: 'withdraw',
    summary: 'Take the order back to editing, while it is not with the authority',
  },
  abandon: {
    event: 'abandon',
    summary: 'Give the order up, while it is not with the authority',
  },
  confirm: {
    event: 'confirm',
    summary: 'After initial review: confirm, so that the order goes to the bureau',
  },
  accept: { event: 'accept', summary: 'As the receiver of a transfer: take the service over' },
  decline: { event: 'decline', summary: 'As the receiver of a transfer: decline it' },
  recall: {
    event: 'recall',
    summary: 'Take one’s decision on the order back, within a few minutes',
    body: Type.Object({ reason: Why }, { additionalProperties: false }),
  },
  hold: {
    event: 'holdTerm',
    summary: 'Stop the clock of the order’s present term',
    body: Type.Object({ reason: Why }, { additionalProperties: false }),
  },
  release: { event: 'releaseTerm', summary: 'Let the clock of a held term go on' },
  extend: {
    event: 'extendTerm',
    summary: 'Give the order’s present term more working days or days',
    body: Type.Object({ reason: Why, count: Type.Integer() }, { additionalProperties: false }),
  },
};

/** One route for each act. */
export function actRoutes(api: Api, deps: ApiDeps): void {
  for (const [act, { event, summary, body }] of Object.entries(ACTS)) {
    api.post(
      `/orders/:orderNo/${act}`,
      {
        config: { right: event },
        schema: {
          tags: ['orders'],
          summary,
          ...SECURED,
          params: OrderParams,
          headers: IdempotencyHeaders,
          ...(body !== undefined && { body }),
          response: { 200: AdvancedSchema, ...refusals(403, 404, 409, 412, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const { actor } = request;
        const { reason, consent, ...facts } = (request.body ?? {}) as ActBody;
        const orderNo = request.params.orderNo;
        const expected = ifMatch(request);
        const advanced = await advance(deps, {
          orderNo,
          event: { type: event, ...facts },
          actor,
          requestId: requireKey(request),
          ...(expected !== undefined && { expected }),
          ...(reason !== undefined && { note: reason.trim() }),
          ...(consent !== undefined && { consent }),
        });
        return reply.header('etag', etagOf(advanced)).send(advanced);
      },
    );
  }
}
