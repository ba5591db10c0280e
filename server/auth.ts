import type { FastifyRequest } from 'fastify';
import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { actorOf } from '#orders/accounts.ts';
import type { PrismaClient } from '#prisma/client.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set for every route below /api. */
    actor: Actor;
  }
}

/**
 * Finds out who asks, from the bearer token.
 * @throws CodedError `auth.token_missing`, `auth.token_unknown`.
 */
export async function authenticate(db: PrismaClient, request: FastifyRequest): Promise<void> {
  const [, token] = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) {
    throw new CodedError('auth.token_missing', 'This request needs a bearer token.', {
      field: 'Authorization',
      remedy: 'Send Authorization: Bearer <token>. “beian accounts” prints those of the sandbox.',
    });
  }
  const actor = await actorOf(db, token);
  if (actor === null) {
    throw new CodedError('auth.token_unknown', 'This bearer token is not known, or was revoked.', {
      field: 'Authorization',
      remedy: 'Ask an administrator for a new one.',
    });
  }
  request.actor = actor;
}
