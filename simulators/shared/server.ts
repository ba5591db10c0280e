import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { FieldError } from './fields.ts';

/**
 * An HTTP server as every simulator wants it: forms, no log, problems as JSON, and nothing leaves
 * before `settled` resolves, i.e. before what was recorded so far is on the disk.
 */
export async function makeServer(settled: () => Promise<void>): Promise<FastifyInstance> {
  const app = fastify({ forceCloseConnections: true, bodyLimit: 10 * 1024 * 1024 });
  await app.register(formbody);
  app.addHook('onSend', async () => settled());
  app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof FieldError) return problem(reply, 400, error.message, error.field);
    return problem(reply, error.statusCode ?? 500, error.message);
  });
  return app;
}

/** Answers a problem document (RFC 9457), with the name of the field where there is one. */
export function problem(
  reply: FastifyReply,
  status: number,
  detail: string,
  field?: string,
): FastifyReply {
  const body = { type: 'about:blank', status, detail, ...(field === undefined ? {} : { field }) };
  return reply.code(status).type('application/problem+json').send(body);
}

/** Answers a page. */
export function sendPage(reply: FastifyReply, markup: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(markup);
}

/** Never answers: the caller's own patience must end the call. */
export function hang(reply: FastifyReply): FastifyReply {
  reply.hijack();
  return reply;
}

/** Cuts the connection without an answer, as a network does at the worst moment. */
export function cut(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}
