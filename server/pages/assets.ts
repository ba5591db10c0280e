import { readFileSync } from 'node:fs';
import type { Api } from '../api.ts';

/** The files that pages refer to, with what they are. */
const FILES = {
  'pages.css': 'text/css; charset=utf-8',
  'pages.js': 'text/javascript; charset=utf-8',
} as const;

/** Serves style and script; both are read once. */
export function assetRoutes(pages: Api): void {
  for (const [name, type] of Object.entries(FILES)) {
    const content = readFileSync(new URL(`static/${name}`, import.meta.url));
    pages.get(`/static/${name}`, { schema: { hide: true } }, (_request, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=300').send(content),
    );
  }
}
