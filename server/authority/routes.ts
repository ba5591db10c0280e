import Type from 'typebox';
import { resendUpload, resumeLink } from '#orders/link-acts.ts';
import { revealedWhole } from '#orders/reveal-whole.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { SECURED, refusals } from '../schemas.ts';
import { fileText } from './file-text.ts';
import { newsRoutes } from './news-routes.ts';
import { filesOf, linksNow } from './queries.ts';
import {
  DownloadParams,
  EndpointParams,
  FilesSchema,
  FileTextSchema,
  LinksSchema,
  RevealSchema,
  TAGS,
  UploadParams,
} from './schemas.ts';
import { statusRoutes } from './status-routes.ts';

/** The links to the bureaus, their files, and what the bureaus say beside their answers. */
export function authorityRoutes(api: Api, deps: ApiDeps): void {
  linkRoutes(api, deps);
  fileRoutes(api, deps);
  newsRoutes(api, deps);
  statusRoutes(api, deps);
}

function linkRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/authority/links',
    {
      config: { right: 'links.read' },
      schema: {
        tags: TAGS,
        summary: 'How the links to the bureaus stand, those that need somebody first',
        ...SECURED,
        response: { 200: LinksSchema, ...refusals(403) },
      },
    },
    () => linksNow(deps),
  );

  api.post(
    '/authority/links/:endpoint/resume',
    {
      config: { right: 'links.act' },
      schema: {
        tags: TAGS,
        summary: 'Let a link go on that stood still or waits',
        ...SECURED,
        params: EndpointParams,
        response: { 204: Type.Null(), ...refusals(403, 404) },
      },
    },
    async (request, reply) => {
      await resumeLink(deps, request.params.endpoint, request.actor);
      return reply.code(204).send(null);
    },
  );
}

function fileRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/authority/links/:endpoint/files',
    {
      config: { right: 'links.read' },
      schema: {
        tags: TAGS,
        summary: 'The last files to and from a bureau, the newest first',
        ...SECURED,
        params: EndpointParams,
        response: { 200: FilesSchema, ...refusals(403, 404) },
      },
    },
    async (request) => {
      return filesOf(deps, request.params.endpoint);
    },
  );

  const places = [
    ['sent', UploadParams, 'sequence'],
    ['received', DownloadParams, 'fileName'],
  ] as const;
  for (const [direction, params, key] of places) {
    const path = `/authority/links/:endpoint/${direction}/:${key}`;
    api.get(
      path,
      {
        config: { right: 'links.read' },
        schema: {
          tags: TAGS,
          summary: `A file that was ${direction}, its personal data hidden`,
          ...SECURED,
          params,
          response: { 200: FileTextSchema, ...refusals(403, 404, 409, 410) },
        },
      },
      async (request) => {
        const { endpoint, [key]: name } = request.params as {
          endpoint: string;
          [key: string]: string;
        };
        const xml = await fileText(deps, { direction, endpoint, name: name ?? '' });
        return { name: name ?? '', masked: true, xml: deps.masked.xml(xml) };
      },
    );

    api.post(
      `${path}/reveal`,
      {
        config: { right: 'files.reveal' },
        schema: {
          tags: TAGS,
          summary: `A file that was ${direction}, as it is; who looks says why, and it is recorded`,
          ...SECURED,
          params,
          body: RevealSchema,
          response: { 200: FileTextSchema, ...refusals(403, 404, 409, 410, 413, 415, 422) },
        },
      },
      async (request) => {
        const { actor, body } = request;
        const { endpoint, [key]: name = '' } = request.params as {
          endpoint: string;
          [key: string]: string;
        };
        const target = `${endpoint}/${direction}/${name}`;
        const look = { actor, action: 'file.revealed', target, purpose: body.purpose } as const;
        const xml = await revealedWhole(deps, look, (inside) =>
          fileText(inside, { direction, endpoint, name }),
        );
        return { name, masked: false, xml: deps.withoutPasswords.xml(xml) };
      },
    );
  }

  api.post(
    '/authority/links/:endpoint/sent/:sequence/resend',
    {
      config: { right: 'links.act' },
      schema: {
        tags: TAGS,
        summary: 'Send the last file again as it was, under its number',
        ...SECURED,
        params: UploadParams,
        response: { 204: Type.Null(), ...refusals(403, 404, 409) },
      },
    },
    async (request, reply) => {
      const { endpoint, sequence } = request.params;
      await resendUpload(deps, { endpoint, sequence: Number(sequence) }, request.actor);
      return reply.code(204).send(null);
    },
  );
}
