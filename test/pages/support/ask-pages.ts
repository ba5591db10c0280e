import type { TestApi } from '../../support/api.ts';

/** Somebody at a browser without a window: what it sends back with every request. */
export interface Visitor {
  readonly cookie: string;
  readonly csrf: string;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

type Headers = Readonly<{ [name: string]: string }>;

/** The pages, asked as a browser asks them, without its window. */
export const askPages = (api: () => TestApi) => {
  const get = (url: string, cookie = '', headers: Headers = {}) =>
    api().app.inject({
      ...{ method: 'GET', url },
      headers: { cookie, 'accept-language': 'en', ...headers },
    });
  const post = (
    url: string,
    fields: Readonly<Record<string, string>>,
    { cookie = '', csrf = '' }: Partial<Visitor> = {},
    headers: Headers = {},
  ) =>
    api().app.inject({
      ...{ method: 'POST', url, headers: { ...FORM, 'accept-language': 'en', cookie, ...headers } },
      payload: new URLSearchParams({ ...(csrf !== '' && { _csrf: csrf }), ...fields }).toString(),
    });
  return {
    get,
    post,
    /** Signs in with what the form asks for. @throws Error where the pages don't let one in. */
    signIn: async (fields: Readonly<Record<string, string>>, headers: Headers = {}) => {
      const answer = await post('/pages/sign-in', fields, {}, headers);
      const [given] = answer.cookies;
      if (answer.statusCode !== 303 || given === undefined) {
        throw new Error(`Not signed in: ${String(answer.statusCode)}`);
      }
      const cookie = `${given.name}=${given.value}`;
      const { body } = await get('/pages/no-such-page', cookie, headers);
      const csrf = /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
      return { cookie, csrf, secret: given.value };
    },
  };
};
