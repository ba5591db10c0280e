import { reach } from './reach.ts';

/** The calls of the bureaus' interface, by the method that the envelope names. */
const CALLS: readonly (readonly [method: RegExp, call: string])[] = [
  [/isp_upload\b/, 'upload'],
  [/isp_downloadack\b/, 'acknowledging'],
  [/isp_download\b/, 'download'],
  [/isp_querypreviousupload\b/, 'asking for the last upload'],
];

const SERVICE = /\/ISPWebService\//;

/** What of an envelope says its method, without searching megabytes of a file. */
const HEAD = 2000;

/** The bureaus are asked by fetch. */
export function watchAuthority(): void {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const envelope = typeof init?.body === 'string' ? init.body.slice(0, HEAD) : '';
    const [, call] =
      (SERVICE.test(pathname) ? CALLS.find(([method]) => method.test(envelope)) : undefined) ?? [];
    if (call === undefined) return fetch(input, init);
    reach(`${call}: before the request`);
    const asked = fetch(input, init);
    // The request is written within the next turns of the loop; its answer takes a step through a disk.
    setImmediate(() => {
      setImmediate(() => {
        reach(`${call}: sent`);
      });
    });
    const response = await asked;
    reach(`${call}: answered, not read`);
    return response;
  };
}
