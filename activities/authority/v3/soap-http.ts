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

/**
 * What the SOAP library sends and fetches through, WSDL included: ends with `signal`, reads no more than is
 * sensible, follows no redirection (a password would follow it), and decodes what Chinese servers send.
 */
export function soapHttp(signal: AbortSignal): IHttpClient {
  const request: IHttpClient['request'] = (url, data, callback, headers) => {
    const exchange = (async () => {
      const response = await fetch(String(url), {
        method: data ? 'POST' : 'GET',
        headers: { ...(headers as Record<string, string> | undefined), accept: 'text/xml' },
        ...(data && { body: String(data) }),
        redirect: 'manual',
        signal,
      });
      const text = decodeText(await readAll(response), charsetOf(response));
      if (!/^\s*(?:<\?xml|<!--|<(?!html|!doctype))/i.test(text)) throw new Broken('notSoap');
      return { status: response.status, headers: {}, data: text };
    })();
    exchange.then(
      (response) => callback(null, response, response.data),
      (error: unknown) => callback(error instanceof Broken ? error : new Broken(codeOf(error, signal))),
    );
    return exchange as unknown as ReturnType<IHttpClient['request']>;
  };
  return { request };
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
