import { revealedWhole } from '#orders/reveal-whole.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { SECURED, refusals } from '../schemas.ts';
import { newsInClear, newsList } from './news.ts';
import {
  NewsListSchema,
  NewsParams,
  NewsQuery,
  NewsTextSchema,
  RevealSchema,
  TAGS,
} from './schemas.ts';

/** What the bureaus say beside their answers: for people to look at, and in the clear where they say why. */
export function newsRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/authority/news',
    {
      config: { right: 'links.read' },
      schema: {
        tags: TAGS,
        summary:
          'What the bureaus said that is no answer to a report: tasks, checks, notices, lists',
        ...SECURED,
        querystring: NewsQuery,
        response: { 200: NewsListSchema, ...refusals(403) },
      },
    },
    async (request) => {
      return newsList(deps, request.query);
    },
  );

  api.post(
    '/authority/news/:id/reveal',
    {
      config: { right: 'files.reveal' },
      schema: {
        tags: TAGS,
        summary: 'One of them as it was said; who looks says why, and it is recorded',
        ...SECURED,
        params: NewsParams,
        body: RevealSchema,
        response: { 200: NewsTextSchema, ...refusals(403, 404, 413, 415, 422) },
      },
    },
    async (request) => {
      const { actor, body, params } = request;
      const look = { actor, action: 'news.revealed', target: params.id } as const;
      const asked = { ...look, purpose: body.purpose };
      const said = await revealedWhole(deps, asked, (inside) => newsInClear(inside, params.id));
      return { id: params.id, masked: false, content: deps.withoutPasswords.content(said) };
    },
  );
}
