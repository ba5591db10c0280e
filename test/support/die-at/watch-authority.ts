import { reach } from './reach.ts';

/** What we ask of the authority, by path. */
const CALLS: Readonly<{ [path: string]: string }> = {
  '/reports': 'report',
  '/results': 'asking for answers',
  '/results/ack': 'acknowledging',
};

/** The authority is asked by fetch. */
export function watchAuthority(): void {
  const base = process.env.AUTHORITY_URL ?? '';
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const call = url.origin === base ? CALLS[url.pathname] : undefined;
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
