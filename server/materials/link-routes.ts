import { accountById } from '#identity/who-is.ts';
import { readLink, unknownLink } from '#orders/material-links.ts';
import { readMaterial } from '#orders/materials.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { refusals } from '../schemas.ts';
import { GUARDED } from './guarded.ts';
import { materialFor, opensNow } from './material-for.ts';
import { FILE_BODY, LinkParams } from './schemas.ts';
import { TAGS } from './routes.ts';

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};

/** The files themselves, for whoever holds a link that still opens, and while it was made for somebody who may. */
export function materialLinkRoutes(app: Api, deps: ApiDeps): void {
  app.get(
    '/material-links/:token',
    {
      schema: {
        tags: TAGS,
        summary: 'The file of a link, without a bearer, until the link expires',
        params: LinkParams,
        response: { 200: FILE_BODY, ...refusals(404, 410) },
      },
    },
    async (request, reply) => {
      const now = await deps.clock.now();
      const { id, expiresAt, readerId } = readLink(deps.vault, request.params.token, now);
      // Rights change at once: a link lasts no longer than those of whom it was made for.
      const reader = await accountById(deps.db, readerId);
      if (reader === undefined) throw unknownLink();
      const row = await materialFor(deps, id, reader.actor);
      if (row === undefined || !(await opensNow(deps, row, reader.actor))) throw unknownLink();
      const via = `link:${expiresAt.toISOString()}`;
      const content = await readMaterial(deps, row, { readerId, via });
      const name = `${row.kind}.${ENDINGS[row.contentType] ?? 'bin'}`;
      return reply
        .headers(GUARDED)
        .header('content-disposition', `inline; filename="${name}"`)
        .type(row.contentType)
        .send(content as never);
    },
  );
}
