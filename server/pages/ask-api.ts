import { randomUUID } from 'node:crypto';
import { cameFrom } from '#orders/origin.ts';
import type { Api } from '../api.ts';
import type { Problem } from '../problems.ts';
import { ApiRefusal } from './api-refusal.ts';

/** What goes along with a request. */
export interface Request {
  readonly body?: unknown;
  readonly etag?: string;
  readonly key?: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A file of the API's, as it answered it. */
export interface ApiFile {
  readonly content: Buffer;
  readonly type: string;
  readonly disposition: string;
}

/** The API hears from the address that the page was asked from. */
export const sameAddress = () => {
  const remoteAddress = cameFrom();
  return remoteAddress === '' ? {} : { remoteAddress };
};

/** Who asks. */
export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Fetches a file from the API, for a browser that has no bearer token. */
export function fetcher(app: Api, token: string) {
  return async (path: string): Promise<ApiFile> => {
    const headers = bearer(token);
    const url = `/api/v1${path}`;
    const response = await app.inject({ method: 'GET', url, headers, ...sameAddress() });
    if (response.statusCode >= 400) throw new ApiRefusal(response.json<Problem>());
    const { 'content-type': type, 'content-disposition': disposition } = response.headers;
    return {
      content: response.rawPayload,
      type: type?.toString() ?? 'application/octet-stream',
      disposition: disposition ?? 'attachment',
    };
  };
}

/** Asks the API in this process, with the token of who is signed in: the same rights, refusals and effects. */
export function asker(app: Api, token: string) {
  return async <T>(method: Method, path: string, request: Request = {}) => {
    const { body, etag, key = randomUUID() } = request;
    const file = Buffer.isBuffer(body);
    const response = await app.inject({
      method,
      url: `/api/v1${path}`,
      ...sameAddress(),
      headers: {
        ...bearer(token),
        ...(method !== 'GET' && { 'idempotency-key': key }),
        ...(etag !== undefined && { 'if-match': etag }),
        ...(file && { 'content-type': 'application/octet-stream' }),
      },
      ...(body !== undefined && { payload: body as object }),
    });
    if (response.statusCode >= 400) throw new ApiRefusal(response.json<Problem>());
    const answer = response.body === '' ? {} : response.json<unknown>();
    return { body: answer as T, etag: response.headers.etag ?? '' };
  };
}

export type Ask = ReturnType<typeof asker>;

/** The parameters of an address; what is empty is left out. */
export const query = (wanted: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given as [string, string][]).toString();
  return text === '' ? '' : `?${text}`;
};

/** An id as it stands in an address. */
export const id = encodeURIComponent;

/** An answer; undefined where the API has no such address or nothing there. */
export async function ifThere<T>(answer: Promise<{ body: T }>): Promise<T | undefined> {
  try {
    return (await answer).body;
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.status === 404) return undefined;
    throw error;
  }
}
