import Type, { type TSchema } from 'typebox';

/** A value, or null where there is none. */
export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

export const Instant = Type.String({ format: 'date-time', description: 'UTC' });

/**
 * How the pattern of a text begins that is kept in the clear: no mobile and no certificate number may stand in it.
 */
export const NOBODYS_NUMBER = '^(?!.*(1[3-9]\\d{9}|\\d{15}))';

export const Text = Type.String();

/** How every refusal looks (RFC 9457). */
export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable, for programs' }),
    detail: Type.String({ description: 'A sentence, for people' }),
    field: Type.Optional(Type.String({ description: 'JSON pointer or name of what is wrong' })),
    remedy: Type.Optional(Type.String({ description: 'The way out' })),
    facts: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { title: 'Problem' },
);

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemSchema } },
});

const PROBLEMS = {
  400: problem('The request is malformed.'),
  401: problem('The bearer token is missing or unknown.'),
  403: problem('Not for this role.'),
  404: problem('There is no such thing, or it is not yours.'),
  409: problem('Not possible now: the state, who acts and what is allowed are named.'),
  410: problem('It was there, and is no longer.'),
  412: problem('Changed since it was read.'),
  413: problem('The body is too large.'),
  415: problem('The body is not JSON.'),
  422: problem('The content is refused; each finding names its field.'),
  428: problem('The If-Match header is missing.'),
  429: problem('Asked too often: when it is possible again is named.'),
  500: problem('A fault of ours.'),
  503: problem('The outcome is unknown: repeat with the same Idempotency-Key.'),
} as const;

type ProblemStatus = keyof typeof PROBLEMS;

/** The refusals that a route of the API may answer with, beside those that any may. */
export const refusals = <S extends ProblemStatus>(...statuses: S[]) =>
  Object.fromEntries(
    ([400, 401, 429, 500, 503, ...statuses] as ProblemStatus[]).map((status) => [
      status,
      PROBLEMS[status],
    ]),
  ) as Record<S | 400 | 401 | 429 | 500 | 503, (typeof PROBLEMS)[ProblemStatus]>;

export const SECURED = { security: [{ bearer: [] }] } as const;

export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      description: 'Required: a fresh random key; the same one repeats the request safely',
    }),
  ),
  'if-match': Type.Optional(Type.String({ description: 'The ETag of the order as you read it' })),
});

/** Page size of lists, as a query parameter. */
export const PageQuery = {
  limit: Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,9}$',
      description: '1 to 100, the nearest of them counts; 20 unless told',
    }),
  ),
  after: Type.Optional(
    Type.String({ maxLength: 200, description: 'The `next` of the page before' }),
  ),
};

/** Reads a page size; out of range becomes the nearest one allowed. */
export const pageSize = (limit: string | undefined): number =>
  Math.min(100, Math.max(1, Number(limit ?? 20)));
