import type { FastifyError } from 'fastify';
import { BYTES_AT_MOST } from '#domain/materials/intake.ts';
import { CodedError } from '#domain/errors.ts';
import { audit } from '#orders/audit.ts';
import { keepMaterial, refuseUpload } from '#orders/materials.ts';
import { signLink } from '#orders/material-links.ts';
import { refuseUsedUp } from '#orders/upload-quota.ts';
import type { Api } from '../api.ts';
import { answerError } from '../error-handler.ts';
import { visibleOrder } from '../orders/queries.ts';
import { OrderParams } from '../orders/schemas.ts';
import type { ApiDeps } from '../ports.ts';
import { SECURED, refusals } from '../schemas.ts';
import { acceptFile } from './accept-file.ts';
import { materialFor, opensNow } from './material-for.ts';
import { NOT_CLAIMED } from './not-claimed.ts';
import { REFUSALS } from './refusals.ts';
import {
  KindQuery,
  MaterialLinkSchema,
  MaterialParams,
  MaterialSchema,
  MaterialsSchema,
} from './schemas.ts';
import { materialsView, materialView } from './views.ts';

export const TAGS = ['materials'];

/** Materials: upload, list, ask for a link. */
export function materialRoutes(api: Api, deps: ApiDeps): void {
  void api.register((scope: Api, _options, done) => {
    uploadRoute(scope, deps);
    done();
  });

  api.get(
    '/orders/:orderNo/materials',
    {
      config: { right: 'materials.list' },
      schema: {
        tags: TAGS,
        summary: 'What the filing needs as materials, and what was uploaded',
        ...SECURED,
        params: OrderParams,
        response: { 200: MaterialsSchema, ...refusals(403, 404) },
      },
    },
    async (request) =>
      materialsView(deps, await visibleOrder(deps, request.params.orderNo, request.actor)),
  );

  api.post(
    '/materials/:id/links',
    {
      config: { right: 'materials.open' },
      schema: {
        tags: TAGS,
        summary: 'A link that shows a material for five minutes; each use is recorded',
        ...SECURED,
        params: MaterialParams,
        response: { 201: MaterialLinkSchema, ...refusals(403, 404, 413, 415) },
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const row = await materialFor(deps, id, actor);
      if (row === undefined) throw materialNotFound();
      if (!(await opensNow(deps, row, actor))) throw NOT_CLAIMED.material();
      const at = await deps.clock.now();
      const { token, expiresAt } = signLink(deps.vault, { id, readerId: actor.id }, at);
      const after = { id, expiresAt: expiresAt.toISOString() };
      await audit(deps.db, { at, actor, action: 'material.linked', target: row.orderNo, after });
      return reply
        .code(201)
        .send({ path: `/material-links/${token}`, expiresAt: expiresAt.toISOString() });
    },
  );
}

/** The one route that takes files: its body may be large and of any type. */
function uploadRoute(api: Api, deps: ApiDeps): void {
  api.removeAllContentTypeParsers();
  api.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  api.setErrorHandler((error, request, reply) => {
    const tooLarge = (error as FastifyError).code === 'FST_ERR_CTP_BODY_TOO_LARGE';
    answerError(tooLarge ? REFUSALS.tooLarge(BYTES_AT_MOST) : error, request, reply);
  });
  api.post(
    '/orders/:orderNo/materials',
    {
      config: { right: 'materials.upload' },
      bodyLimit: BYTES_AT_MOST,
      schema: {
        tags: TAGS,
        summary: 'Upload a material: the body is the file. The form refers to it by the id',
        ...SECURED,
        params: OrderParams,
        querystring: KindQuery,
        response: { 201: MaterialSchema, ...refusals(403, 404, 409, 413, 422) },
      },
    },
    async ({ actor, params: { orderNo }, query: { kind }, body }, reply) => {
      // Before the file is unpacked: what can't be kept is not looked at.
      const order = await visibleOrder(deps, orderNo, actor);
      refuseUpload(order, actor);
      const [limits, at] = [deps.policy.uploadsPerDay, await deps.clock.now()];
      await refuseUsedUp(deps.db, { order, limits, at });
      const file = await acceptFile(kind, Buffer.isBuffer(body) ? body : Buffer.alloc(0));
      const row = await keepMaterial(deps, { orderNo, kind, actor, file });
      return reply.code(201).send(materialView(row));
    },
  );
}

/** Another's material does not exist: the two look the same. */
function materialNotFound(): CodedError {
  return new CodedError('material.not_found', 'There is no such material.', {
    remedy: 'The materials of an order are listed at GET /api/v1/orders/{orderNo}/materials.',
  });
}
