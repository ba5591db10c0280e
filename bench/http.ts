import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { asSent } from '#cli/demo/materials.ts';

/** An answer, and how long the request took as its client saw it, in milliseconds. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly etag: string;
  readonly ms: number;
}

interface Ask {
  readonly token?: string;
  readonly body?: object;
  readonly etag?: string;
  readonly key?: string;
}

// Lighter than `fetch`: who measures shares the processors with what is measured.
const agent = new http.Agent({ keepAlive: true, maxSockets: 600, maxFreeSockets: 600 });

/** One request; rejects only where no answer came. */
export function ask<T>(method: string, url: string, given: Ask = {}): Promise<Answer<T>> {
  const { token, body, etag, key } = given;
  const data = body === undefined ? undefined : asSent(body);
  const headers = {
    accept: 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(key !== undefined && { 'idempotency-key': key }),
    ...(etag !== undefined && { 'if-match': etag }),
    ...(data && { 'content-type': 'application/json', 'content-length': data.length }),
  };
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('aborted', () => reject(new Error(`${method} ${url}: cut off`)));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        const type = response.headers['content-type'] ?? '';
        resolve({
          status: response.statusCode ?? 0,
          body: (type.includes('json') && text !== '' ? JSON.parse(text) : null) as T,
          etag: response.headers.etag ?? '',
          ms: performance.now() - from,
        });
      });
    });
    request.setTimeout(60_000, () => request.destroy(new Error(`${method} ${url}: no answer`)));
    request.on('error', reject);
    request.end(data);
  });
}

const GIVE_UP_AFTER_MS = 180_000;

/**
 * A request as a proper client makes it: while its outcome is unknown (no answer, or 503) it is repeated
 * under the same key. The time is that of the last try.
 * @param url asked again at each try: a system that was restarted may stand elsewhere
 * @throws Error for any other answer than 2xx
 */
export async function insist<T>(
  method: string,
  url: () => string,
  given: Ask = {},
): Promise<Answer<T>> {
  const key = given.key ?? randomUUID();
  const until = performance.now() + GIVE_UP_AFTER_MS;
  for (;;) {
    const answer = await ask<T>(method, url(), { ...given, key }).catch(() => null);
    if (answer !== null && answer.status < 300) return answer;
    if (answer !== null && answer.status !== 503) {
      throw new Error(`${method} ${url()}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    if (performance.now() > until) throw new Error(`${method} ${url()}: no answer`);
    await sleep(100);
  }
}
