import Type from 'typebox';
import twilio from 'twilio';
import { CodedError } from '#domain/errors.ts';
import { noteDelivery } from '#orders/deliveries.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { SMS_CALLBACK_PATH } from './path.ts';

/** Callbacks of carriers: signed, or refused. A signed one is always taken, so that none comes again and again. */
export function callbackRoutes(app: Api, deps: ApiDeps): void {
  const { smsCallback } = deps;
  if (smsCallback === undefined) return;
  app.post(
    SMS_CALLBACK_PATH,
    {
      schema: {
        hide: true,
        querystring: Type.Object({ notice: Type.Optional(Type.String({ maxLength: 40 })) }),
        body: Type.Record(Type.String(), Type.String()),
      },
    },
    async (request, reply) => {
      // The signature is over the whole address, as we gave it with the message.
      const url = new URL(request.url, smsCallback.publicUrl).href;
      const signature = String(request.headers['x-twilio-signature'] ?? '');
      if (!twilio.validateRequest(smsCallback.authToken, signature, url, request.body)) {
        throw new CodedError('callback.signature', 'The signature of this callback is wrong.', {
          field: 'X-Twilio-Signature',
          remedy: 'Check TWILIO_AUTH_TOKEN and PUBLIC_URL.',
        });
      }
      const { MessageSid = '', MessageStatus = '', ErrorCode } = request.body;
      const { notice } = request.query;
      await noteDelivery(deps, {
        carrierId: MessageSid,
        ...(notice !== undefined && { noticeId: notice }),
        status: MessageStatus,
        problem: ErrorCode ?? null,
      });
      return reply.code(204).send();
    },
  );
}
