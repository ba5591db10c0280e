import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api } from '../../api.ts';
import { orderNoOf, orderPath } from '../addresses.ts';
import { ApiRefusal } from '../api-refusal.ts';
import type { CheckFinding } from '../answers.ts';
import { findingLines } from '../finding-lines.ts';
import { fieldView, idOf } from '../form/field-view.ts';
import { fieldAt } from '../form/form-field.ts';
import { MATERIALS } from '../form/parts.ts';
import { summaryOf } from '../form/summary.ts';
import { refusalInWords, type Refusal } from '../refusal-words.ts';
import { fieldsIn, fieldsOf, leadTo, memberOf, oneOf, show } from '../visit.ts';
import type { Desk, Member } from '../visit.ts';
import { word } from '../words.ts';
import { consentView, wantsConsent } from './consent-view.ts';
import { filled, isEditable, type FilledOrder } from './filled.ts';
import { answerScript } from './fill.ts';
import { returnLines } from './return-lines.ts';
import { markOf, save } from './save.ts';

const rootsOf = ({ opened }: FilledOrder): readonly string[] =>
  (opened ?? []).filter((pointer) => pointer !== MATERIALS);

/** How the page of a correction comes to be shown. */
interface Shown {
  readonly order: FilledOrder;
  readonly elsewhere?: ReadonlyMap<string, string>;
  readonly refusal?: Refusal;
  /** The text on sensitive data is another since it was accepted, or nobody has accepted it yet. */
  readonly consentMissing?: boolean;
  readonly status?: number;
}

function openFields(
  order: FilledOrder,
  { locale }: Member,
  more: string,
  findings: readonly CheckFinding[],
  savedElsewhere: ReadonlyMap<string, string>,
) {
  const context = { locale, findings, missingToo: true, more, savedElsewhere };
  const reasons = returnLines(order.order.returned, locale);
  return rootsOf(order).flatMap((root) => {
    const field = fieldAt(order.fields, root);
    if (field === undefined) return [];
    const own = reasons.filter((reason) => reason.pointers.includes(root));
    return [{ ...fieldView(field, context), reasons: own }];
  });
}

async function showCorrection(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  { order, elsewhere = new Map(), refusal, consentMissing, status = 200 }: Shown,
): Promise<FastifyReply> {
  const { locale, api } = member;
  const { returned, allowed, orderNo } = order.order;
  const roots = rootsOf(order);
  const query = fieldsIn(request.query);
  const findings = (await api.checks(orderNo))?.findings ?? [];
  const fields = openFields(order, member, oneOf(query, 'more'), findings, elsewhere);
  const placed = new Set(fields.flatMap(({ reasons }) => reasons));
  const blocking = findings.filter(({ severity }) => severity === 'blocks');
  const model = {
    ...{ title: word(locale, 'correct.title'), orderNo, fields, returned, refusal },
    others: returnLines(returned, locale).filter(
      ({ key }) => ![...placed].some((one) => one.key === key),
    ),
    blocking: findingLines(blocking, locale, (field) => `#${idOf(field)}`),
    rest: summaryOf(order.fields, locale).map((part) => ({
      ...part,
      rows: part.rows.filter(({ pointer }) => !roots.includes(pointer)),
    })),
    materials: order.opened?.includes(MATERIALS) === true,
    ...{ path: orderPath(orderNo), reportAgain: allowed.includes('reportAgain') },
    ...{ base: markOf(order.savedForm ?? order.form, roots), conflict: elsewhere.size > 0 },
    saved: oneOf(query, 'saved') !== '',
    ...(consentMissing && { consent: consentView(locale) }),
  };
  return show(request, reply, member, 'correct', model, elsewhere.size > 0 ? 409 : status);
}

/** Sends a corrected order on, or shows what speaks against it. */
async function resubmit(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  order: FilledOrder,
  act: 'resubmit' | 'report-again',
): Promise<FastifyReply> {
  const { orderNo } = order.order;
  const consent = oneOf(fieldsOf(request), 'consent');
  try {
    const body = consent === '' ? {} : { body: { consent } };
    await member.api.act(orderNo, act, { etag: order.etag, ...body });
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    const { code, status } = error.problem;
    if (wantsConsent(code)) {
      return showCorrection(request, reply, member, { order, consentMissing: true, status });
    }
    if (code !== 'form.incomplete') throw error;
    const refusal = refusalInWords(error.problem, member.locale);
    return showCorrection(request, reply, member, { order, refusal, status });
  }
  const done = act === 'resubmit' ? 'resubmitted' : 'reported';
  return leadTo(reply, orderPath(orderNo, `?done=${done}`));
}

/** Correcting what came back: the opened fields are typed in, everything else is only read. */
export function correctRoutes(pages: Api, desk: Desk): void {
  pages.get('/orders/:orderNo/correct', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const order = filled(await member.api.order(orderNoOf(request)));
    if (!isEditable(order)) return leadTo(reply, orderPath(order.order.orderNo));
    return showCorrection(request, reply, member, { order });
  });

  pages.post('/orders/:orderNo/correct', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const [orderNo, fields] = [orderNoOf(request), fieldsOf(request)];
    const saved = await save({ api: member.api, orderNo, fields, rootsOf });
    const { order } = saved;
    if (request.headers.accept === 'application/json') {
      return answerScript(reply, saved, rootsOf(order), member);
    }
    if (!saved.saved) {
      return showCorrection(request, reply, member, { order, elsewhere: saved.elsewhere });
    }
    if (oneOf(fields, 'go') === 'resubmit') {
      return resubmit(request, reply, member, order, 'resubmit');
    }
    const more = oneOf(fields, 'add');
    const anchor = more === '' ? '?saved=yes' : `?more=${encodeURIComponent(more)}#${idOf(more)}`;
    return leadTo(reply, orderPath(orderNo, `/correct${anchor}`));
  });

  pages.post(
    '/orders/:orderNo/report-again',
    { schema: { hide: true } },
    async (request, reply) => {
      const member = memberOf(desk, request);
      const order = filled(await member.api.order(orderNoOf(request)));
      return resubmit(request, reply, member, order, 'report-again');
    },
  );
}
