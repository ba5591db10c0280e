import type { FastifyReply } from 'fastify';

/**
 * What a browser may do with a page: nothing from elsewhere, nothing inline, in no frame, and nothing kept.
 * The referrer stays on this site; without it the browser would hide where a form was sent from.
 */
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
} as const;

/** Sets the headers of every page. */
export function setPageHeaders(reply: FastifyReply): void {
  void reply.headers(HEADERS);
}
