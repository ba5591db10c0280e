import { randomUUID } from 'node:crypto';
import { asSent } from './materials.ts';

/** An answer of the API. */
export interface Answer<T> {
  readonly body: T;
  readonly etag: string;
}

/** Speaks to the API as one account, like any client of it. */
export interface ApiClient {
  get<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string, body?: object, etag?: string): Promise<Answer<T>>;
  put<T>(path: string, body: object, etag: string): Promise<Answer<T>>;
}

const TRIES = 20;
const PAUSE_MS = 500;

/** A client that does what the API asks of clients: one key per request, repeated while the outcome is unknown. */
export function apiClient(baseUrl: string, token: string): ApiClient {
  const call = async <T>(
    method: string,
    path: string,
    body?: object,
    etag?: string,
  ): Promise<Answer<T>> => {
    const headers: Record<string, string> = {
      authorization: `Bearer ${token}`,
      'idempotency-key': randomUUID(),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(etag !== undefined && { 'if-match': etag }),
    };
    for (let attempt = 1; ; attempt += 1) {
      const response = await send(`${baseUrl}/api/v1${path}`, method, headers, body);
      if (response !== null && response.status !== 503) {
        const text = await response.text();
        if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${text}`);
        return {
          body: (text === '' ? null : JSON.parse(text)) as T,
          etag: response.headers.get('etag') ?? '',
        };
      }
      if (attempt === TRIES) throw new Error(`${method} ${path}: no answer`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body, etag) => call('POST', path, body, etag),
    put: (path, body, etag) => call('PUT', path, body, etag),
  };
}

async function send(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: object,
): Promise<Response | null> {
  try {
    return await fetch(url, {
      method,
      headers,
      ...(body !== undefined && { body: Uint8Array.from(asSent(body)) }),
    });
  } catch {
    return null;
  }
}
