import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api } from '../../api.ts';
import { orderNoOf, orderPath } from '../addresses.ts';
import type { ApiClient } from '../api-client.ts';
import type { ApiFile } from '../ask-api.ts';
import { ApiRefusal } from '../api-refusal.ts';
import { withValue } from '../form/edited-form.ts';
import { materialLines, referencesIn } from '../material-lines.ts';
import { refusalInWords, type Refusal } from '../refusal-words.ts';
import { fieldsOf, leadTo, memberOf, oneOf, requireOwnForm, show } from '../visit.ts';
import type { Desk, Fields, Member } from '../visit.ts';
import { word } from '../words.ts';

async function showMaterials(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  refusal?: Refusal,
  status = 200,
): Promise<FastifyReply> {
  const { api, locale } = member;
  const { order } = await api.order(orderNoOf(request));
  const { orderNo } = order;
  const materials = await api.materials(orderNo);
  const lines = await materialLines(api, order.form, materials);
  const needed = (materials?.needed ?? []).map((kind) => ({
    ...kind,
    letter: kind.kind === 'letterOfAuthorisation',
    given: lines.filter((line) => line.kind === kind.kind),
  }));
  const named = new Set(needed.map(({ kind }) => kind));
  const model = {
    ...{ title: word(locale, 'materials.title'), orderNo, needed, refusal },
    ...{ absent: materials === undefined, others: lines.filter(({ kind }) => !named.has(kind)) },
    ...{ path: orderPath(orderNo), correcting: order.stage === 'correction' },
  };
  return show(request, reply, member, 'materials', model, status);
}

const sendFile = (reply: FastifyReply, { content, type, disposition }: ApiFile): FastifyReply =>
  reply.type(type).header('content-disposition', disposition).send(content);

/** Reads a form with one file in it. */
async function uploaded(request: FastifyRequest): Promise<{ fields: Fields; file: Buffer }> {
  const fields: Record<string, string> = {};
  let file: Buffer = Buffer.alloc(0);
  for await (const part of request.parts()) {
    if (part.type === 'file') file = await part.toBuffer();
    else fields[part.fieldname] = String(part.value);
  }
  return { fields, file };
}

/** Puts other references into the form; read and written again where a tab was faster. */
async function refer(
  api: ApiClient,
  orderNo: string,
  change: (listed: readonly { kind: string; id: string }[]) => readonly object[],
  tries = 3,
): Promise<void> {
  const { order, etag } = await api.order(orderNo);
  const listed = change(referencesIn(order.form));
  const form = withValue(order.form ?? {}, '/materials', listed.length === 0 ? undefined : listed);
  try {
    await api.saveForm(orderNo, form, etag);
  } catch (error) {
    const overtaken =
      error instanceof ApiRefusal && error.problem.code === 'order.changed_meanwhile';
    if (!overtaken || tries === 0) throw error;
    await refer(api, orderNo, change, tries - 1);
  }
}

/** Where files are uploaded: the one form that comes in parts, and whose mark is checked here. */
export const UPLOAD = '/orders/:orderNo/materials';

/** The files of a filing: what is needed and why, uploading, and taking out. */
export function materialRoutes(pages: Api, desk: Desk): void {
  pages.get(UPLOAD, { schema: { hide: true } }, (request, reply) =>
    showMaterials(request, reply, memberOf(desk, request)),
  );

  pages.post(UPLOAD, { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const { fields, file } = await uploaded(request);
    requireOwnForm(member.session, fields);
    const orderNo = orderNoOf(request);
    if (file.length === 0) {
      const sentence = word(member.locale, 'upload.noFile');
      return showMaterials(request, reply, member, { sentence, remedy: '', code: '' }, 422);
    }
    try {
      const { id, kind } = await member.api.upload(orderNo, oneOf(fields, 'kind'), file);
      await refer(member.api, orderNo, (listed) => [...listed, { kind, id }]);
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.problem.status >= 500) throw error;
      const refusal = refusalInWords(error.problem, member.locale);
      return showMaterials(request, reply, member, refusal, error.problem.status);
    }
    return leadTo(reply, orderPath(orderNo, '/materials'));
  });

  pages.get('/orders/:orderNo/letter', { schema: { hide: true } }, async (request, reply) =>
    sendFile(reply, await memberOf(desk, request).api.letter(orderNoOf(request))),
  );

  pages.get('/material-templates/:kind', { schema: { hide: true } }, async (request, reply) => {
    const { kind } = request.params as { kind: string };
    return sendFile(reply, await memberOf(desk, request).api.template(kind));
  });

  pages.post(
    '/orders/:orderNo/materials/remove',
    { schema: { hide: true } },
    async (request, reply) => {
      const orderNo = orderNoOf(request);
      const removed = oneOf(fieldsOf(request), 'id');
      await refer(memberOf(desk, request).api, orderNo, (listed) =>
        listed.filter(({ id }) => id !== removed),
      );
      return leadTo(reply, orderPath(orderNo, '/materials'));
    },
  );
}
