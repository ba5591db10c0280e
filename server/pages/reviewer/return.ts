import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '#domain/bilingual.ts';
import type { Api } from '../../api.ts';
import type { ReasonView } from '../../reasons/schemas.ts';
import { orderNoOf, reviewPath } from '../addresses.ts';
import type { Decision, Preview } from '../answers.ts';
import type { ApiClient } from '../api-client.ts';
import { ApiRefusal } from '../api-refusal.ts';
import { idOf } from '../form/field-view.ts';
import { PageError } from '../page-error.ts';
import { refusalInWords, type Refusal } from '../refusal-words.ts';
import { allOf, fieldsIn, fieldsOf, memberOf, oneOf, show } from '../visit.ts';
import type { Desk, Fields, Member } from '../visit.ts';
import { word } from '../words.ts';
import { choiceOf, chosenFields, decisionOf, keptFields, nameOf, saidIn } from './decision-form.ts';
import { fieldsOfRecommendation, lastRecommendation } from './recommendation.ts';
import { reviewed, type ReviewedOrder } from './reviewed.ts';

/** The decisions that hold reasons. */
const DECISIONS = ['returnToComplete', 'reject'] as const;

interface Shown {
  readonly fields: Fields;
  readonly refusal?: Refusal;
  readonly status?: number;
}

function reasonChoice(reason: ReasonView, field: string, fields: Fields, { locale }: Member) {
  const { code, title, explanation, variables } = reason;
  const id = `${idOf(field)}-${code}`;
  return {
    ...{ id, title, explanation, value: choiceOf(field, code) },
    chosen: allOf(fields, 'reason').includes(choiceOf(field, code)),
    variables: variables.map(({ name, title: called, expects, example }) => {
      const input = nameOf('variable', field, code, name);
      const help = word(locale, 'return.expects', { expects: expects[locale], example });
      return { name: input, id: `${id}-${name}`, title: called, help, value: oneOf(fields, input) };
    }),
    textName: nameOf('text', field, code),
    text: oneOf(fields, nameOf('text', field, code)),
  };
}

/** The reasons for which a field may come back, each with what it asks for. */
function fieldChoices(
  { labels, parts }: ReviewedOrder,
  field: string,
  reasons: readonly ReasonView[],
  fields: Fields,
  member: Member,
) {
  const row = parts.flatMap(({ rows }) => rows).find(({ pointer }) => pointer === field);
  return {
    ...{ field, id: idOf(field), label: labels.get(field) ?? field, values: row?.values ?? [] },
    reasons: reasons
      .filter((reason) => reason.fields.includes(field))
      .map((reason) => reasonChoice(reason, field, fields, member)),
  };
}

async function showReturn(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  { fields, refusal, status = 200 }: Shown,
): Promise<FastifyReply> {
  const { api, locale } = member;
  const order = await reviewed(api, orderNoOf(request), member);
  const { orderNo, filingType } = order.order;
  const reasons = await api.reasons(filingType);
  const chosen = chosenFields(fields).filter((pointer) => order.labels.has(pointer));
  const decision = oneOf(fields, 'decision') || 'returnToComplete';
  const model = {
    ...{ title: word(locale, 'return.title', { orderNo }), orderNo, refusal },
    path: reviewPath(orderNo),
    chosen: chosen.map((field) => fieldChoices(order, field, reasons, fields, member)),
    others: [...order.labels]
      .filter(([pointer]) => !chosen.includes(pointer))
      .map(([pointer, label]) => ({ pointer, label })),
    text: oneOf(fields, 'text'),
    second: oneOf(fields, 'second'),
    // A second person takes the decision that was recommended, with reasons of his own.
    decisions: DECISIONS.filter((code) => oneOf(fields, 'second') === '' || code === decision).map(
      (code) => ({
        ...{ code, key: `return.${code}`, chosen: code === decision },
      }),
    ),
    etag: oneOf(fields, '_etag') || order.etag,
    task: order.task,
  };
  return show(request, reply, member, 'return', model, status);
}

/** A field that was chosen and has no reason yet. */
function withoutReason(fields: Fields, order: ReviewedOrder, { locale }: Member) {
  const given = allOf(fields, 'reason');
  const bare = chosenFields(fields).find(
    (field) => !given.some((choice) => choice.startsWith(choiceOf(field, ''))),
  );
  if (bare === undefined) return undefined;
  const label = order.labels.get(bare) ?? bare;
  return { code: '', sentence: word(locale, 'return.noReason', { label }), remedy: '' };
}

/** A reason with its values, as the applicant will read it. */
function reasonInWords(
  { code, text, variables = {} }: NonNullable<Decision['reasons']>[number],
  reasons: readonly ReasonView[],
  locale: Locale,
) {
  const reason = reasons.find((one) => one.code === code);
  const filled = (words: string | undefined) =>
    words?.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(variables[name] ?? '…'));
  return {
    ...{ text, title: reason?.title },
    explanation: filled(reason?.explanation[locale]),
    remedy: filled(reason?.remedy[locale]),
  };
}

/** What a decision, or a recommendation as its second person edits it, would come to. */
async function previewOf(
  api: ApiClient,
  { task }: ReviewedOrder,
  decision: Decision,
  fields: Fields,
): Promise<Preview | undefined> {
  const [second, etag] = [oneOf(fields, 'second'), oneOf(fields, '_etag')];
  if (second !== '') return api.previewEdited(second, saidIn(decision), etag);
  return task && (await api.preview(task.id, decision, etag));
}

/** What the applicant will get, before anything is decided. */
async function showPreview(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  fields: Fields,
): Promise<FastifyReply> {
  const { api, locale } = member;
  const order = await reviewed(api, orderNoOf(request), member);
  const { orderNo, filingType } = order.order;
  const refusal = withoutReason(fields, order, member);
  if (refusal) return showReturn(request, reply, member, { fields, refusal, status: 422 });
  const reasons = await api.reasons(filingType);
  const decision = decisionOf(fields, reasons);
  const preview = await previewOf(api, order, decision, fields);
  const opened = preview?.opened ?? null;
  const model = {
    ...{ title: word(locale, 'preview.title', { orderNo }), orderNo, path: reviewPath(orderNo) },
    reasons: (decision.reasons ?? []).map((given) => ({
      label: order.labels.get(given.field) ?? given.field,
      ...reasonInWords(given, reasons, locale),
    })),
    ...{ decisionWord: `return.${decision.decision}`, text: decision.text },
    opened: opened?.map((one) => {
      const pointer = typeof one === 'string' ? one : one.field;
      return order.labels.get(pointer) ?? pointer;
    }),
    ...{ notices: preview?.notices ?? [], absent: preview === undefined },
    takesTwo: preview?.takesTwo === true,
    ...{ kept: keptFields(fields), key: randomUUID() },
  };
  return show(request, reply, member, 'preview', model);
}

/** Returning or rejecting: reasons per field, then exactly what the applicant will get. */
export function returnRoutes(pages: Api, desk: Desk): void {
  pages.get('/review/orders/:orderNo/return', { schema: { hide: true } }, (request, reply) =>
    showReturn(request, reply, memberOf(desk, request), { fields: fieldsIn(request.query) }),
  );

  pages.get('/review/orders/:orderNo/edit', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const { order, etag } = await member.api.order(orderNoOf(request));
    const last = await lastRecommendation(member.api, order);
    if (last?.mayApprove !== true) throw new PageError(409, 'second.gone', 'review.goneRemedy');
    return showReturn(request, reply, member, { fields: fieldsOfRecommendation(last, etag) });
  });

  pages.post(
    '/review/orders/:orderNo/return',
    { schema: { hide: true } },
    async (request, reply) => {
      const member = memberOf(desk, request);
      const fields = fieldsOf(request);
      if (oneOf(fields, 'go') !== 'preview') return showReturn(request, reply, member, { fields });
      try {
        return await showPreview(request, reply, member, fields);
      } catch (error) {
        if (!(error instanceof ApiRefusal) || error.problem.status !== 422) throw error;
        const refusal = refusalInWords(error.problem, member.locale);
        return showReturn(request, reply, member, { fields, refusal, status: 422 });
      }
    },
  );
}
