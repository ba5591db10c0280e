import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { CodedError } from '#domain/errors.ts';

/** What a person has read of an order, as its ETag says it. */
export interface ReadState {
  readonly revision: number;
  readonly formVersion: number;
}

/** The ETag of an order: its revision and the version of its form. */
export const etagOf = ({ revision, formVersion }: ReadState): string =>
  `"r${String(revision)}-f${String(formVersion)}"`;

/**
 * What the request was decided on; undefined without an If-Match.
 * @throws CodedError `if_match.malformed`.
 */
export function ifMatch(request: FastifyRequest): ReadState | undefined {
  const header = request.headers['if-match'];
  if (header === undefined) return undefined;
  const [, revision, formVersion] = /^"r(\d{1,9})-f(\d{1,9})"$/.exec(header) ?? [];
  if (revision === undefined || formVersion === undefined) {
    throw new CodedError('if_match.malformed', 'If-Match is not an ETag of an order.', {
      field: 'If-Match',
      remedy: 'Send the ETag exactly as the order was answered with it, quotes included.',
    });
  }
  return { revision: Number(revision), formVersion: Number(formVersion) };
}

/**
 * The same where the act makes no sense without it: nobody decides on what he has not read.
 * @throws CodedError `if_match.missing` (428), `if_match.malformed`.
 */
export function requireIfMatch(request: FastifyRequest): ReadState {
  const state = ifMatch(request);
  if (state !== undefined) return state;
  throw new CodedError('if_match.missing', 'This request needs an If-Match header.', {
    field: 'If-Match',
    remedy: 'Read the order and send its ETag.',
  });
}

/**
 * The key under which a request may be repeated: what was sent as one, hashed. A program may make its keys of
 * whatever it likes, a mobile included, and they are kept.
 * @throws CodedError `request.key_missing`.
 */
export function requireKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && /^[\x21-\x7e]{8,200}$/.test(key)) {
    return createHash('sha256').update(key).digest('base64url');
  }
  throw new CodedError('request.key_missing', 'This request needs an Idempotency-Key header.', {
    field: 'Idempotency-Key',
    remedy:
      'Send a fresh random key of 8 to 200 characters, and the same one when you repeat the request.',
  });
}

/**
 * The same where a key is welcome but not needed.
 * @throws CodedError `request.key_missing` for one that is malformed.
 */
export function optionalKey(request: FastifyRequest): string | undefined {
  return request.headers['idempotency-key'] === undefined ? undefined : requireKey(request);
}
