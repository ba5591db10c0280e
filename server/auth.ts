import type { FastifyRequest } from 'fastify';
import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { whoAsks, type Proof } from '#identity/who-asks.ts';
import type { ApiDeps } from './ports.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set for every route below /api. */
    actor: Actor;
    /** How that is known. */
    proof: Proof;
  }
  interface FastifyContextConfig {
    /** It only asks, and is sent with POST so that what is asked stands in no address. */
    asks?: true;
  }
}

const READS = ['GET', 'HEAD'];

/**
 * Finds out who asks, from the bearer: a key, or the secret of a session.
 * @throws CodedError `auth.token_missing`, `auth.token_unknown`, `auth.scope`.
 */
export async function authenticate(
  deps: Pick<ApiDeps, 'db' | 'wall'>,
  request: FastifyRequest,
): Promise<void> {
  const [, token] = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) {
    throw new CodedError('auth.token_missing', 'This request needs a bearer token.', {
      field: 'Authorization',
      remedy: 'Send Authorization: Bearer <token>. “beian accounts” prints those of the sandbox.',
    });
  }
  const asker = await whoAsks(deps, token);
  if (asker === null) {
    throw new CodedError('auth.token_unknown', 'This bearer token is not known, or was revoked.', {
      field: 'Authorization',
      remedy: 'Ask an administrator for a new one.',
    });
  }
  requireScope(asker.proof, request);
  request.actor = asker.actor;
  request.proof = asker.proof;
}

const onlyReads = ({ method, routeOptions }: FastifyRequest): boolean =>
  READS.includes(method) || routeOptions.config.asks === true;

function requireScope(proof: Proof, request: FastifyRequest): void {
  if (proof.kind === 'session' || onlyReads(request) || proof.scopes.includes('write')) return;
  throw new CodedError('auth.scope', 'This key may read, and nothing else.', {
    field: 'Authorization',
    facts: { scopes: proof.scopes },
    remedy: 'Use a key with the scope “write”.',
  });
}

/**
 * The session that asks. What an account proves itself with is changed by its owner at the pages only: a key
 * that leaked must not be able to make itself a successor.
 * @throws CodedError `auth.session_needed` for a key.
 */
export function requireSession(proof: Proof): string {
  if (proof.kind === 'session') return proof.id;
  throw new CodedError('auth.session_needed', 'This can’t be done with a key.', {
    field: 'Authorization',
    remedy: 'Sign in at the pages, and do it there.',
  });
}
