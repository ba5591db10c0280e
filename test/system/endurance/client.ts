import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { asSent } from '#cli/demo/materials.ts';

/** An answer of the API that was a promise: this order is at this revision. */
export interface Promised {
  readonly orderNo: string;
  readonly revision: number;
  readonly stage: string;
}

/** The API said no. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, what: string) {
    super(`${what}: ${String(status)}`);
    this.status = status;
  }
}

/** Speaks to the API as one account. */
export interface Client {
  <T>(
    method: string,
    path: string,
    body?: object,
    etag?: string,
  ): Promise<{ body: T; etag: string }>;
}

/** What clients saw while things died. */
export interface Seen {
  /** Requests without an answer, or whose answer was 502 to 504: each was repeated with its key. */
  broken: number;
  /** Answers of 5xx that a client can't go on with. */
  readonly faults: string[];
  readonly promises: Promised[];
}

const PAUSE_MS = 300;
const GIVE_UP_AFTER_MS = 180_000;
const AGAIN = [502, 503, 504];

/**
 * A client as the API asks for: it repeats a request with the same key, at the next address, for as long
 * as nobody answers; and it remembers what it was promised.
 */
export function patientClient(addresses: readonly string[], token: string, seen: Seen): Client {
  let turn = 0;
  return async <T>(method: string, path: string, body?: object, etag?: string) => {
    const key = randomUUID();
    const until = Date.now() + GIVE_UP_AFTER_MS;
    for (;;) {
      turn += 1;
      const address = addresses[turn % addresses.length] ?? '';
      const answer = await ask(`${address}/api/v1${path}`, method, token, key, body, etag);
      if (answer === null || AGAIN.includes(answer.status)) {
        seen.broken += 1;
        if (Date.now() > until) throw new Error(`${method} ${path}: no answer for three minutes`);
        await sleep(PAUSE_MS);
        continue;
      }
      const { status, text } = answer;
      if (status >= 500) seen.faults.push(`${method} ${path}: ${String(status)} ${text}`);
      if (status >= 400) throw new Refused(status, `${method} ${path} ${text.slice(0, 200)}`);
      const said = (text === '' ? null : JSON.parse(text)) as T;
      remember(seen, method, said);
      return { body: said, etag: answer.etag };
    }
  };
}

function remember({ promises }: Seen, method: string, said: unknown): void {
  const { orderNo, revision, stage } = (said ?? {}) as Partial<Promised>;
  // A claim tells of its order too, but promises no step of it.
  if (method !== 'POST' || orderNo === undefined || stage === undefined) return;
  if (revision !== undefined) promises.push({ orderNo, revision, stage });
}

async function ask(
  url: string,
  method: string,
  token: string,
  key: string,
  body?: object,
  etag?: string,
): Promise<{ status: number; text: string; etag: string } | null> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': key,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(etag !== undefined && { 'if-match': etag }),
      },
      ...(body !== undefined && { body: Uint8Array.from(asSent(body)) }),
      signal: AbortSignal.timeout(20_000),
    });
    // The connection may break in the middle of the answer, too.
    const text = await response.text();
    return { status: response.status, text, etag: response.headers.get('etag') ?? '' };
  } catch {
    return null;
  }
}
