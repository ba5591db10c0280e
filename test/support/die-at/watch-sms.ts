import http, { type ClientRequest, type RequestOptions } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { reach } from './reach.ts';

/** Twilio's Messages resource: POST sends, GET asks. */
const MESSAGES = /\/Messages\.json/;

/** The SDK of the SMS carrier speaks by node:http. */
export function watchSms(): void {
  const request = http.request as (...args: unknown[]) => ClientRequest;
  http.request = (...args: unknown[]) => {
    const { path, pathname, method } = (args.find((given) => typeof given === 'object') ??
      {}) as RequestOptions & { pathname?: string };
    if (!MESSAGES.test(path ?? pathname ?? '')) return request(...args);
    const what = method === 'POST' ? 'sms' : 'asking the SMS carrier';
    reach(`${what}: before the request`);
    const sent = request(...args);
    sent.once('finish', () => {
      reach(`${what}: sent`);
    });
    sent.prependOnceListener('response', () => {
      reach(`${what}: answered, not read`);
    });
    return sent;
  };
  syncBuiltinESMExports();
}
