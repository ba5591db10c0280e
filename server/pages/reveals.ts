import type { FastifyRequest } from 'fastify';
import { REVEAL_REASONS } from '#domain/masking/reveals.ts';
import type { RevealedView } from '../reveals/schemas.ts';
import { fieldsOf, oneOf } from './visit.ts';

/** What was revealed for this one answer: a page that is read again has it no longer. */
export interface RevealedFields {
  /** The record of a filing that they are of; empty for an order's form. */
  readonly of: string;
  /** By JSON pointer. */
  readonly values: ReadonlyMap<string, unknown>;
}

export const NOTHING_REVEALED: RevealedFields = { of: '', values: new Map() };

/** The reasons to choose from. */
export const REVEAL_CHOICES = Object.entries(REVEAL_REASONS).map(([code, name]) => ({
  ...{ code, name },
}));

/** What somebody chose: a masked field, and why. */
export interface RevealAsked {
  /** The record of a filing that it stands in; empty for an order's form. */
  readonly record: string;
  readonly wanted: { readonly fields: readonly string[]; readonly reason: string };
}

/** Reads it off what a page sent. */
export function revealAsked(request: FastifyRequest): RevealAsked {
  const sent = fieldsOf(request);
  return {
    record: oneOf(sent, 'record'),
    wanted: { fields: [oneOf(sent, 'reveal')], reason: oneOf(sent, 'revealReason') },
  };
}

/** What the API answered, for a page. */
export const revealedFields = ({ fields }: RevealedView, of: string): RevealedFields => ({
  ...{ of, values: new Map(fields.map(({ field, value }) => [field, value])) },
});
