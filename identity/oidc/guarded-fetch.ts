import type { CustomFetch } from 'openid-client';
import { refusal } from './refusals.ts';

/** Metadata, keys and tokens are some kilobytes. */
const MOST_BYTES = 1_048_576;

/**
 * What the library fetches through: servers that the settings name and no others, whatever the provider's
 * metadata say, no redirections, bounded answers, and an end after a while.
 * @param origins scheme, host and port of the servers that may be asked
 */
export function guardedFetch(origins: ReadonlySet<string>, timeoutMs: number): CustomFetch {
  return async (url, { body, ...options }) => {
    const { origin } = new URL(url);
    if (!origins.has(origin)) throw refusal('misconfigured', `not allowed: ${origin}`);
    const signal = AbortSignal.timeout(timeoutMs);
    let response: Response;
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      const sent = body === undefined ? {} : { body };
      response = await fetch(url, { ...options, ...sent, redirect: 'manual', signal });
      bytes = await readAll(response);
    } catch (error) {
      // Too slow, no such host, no connection, a certificate that does not hold, cut off halfway.
      if (error instanceof TypeError || signal.aborted) throw refusal('unreachable', origin);
      throw error;
    }
    if (response.status >= 500)
      throw refusal('unreachable', `${origin}: ${String(response.status)}`);
    const { status, headers } = response;
    return new Response(bytes.length === 0 ? null : bytes, { status, headers });
  };
}

async function readAll(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    length += bytes.length;
    if (length > MOST_BYTES) throw refusal('misconfigured', 'an answer is too large');
    chunks.push(bytes);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}
