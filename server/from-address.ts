import type { HookHandlerDoneFunction, FastifyReply, FastifyRequest } from 'fastify';
import { comingFrom } from '#orders/origin.ts';

/** Lets the audit know which address asked, for everything that the request does from here on. */
export function fromAddress(
  request: FastifyRequest,
  _reply: FastifyReply,
  done: HookHandlerDoneFunction,
): void {
  comingFrom(request.ip, done);
}
