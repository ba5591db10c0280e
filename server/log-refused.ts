import type { FastifyRequest } from 'fastify';
import type { Actor } from '#domain/roles.ts';

/** What is kept of a refusal: its status and code. */
interface Refused {
  readonly status: number;
  readonly code: string;
}

/** Somebody who is not known, may not, or asks too often. */
const ALWAYS: readonly number[] = [401, 403, 429];

/** “Not yours” is told as “there is none”: whoever tries ids is seen by these. */
const isMissing = ({ status, code }: Refused): boolean =>
  status === 404 && code !== 'route.not_found';

/**
 * Writes a line about a request that was refused for who asked or for whose it is (ASVS 5, 16.3.2): when, who,
 * at which route, why. Neither address nor number stands in it, for both may lead to a person; the audit has
 * the address of every sign-in that failed.
 */
export function logRefused(request: FastifyRequest, refused: Refused): void {
  if (!ALWAYS.includes(refused.status) && !isMissing(refused)) return;
  // A request may be refused before anybody knows who asks.
  const { actor, session } = request as { actor?: Actor; session?: { readonly id: string } };
  request.log.warn(
    {
      code: refused.code,
      route: `${request.method} ${request.routeOptions.url ?? '?'}`,
      by: actor?.id ?? (session === undefined ? null : `session ${session.id}`),
    },
    'refused',
  );
}
