import Type from 'typebox';
import { dayInShanghai } from '#domain/calendar/days.ts';
import { requireOwner } from '#identity/confirm-owner.ts';
import {
  archiveOf,
  beginArchive,
  endArchive,
  filesToArchive,
} from '#orders/personal-data/archive.ts';
import type { Api } from '../api.ts';
import { requireSession } from '../auth.ts';
import { BeginBody } from '../identity/schemas.ts';
import { GUARDED } from '../materials/guarded.ts';
import type { ApiDeps } from '../ports.ts';
import { SECURED, refusals } from '../schemas.ts';
import { zipStream } from './zip-stream.ts';

const ZIP_BODY = {
  description:
    'data.json with what you gave and what is filed for you, and under files/ what was uploaded, by order.',
  content: { 'application/zip': { schema: Type.String({ format: 'binary' }) } },
} as const;

/**
 * The copy of one's data with its files. It holds identity cards: whoever asks says the password once more, a
 * browser left alone or a key is not enough.
 */
export function archiveRoute(api: Api, deps: ApiDeps): void {
  api.post(
    '/account/data/archive',
    {
      config: { right: 'account.data' },
      schema: {
        tags: ['account'],
        summary:
          'A copy of what you gave and what is filed for you, with the files you uploaded, as a ZIP; that you had it is recorded',
        ...SECURED,
        body: BeginBody,
        response: { 200: ZIP_BODY, ...refusals(403, 409, 413, 415, 422) },
      },
    },
    async ({ actor, proof, body: { password } }, reply) => {
      requireSession(proof);
      const files = await filesToArchive(deps.db, actor);
      await requireOwner(deps, actor, password, (tx) => beginArchive(tx, deps, actor, files));
      const day = dayInShanghai(await deps.clock.now());
      const archive = zipStream(archiveOf(deps, actor, files));
      archive.once('close', () => {
        // Where the record is away just now, the next copy waits a quarter of an hour.
        void endArchive(deps.db, actor).catch(() => undefined);
      });
      return reply
        .headers({
          ...GUARDED,
          'content-disposition': `attachment; filename="beian-data-${day}.zip"`,
        })
        .type('application/zip')
        .send(archive as never);
    },
  );
}
