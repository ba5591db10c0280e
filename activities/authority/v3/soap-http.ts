import type { IHttpClient } from 'soap';
import { decodeText } from './file/decode-text.ts';
import type { NoAnswerCode } from './no-answer.ts';

/** Why the exchange itself failed; told apart from whatever the SOAP library throws. */
export class Broken extends Error {
  readonly code: NoAnswerCode;

  constructor(code: NoAnswerCode) {
    super(code);
    this.name = 'Broken';
    this.code = code;
  }
}

/** The envelope of a file of 50 MB in base64, and room. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Long base64: the library takes characters one by one, and has no use for these. */
const LONG_RUN = /[A-Za-z0-9+/=\s]{4096,65536}/g;

/** What the SOAP library sends and fetches through in one call, and the reply as it came. */
export interface SoapHttp {
  readonly client: IHttpClient;
  /** The body of the last response to a POST. */
  reply(): string;
}

/**
 * Exchanges for one call, WSDL included: they end with `signal`, read no more than is sensible, follow no
 * redirection (a password would follow it), and decode what Chinese servers send. The library is given
 * replies without their files, for whether they are faults; the whole reply is read from here.
 * @param allowed origins that may be asked; undefined where a file of the operator's names them. What a server
 *   answers may lead nowhere else: with it would go our password, or a request into the provider's own network
 */
export function soapHttp(signal: AbortSignal, allowed: ReadonlySet<string> | undefined): SoapHttp {
  let last = '';
  const request: IHttpClient['request'] = (url, data: unknown, callback, headers) => {
    const posted = typeof data === 'string' ? { method: 'POST', body: data } : {};
    const exchange = (async () => {
      if (allowed?.has(new URL(url).origin) === false) throw new Broken('notAllowed');
      const response = await fetch(url, {
        ...posted,
        headers: { ...(headers as Record<string, string> | undefined), accept: 'text/xml' },
        redirect: 'manual',
        signal,
      });
      const text = decodeText(await readAll(response), charsetOf(response));
      if (!/^\s*(?:<\?xml|<!--|<(?!html|!doctype))/i.test(text)) throw new Broken('notSoap');
      if (typeof data === 'string') last = text;
      return { status: response.status, headers: {}, data: text.replaceAll(LONG_RUN, '') };
    })();
    exchange
      .then(
        (response): void => void callback(null, response, response.data),
        (error: unknown): void =>
          void callback(error instanceof Broken ? error : new Broken(codeOf(error, signal))),
      )
      // What the library throws at this point nobody would catch; the call ends with its signal.
      .catch(() => undefined);
    return exchange as unknown as ReturnType<IHttpClient['request']>;
  };
  return { client: { request }, reply: () => last };
}

function codeOf(error: unknown, signal: AbortSignal): NoAnswerCode {
  if (signal.aborted) return 'timeout';
  // Everything else that fetch rejects with is a TypeError.
  return error instanceof TypeError ? 'unreachable' : 'notSoap';
}

async function readAll(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    length += bytes.length;
    if (length > MOST_BYTES) throw new Broken('tooLarge');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function charsetOf(response: Response): string | undefined {
  return /charset\s*=\s*"?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1];
}
