import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { CodedError } from '#domain/errors.ts';
import { isUnreachable } from '#orders/unreachable.ts';
import { logRefused } from './log-refused.ts';
import { problemOf } from './problems.ts';

/** Answers every error as a problem document; what nobody foresaw is logged and told without its insides. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = toRefusal(error, request);
  const problem = problemOf(refusal);
  logRefused(request, problem);
  if (problem.status >= 500) request.log.error({ code: problem.code, err: nameOf(error) });
  if (problem.status === 503) void reply.header('retry-after', '2');
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply.code(problem.status).type('application/problem+json').send(problem);
}

/** Fastify's own refusals, by its codes. */
const FASTIFY: Readonly<Record<string, (error: FastifyError) => CodedError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    new CodedError('request.too_large', 'The body is larger than 1 MB.', {
      remedy: 'A form is text only; materials are not part of it.',
    }),
  FST_ERR_CTP_INVALID_JSON_BODY: () => notJson(),
  FST_ERR_CTP_EMPTY_JSON_BODY: () =>
    new CodedError('request.not_json', 'The body is empty, but its Content-Type says JSON.', {
      remedy: 'Send a JSON body, or none and no Content-Type.',
    }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    new CodedError('request.media_type', 'The body must be JSON.', {
      field: 'Content-Type',
      remedy: 'Send Content-Type: application/json.',
    }),
  FST_ERR_BAD_URL: () =>
    new CodedError('request.malformed', 'The address can’t be read.', {
      remedy: 'Write each % as %25, and other signs as UTF-8 in percent-encoding.',
    }),
  FST_ERR_MAX_PARAM_LENGTH: () =>
    new CodedError('route.not_found', 'There is nothing at an address of that length.', {
      remedy: 'All addresses are described at /docs.',
    }),
};

function toRefusal(error: unknown, request: FastifyRequest): CodedError {
  if (error instanceof CodedError) return error;
  const known = error as FastifyError;
  if (known.validation !== undefined) return malformed(known);
  const byFastify = FASTIFY[known.code];
  if (byFastify !== undefined) return byFastify(known);
  if (error instanceof SyntaxError && known.statusCode === 400) return notJson();
  if (typeof known.statusCode === 'number' && known.statusCode < 500) {
    return new CodedError('request.malformed', known.message, { remedy: COMPARE });
  }
  if (isUnreachable(error)) return unavailable(request);
  return new CodedError('internal', 'Something went wrong on our side; it has been logged.', {
    remedy:
      'Try again; if it happens again, tell the operator the time and the address you called.',
  });
}

function notJson(): CodedError {
  return new CodedError('request.not_json', 'The body is not valid JSON.', {
    remedy: 'Check brackets, quotes and commas.',
  });
}

const COMPARE = 'Compare it with the description at /docs.';

/** What people call the parts of a request. */
const PARTS = { body: 'body', querystring: 'query', params: 'address', headers: 'header' } as const;

function malformed({ validation, validationContext }: FastifyError): CodedError {
  const [first] = validation ?? [];
  const extra = first?.params.additionalProperty ?? first?.params.missingProperty;
  const pointer = `${first?.instancePath ?? ''}${typeof extra === 'string' ? `/${extra}` : ''}`;
  const part = validationContext ?? 'body';
  // A pointer leads into a body; parameters and headers have names.
  const field = part === 'body' ? pointer : pointer.slice(1);
  const options = first?.params.allowedValues;
  return new CodedError(
    'request.malformed',
    `The ${PARTS[part]} is not as described: ${field === '' ? 'it' : field} ${first?.message ?? 'is malformed'}.`,
    { field, remedy: Array.isArray(options) ? `Choose one of: ${options.join(', ')}.` : COMPARE },
  );
}

/** The record can't be reached. For a write nobody knows whether it was committed: the same key tells. */
function unavailable(request: FastifyRequest): CodedError {
  if (['GET', 'HEAD'].includes(request.method)) {
    return new CodedError('record.unavailable', 'The record can’t be reached at the moment.', {
      remedy: 'Try again in a few seconds.',
    });
  }
  const repeatable = request.headers['idempotency-key'] !== undefined;
  return new CodedError('outcome.unknown', 'The outcome of this request is unknown.', {
    remedy: repeatable
      ? 'Repeat it with the same Idempotency-Key: it is done once, whatever happened.'
      : 'Read the order or the list of tasks in a few seconds: it shows whether this was done.',
  });
}

/** Messages of drivers may quote values: only the kind of the error goes into the log. */
function nameOf(error: unknown): string {
  const { name, code } = error as { name?: string; code?: string };
  return [name, code].filter((part) => part !== undefined).join(' ');
}
