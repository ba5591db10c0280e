import { CodedError } from '#domain/errors.ts';
import { EVENT_TYPES, type EventType } from '#domain/events.ts';
import { holdersOf, reachOf, type Right } from '#domain/rights/rights.ts';
import type { Role } from '#domain/roles.ts';
import { notYours } from '#orders/permission.ts';
import type { Api } from './api.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The right that this address asks for; without one the API is not built. */
    right?: Right;
  }
}

/** What Fastify hands a route's options on with. */
const rightOf = (config: { right?: Right } | undefined, route: string): Right => {
  if (config?.right !== undefined) return config.right;
  throw new Error(`${route} declares no right: add config: { right } with one of domain/rights.`);
};

/**
 * Holds every address of a scope to the table of rights: each declares the right that it asks for, and whoever
 * has it not is refused before anything is read. On whose records somebody has it, the queries say.
 * @throws Error while the API is built, for an address without a right.
 */
export function requireRights(api: Api): void {
  api.addHook('onRoute', ({ method, url, config }) => {
    rightOf(config, `${String(method)} ${url}`);
  });
  api.addHook('onRequest', ({ actor, routeOptions }, _reply, done) => {
    const right = rightOf(routeOptions.config, String(routeOptions.url));
    done(reachOf(actor.role, right) === undefined ? refusalOf(right, actor.role) : undefined);
  });
}

const isEvent = (right: Right): right is Right & EventType =>
  (EVENT_TYPES as readonly string[]).includes(right);

function refusalOf(right: Right, role: Role): CodedError {
  if (isEvent(right)) return notYours(right, role);
  return new CodedError('auth.role', `This is not for a ${role} to see or do.`, {
    remedy: `It is for: ${holdersOf(right).join(', ')}.`,
  });
}
