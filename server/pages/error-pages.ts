import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { CodedError } from '#domain/errors.ts';
import { isUnreachable } from '#orders/unreachable.ts';
import { logRefused } from '../log-refused.ts';
import { problemOf } from '../problems.ts';
import { ApiRefusal } from './api-refusal.ts';
import { PageError, SignInNeeded } from './page-error.ts';
import { refusalInWords, type Refusal } from './refusal-words.ts';
import { takeSession } from './session.ts';
import { show, visitOf, type Visit } from './visit.ts';
import { word } from './words.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Staff sign in at an identity provider; unknown where a request was refused before it was looked at. */
    staffSignIn: boolean | undefined;
  }
}

interface Told extends Refusal {
  readonly status: number;
}

const pageTold = ({ status, text, remedy }: PageError, { locale }: Visit): Told => ({
  ...{ status, code: text, sentence: word(locale, text), remedy: word(locale, remedy) },
});

const UNAVAILABLE = new CodedError('record.unavailable', 'The record can’t be reached.', {
  remedy: 'Try again in a few seconds.',
});

/** Fastify's own refusals of a request that it could not read. */
const UNREADABLE = new CodedError('request.malformed', 'What was sent could not be read.', {
  remedy: 'Go back, check what you typed or chose, and send it again.',
});

function toTold(error: unknown, visit: Visit): Told {
  if (error instanceof PageError) return pageTold(error, visit);
  if (error instanceof ApiRefusal) {
    return { status: error.problem.status, ...refusalInWords(error.problem, visit.locale) };
  }
  const coded = codedOf(error);
  if (coded === undefined) {
    return pageTold(new PageError(500, 'page.crash', 'page.crashRemedy'), visit);
  }
  const problem = problemOf(coded);
  return { status: problem.status, ...refusalInWords(problem, visit.locale) };
}

function codedOf(error: unknown): CodedError | undefined {
  if (error instanceof CodedError) return error;
  if (isUnreachable(error)) return UNAVAILABLE;
  const { statusCode = 500 } = error as FastifyError;
  if (statusCode === 413) {
    return new CodedError('request.too_large', 'What was sent is too large.', {
      remedy: 'Choose a smaller file.',
    });
  }
  return statusCode < 500 ? UNREADABLE : undefined;
}

const isSignedOut = (error: unknown): boolean =>
  error instanceof SignInNeeded || (error instanceof ApiRefusal && error.problem.status === 401);

/** Only our own addresses are led back to: nobody is sent elsewhere after signing in. */
export const ownPath = (path: string): string =>
  /^\/pages\/[\w\-./?=&%]*$/.test(path) && !path.includes('//') ? path : '/pages/';

/** The page to sign in at, in place of the one that was asked for. */
export function showSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  visit: Visit,
  {
    wrong = false,
    next = '/pages/',
    byKey = false,
  }: { wrong?: boolean; next?: string; byKey?: boolean },
): FastifyReply {
  const notSaved = request.method === 'POST' && !wrong;
  const model = {
    ...{ title: word(visit.locale, 'signIn.title'), next: ownPath(next), wrong, notSaved },
    needed: !wrong && next !== '/pages/',
    ...{ staff: request.staffSignIn, nextInAddress: encodeURIComponent(ownPath(next)) },
  };
  const status = wrong || next !== '/pages/' ? 401 : 200;
  return show(
    request,
    reply,
    { ...visit, session: undefined },
    byKey ? 'sign-in-key' : 'sign-in',
    model,
    status,
  );
}

/** Answers every error of the pages with a sentence and the way out; nothing of its insides is told. */
export function answerWithPage(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const visit = visitOf(request);
  if (isSignedOut(error)) {
    takeSession(request, reply);
    const next = request.method === 'GET' ? request.url : '/pages/orders';
    return showSignIn(request, reply, visit, { next });
  }
  const told = toTold(error, visit);
  // What the API refused it has logged itself.
  if (!(error instanceof ApiRefusal)) logRefused(request, told);
  // Messages may quote what people typed: only the kind of the error is logged.
  if (told.status >= 500) request.log.error({ code: told.code, err: (error as Error).name });
  const back = ownPath(new URL(request.headers.referer ?? 'http://x/', 'http://x').pathname);
  const model = { ...told, title: word(visit.locale, 'error.title'), back };
  return show(request, reply, visit, 'refused', model, told.status);
}
