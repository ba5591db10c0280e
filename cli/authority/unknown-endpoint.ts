import { CodedError } from '#domain/errors.ts';

/** What to say where nobody knows an endpoint. */
export const unknownEndpoint = (endpoint: string): CodedError =>
  new CodedError('link.not_found', `There is no endpoint “${endpoint}”.`, {
    remedy: 'See “beian authority status” for their names.',
  });
