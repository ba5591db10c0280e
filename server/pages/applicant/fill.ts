import type { FastifyReply, FastifyRequest } from 'fastify';
import { formOf } from '#domain/forms/form-registry.ts';
import type { Api } from '../../api.ts';
import { orderNoOf, orderPath } from '../addresses.ts';
import type { CheckFinding } from '../answers.ts';
import { fieldView, idOf } from '../form/field-view.ts';
import { fieldAt } from '../form/form-field.ts';
import { partNameOf } from '../form/parts.ts';
import { instantInWords } from '../render.ts';
import { PageError } from '../page-error.ts';
import { fieldsIn, fieldsOf, leadTo, memberOf, oneOf, show } from '../visit.ts';
import type { Desk, Member } from '../visit.ts';
import { word } from '../words.ts';
import { filled, isEditable, type FilledOrder } from './filled.ts';
import { markOf, save } from './save.ts';

/** How the page of a part comes to be shown. */
interface Shown {
  readonly part: string;
  readonly order: FilledOrder;
  readonly findings: readonly CheckFinding[];
  readonly missingToo?: boolean;
  readonly more?: string;
  readonly elsewhere?: ReadonlyMap<string, string>;
  readonly saved?: boolean;
}

/** The pages of a form in their order, with their names. */
function stepsOf({ order, parts, fields }: FilledOrder, part: string, member: Member) {
  const steps = parts.map(({ name, roots }) => ({
    name,
    title:
      name === 'closing'
        ? word(member.locale, 'fill.other')
        : (fieldAt(fields, roots[0] ?? '')?.name[member.locale] ?? name),
    path: orderPath(order.orderNo, `/fill/${name}`),
    current: name === part,
  }));
  const materials = {
    ...{ name: 'materials', title: word(member.locale, 'materials.title'), current: false },
    path: orderPath(order.orderNo, '/materials'),
  };
  return [...steps, materials];
}

function showPart(request: FastifyRequest, reply: FastifyReply, member: Member, shown: Shown) {
  const { order, part, findings, missingToo = false, more, elsewhere = new Map() } = shown;
  const steps = stepsOf(order, part, member);
  const at = steps.findIndex(({ current }) => current);
  const { roots = [] } = order.parts.find(({ name }) => name === part) ?? {};
  const context = { locale: member.locale, findings, missingToo, more, savedElsewhere: elsewhere };
  const views = roots.flatMap((root) => {
    const field = fieldAt(order.fields, root);
    return field === undefined ? [] : [fieldView(field, context)];
  });
  const title = steps[at]?.title ?? '';
  const model = {
    ...{ title, steps, fields: views, saved: shown.saved ?? false, step: at + 1, of: steps.length },
    ...{ orderNo: order.order.orderNo, path: orderPath(order.order.orderNo, `/fill/${part}`) },
    check: orderPath(order.order.orderNo, '/check'),
    base: markOf(order.savedForm ?? order.form, roots),
    conflict: elsewhere.size > 0,
  };
  return show(request, reply, member, 'fill', model, elsewhere.size > 0 ? 409 : 200);
}

/**
 * What is said at the fields: what the form itself says while it is being typed, and everything once
 * somebody came to mend it. The API asks the authority as well, which is not for every turn of a page.
 */
async function findingsOf(
  { api }: Member,
  { order, form }: FilledOrder,
  all: boolean,
): Promise<readonly CheckFinding[]> {
  if (!all) return formOf(order.filingType).check(form);
  return (await api.checks(order.orderNo))?.findings ?? [];
}

function rootsOf(order: FilledOrder, part: string): readonly string[] {
  const found = order.parts.find(({ name }) => name === part);
  if (found === undefined) throw new PageError(404, 'page.notFound', 'page.notFoundRemedy');
  return found.roots;
}

/** Where each button of the page leads once everything is saved. */
function nextPath(order: FilledOrder, part: string, fields: ReturnType<typeof fieldsOf>): string {
  const { orderNo } = order.order;
  const own = orderPath(orderNo, `/fill/${part}`);
  const more = oneOf(fields, 'add');
  if (more !== '') return `${own}?more=${encodeURIComponent(more)}#${idOf(more)}`;
  if (oneOf(fields, 'go') !== 'continue') return `${own}?saved=yes`;
  const names = [...order.parts.map(({ name }) => name), 'materials'];
  const next = names[names.indexOf(part) + 1] ?? 'materials';
  return orderPath(orderNo, next === 'materials' ? '/materials' : `/fill/${next}`);
}

const wantsJson = ({ headers }: FastifyRequest): boolean => headers.accept === 'application/json';

/** Filling in, a part of the form at a time; saved as it is typed, complete or not. */
export function fillRoutes(pages: Api, desk: Desk): void {
  pages.get('/orders/:orderNo/fill', { schema: { hide: true } }, async (request, reply) => {
    const { api } = memberOf(desk, request);
    const order = filled(await api.order(orderNoOf(request)));
    const pointer = oneOf(fieldsIn(request.query), 'field');
    const part = partNameOf(order.parts, pointer);
    const page = part === 'materials' ? '/materials' : `/fill/${part}`;
    const anchor = pointer === '' ? '' : `?show=all#${idOf(pointer)}`;
    return leadTo(reply, orderPath(order.order.orderNo, `${page}${anchor}`));
  });

  pages.get('/orders/:orderNo/fill/:part', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const { part } = request.params as { part: string };
    const order = filled(await member.api.order(orderNoOf(request)));
    const { orderNo } = order.order;
    if (!isEditable(order)) return leadTo(reply, orderPath(orderNo));
    if (order.opened !== null) return leadTo(reply, orderPath(orderNo, '/correct'));
    rootsOf(order, part);
    const query = fieldsIn(request.query);
    const missingToo = oneOf(query, 'show') === 'all';
    return showPart(request, reply, member, {
      ...{ part, order, missingToo, more: oneOf(query, 'more') },
      findings: await findingsOf(member, order, missingToo),
      saved: oneOf(query, 'saved') !== '',
    });
  });

  pages.post('/orders/:orderNo/fill/:part', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const { part } = request.params as { part: string };
    const fields = fieldsOf(request);
    const orderNo = orderNoOf(request);
    const saved = await save({
      ...{ api: member.api, orderNo, fields },
      rootsOf: (order) => rootsOf(order, part),
    });
    if (wantsJson(request)) return answerScript(reply, saved, rootsOf(saved.order, part), member);
    if (saved.saved) return leadTo(reply, nextPath(saved.order, part, fields));
    const { order, elsewhere } = saved;
    return showPart(request, reply, member, { part, order, elsewhere, findings: [] });
  });
}

/** What the script that saves by itself hears: the new mark, or that another tab was faster. */
export function answerScript(
  reply: FastifyReply,
  saved: Awaited<ReturnType<typeof save>>,
  roots: readonly string[],
  { locale }: Member,
): FastifyReply {
  if (!saved.saved) return reply.code(409).send({ conflict: true });
  const time = instantInWords(new Date().toISOString(), locale);
  return reply.send({
    base: markOf(saved.order.form, roots),
    text: word(locale, 'fill.savedAt', { time }),
  });
}
