import { json } from 'node:stream/consumers';
import { cameFrom } from '#orders/origin.ts';
import type { Api } from '../api.ts';
import type { Problem } from '../problems.ts';
import { ApiRefusal } from './api-refusal.ts';

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

/** Hands a file on that the API makes while it is read: never all of it is held. */
export function streamer(app: Api, token: string) {
  return async (path: string, payload: object) => {
    const response = await app.inject({
      ...{ method: 'POST', url: `/api/v1${path}`, headers: bearer(token), payload },
      ...{ ...sameAddress(), payloadAsStream: true },
    });
    const stream = response.stream();
    if (response.statusCode >= 400) throw new ApiRefusal((await json(stream)) as Problem);
    const { 'content-type': type, 'content-disposition': disposition } = response.headers;
    return {
      stream,
      type: type?.toString() ?? 'application/octet-stream',
      disposition: disposition ?? 'attachment',
    };
  };
}
