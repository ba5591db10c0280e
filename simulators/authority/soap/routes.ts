import type { FastifyInstance, FastifyReply } from 'fastify';
import { problem } from '../../shared/server.ts';
import type { AuthorityContext } from '../context.ts';
import { provinceOf } from '../provinces.ts';
import { answerCall } from './answer-call.ts';
import { faultReply, readCall, SoapFault } from './message.ts';
import { services, type ServiceName } from './methods.ts';
import { takeFault } from './soap-faults.ts';
import { wsdlOf } from './wsdl.ts';

/** 50 MB as base64, and something for the envelope. */
const longestBody = 80 * 1024 * 1024;
const xmlTypes = ['text/xml', 'application/soap+xml', 'application/xml'];

function sendXml(reply: FastifyReply, xml: string): FastifyReply {
  return reply.type('text/xml; charset=utf-8').send(xml);
}

/** The ministry’s interface V3.0: for every province its services, and the WSDL of each. */
export function interfaceRoutes(context: AuthorityContext) {
  return async (app: FastifyInstance): Promise<void> => {
    const asText = { parseAs: 'string', bodyLimit: longestBody } as const;
    app.addContentTypeParser(xmlTypes, asText, (_request, body, done) => done(null, body));
    app.setErrorHandler(async (error: Error, _request, reply) => {
      const who = error instanceof SoapFault ? error.who : 'Server';
      return sendXml(reply.code(500), faultReply(who, error.message));
    });
    for (const service of Object.keys(services) as ServiceName[]) {
      addService(app, context, service);
    }
  };
}

function addService(app: FastifyInstance, context: AuthorityContext, service: ServiceName): void {
  const { store, clock } = context;
  const path = `/:code/${services[service]}`;

  app.get<{ Params: { code: string } }>(path, async (request, reply) => {
    const { code } = request.params;
    if (provinceOf(code) === undefined) return problem(reply, 404, `There is no province ${code}`);
    const address = `${request.protocol}://${request.host}/${code}/${services[service]}`;
    return sendXml(reply, wsdlOf(service, store.state.interface.soap, address));
  });

  app.post<{ Params: { code: string } }>(
    path,
    { bodyLimit: longestBody },
    async (request, reply) => {
      const { code } = request.params;
      if (provinceOf(code) === undefined) throw new SoapFault(`There is no province ${code}`);
      const body = typeof request.body === 'string' ? request.body : '';
      const { method, parameters } = readCall(service, store.state.interface.soap, body);
      const fault = takeFault(context, code, method);
      const call = { context, code, parameters, now: await clock.now() };
      return answerCall(reply, method, call, fault);
    },
  );
}
