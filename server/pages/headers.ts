import type { FastifyReply } from 'fastify';

/**
 * What a browser may do with a page beyond what it may with any answer (hardening/security-headers.ts): use
 * what is of this server, nothing from elsewhere and nothing inline.
 * The referrer stays on this site; without it the browser would hide where a form was sent from.
 */
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  'referrer-policy': 'same-origin',
} as const;

/** Sets the headers of every page. */
export function setPageHeaders(reply: FastifyReply): void {
  void reply.headers(HEADERS);
}
