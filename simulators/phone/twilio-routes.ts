import type { FastifyInstance, FastifyRequest } from 'fastify';
import { basicAuthMatches } from '../shared/basic-auth.ts';
import { cut, hang } from '../shared/server.ts';
import { formText } from './create-request.ts';
import { filterMessages } from './listing.ts';
import type { Message } from './message.ts';
import { pageOf } from './paging.ts';
import { toResource } from './resource.ts';
import type { PhoneService } from './service.ts';
import { TwilioError } from './twilio-errors.ts';

/** The account that may use the interface. */
export interface TwilioAccount {
  readonly sid: string;
  readonly authToken: string;
}

interface Parameters {
  Params: { AccountSid: string; Sid: string };
}

function notFound(request: FastifyRequest): TwilioError {
  const path = request.url.split('?')[0] ?? '';
  return new TwilioError(20404, `The requested resource ${path} was not found`);
}

/** Twilio's Messages resource, version 2010-04-01; errors in Twilio's shape. */
export function twilioRoutes(service: PhoneService, account: TwilioAccount) {
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
      const known = error instanceof TwilioError;
      const own = known ? error : new TwilioError((error.statusCode ?? 500) < 500 ? 20001 : 20500);
      return reply.code(own.status).send(own.toBody());
    });
    app.setNotFoundHandler((request) => {
      throw notFound(request);
    });
    app.addHook('onRequest', async (request) => {
      // From the address, since an unknown path has no parameters: …/Accounts/{AccountSid}/…
      const accountSid = request.url.split('/')[3];
      const known = basicAuthMatches(request.headers.authorization, account.sid, account.authToken);
      if (!known || accountSid !== account.sid) throw new TwilioError(20003);
    });
    addMessageRoutes(app, service);
  };
}

function addMessageRoutes(app: FastifyInstance, service: PhoneService): void {
  const find = (request: FastifyRequest<Parameters>): Message => {
    const message = service.store.get(request.params.Sid);
    if (message === undefined) throw notFound(request);
    return message;
  };

  app.post<Parameters>('/Messages.json', async (request, reply) => {
    const accepted = await service.accept(request.params.AccountSid, request.body);
    if (accepted.reply === 'never') return hang(reply);
    if (accepted.reply === 'send') return reply.code(201).send(toResource(accepted.message));
    await service.store.settled();
    return cut(reply);
  });

  app.get<Parameters>('/Messages.json', async (request) => {
    const path = request.url.split('?')[0] ?? '';
    return pageOf(path, request.query, filterMessages(service.store.all(), request.query));
  });

  app.get<Parameters>('/Messages/:Sid(^[A-Za-z0-9]+).json', async (request) =>
    toResource(find(request)),
  );

  app.post<Parameters>('/Messages/:Sid(^[A-Za-z0-9]+).json', async (request) => {
    const { sid } = find(request);
    // Redaction is the one change that a message which has left allows.
    if (formText(request.body, 'Body') !== '') throw new TwilioError(20001);
    await service.redact(sid);
    return toResource(find(request));
  });

  app.delete<Parameters>('/Messages/:Sid(^[A-Za-z0-9]+).json', async (request, reply) => {
    service.store.delete(find(request).sid);
    return reply.code(204).send();
  });
}
