import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '#domain/bilingual.ts';
import { takesTwo } from '#domain/rights/second-person.ts';
import type { Api } from '../../api.ts';
import { returnLines } from '../applicant/return-lines.ts';
import { orderNoOf, reviewPath } from '../addresses.ts';
import type { CheckFinding, Order } from '../answers.ts';
import { isAtBureau } from '../ask-bureau.ts';
import { findingLines } from '../finding-lines.ts';
import { idOf } from '../form/field-view.ts';
import { MATERIALS } from '../form/parts.ts';
import type { SummaryRow } from '../form/summary.ts';
import { valueInWords } from '../form/value-in-words.ts';
import { serveMasked } from '../masked-page.ts';
import { maskedValues } from '../masked-values.ts';
import { materialLines } from '../material-lines.ts';
import { orderLine } from '../order-line.ts';
import { REVEAL_CHOICES, type RevealedFields } from '../reveals.ts';
import { allOf, fieldsIn, fieldsOf, leadTo, memberOf, oneOf, show } from '../visit.ts';
import type { Desk, Member } from '../visit.ts';
import { word } from '../words.ts';
import { lastRecommendation, recommendationLine } from './recommendation.ts';
import { reviewed } from './reviewed.ts';

/** A field or an entry of it. */
const concerns = (field: string, pointer: string): boolean =>
  field === pointer || field.startsWith(`${pointer}/`);

/** What changed since the last round, field by field. */
function changesOf({ previousRound }: Order, locale: Locale) {
  if (previousRound == null) return null;
  return {
    reasons: returnLines(previousRound.returned, locale),
    fields: previousRound.changes.map(({ field, label, before, after }) => ({
      ...{ field, label, id: idOf(field) },
      before: valueInWords(field, before, locale),
      after: valueInWords(field, after, locale),
    })),
  };
}

/** What the lines of a form say beside its values. */
interface Beside {
  readonly order: Order;
  readonly findings: readonly CheckFinding[];
  readonly member: Member;
  readonly revealed: RevealedFields;
}

function rowOf(row: SummaryRow, { order, findings, member, revealed }: Beside) {
  const { locale, session } = member;
  const reader = { order, role: session.role, locale, revealed };
  const { pointer } = row;
  const own = findings.filter(({ field }) => concerns(field, pointer));
  return {
    ...{ ...row, ...maskedValues(row, reader), id: idOf(pointer) },
    ...{ checked: order.checked?.includes(pointer) === true },
    changed: order.previousRound?.changes.some(({ field }) => concerns(field, pointer)) === true,
    remarks: own.map(({ severity, text, remedy }) => ({
      ...{ severity, text: text[locale], remedy: remedy[locale] },
    })),
  };
}

async function showReview(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  revealed: RevealedFields,
): Promise<FastifyReply> {
  const { api, locale } = member;
  const { order, etag, parts, task } = await reviewed(api, orderNoOf(request), member);
  const { orderNo } = order;
  const [checks, materials] = await Promise.all([api.checks(orderNo), api.materials(orderNo)]);
  const findings = checks?.findings ?? [];
  const last = await lastRecommendation(api, order);
  const query = fieldsIn(request.query);
  const shownParts = parts.map((part) => ({
    ...part,
    rows: part.rows.map((row) => rowOf(row, { order, findings, member, revealed })),
  }));
  return show(request, reply, member, 'review', {
    title: word(locale, 'review.title', { orderNo }),
    ...{ order: orderLine(order), etag, task, orderNo, path: reviewPath(orderNo) },
    decidable: task?.mine === true,
    atBureau: isAtBureau(order),
    recommendation: last && { ...recommendationLine(last, order, member), key: randomUUID() },
    commentMissing: oneOf(query, 'comment') === 'missing',
    passTakesTwo: takesTwo(order.filingType, 'pass'),
    changes: changesOf(order, locale),
    parts: shownParts,
    revealable: shownParts.some(({ rows }) => rows.some(({ reveal }) => reveal)),
    ...{ revealReasons: REVEAL_CHOICES, revealed: revealed.values.size > 0 },
    findings: findingLines(findings, locale, (field) => `#${idOf(field)}`),
    ...{ notChecked: checks?.notChecked ?? [], checks: checks !== undefined },
    materials: await materialLines(api, order.form, materials),
    materialsChecked: order.checked?.includes(MATERIALS) === true,
    marksSaved: oneOf(query, 'marks') !== '',
    marks: order.checked !== undefined,
  });
}

/** An order to be decided on: form, materials, findings, and what changed; masked until its review is taken. */
export function orderRoutes(pages: Api, desk: Desk): void {
  serveMasked(pages, {
    address: '/review/orders/:orderNo',
    reader: (request) => memberOf(desk, request),
    reveal: ({ api }, request, { wanted }) => api.revealOfOrder(orderNoOf(request), wanted),
    show: showReview,
  });

  // One form, two buttons: the marks are kept, or the chosen fields go on to be returned.
  pages.post('/review/orders/:orderNo', { schema: { hide: true } }, async (request, reply) => {
    const { api } = memberOf(desk, request);
    const [orderNo, fields] = [orderNoOf(request), fieldsOf(request)];
    const { order } = await api.order(orderNo);
    if (order.checked !== undefined) await api.mark(orderNo, allOf(fields, 'checked'));
    if (oneOf(fields, 'go') !== 'return') return leadTo(reply, reviewPath(orderNo, '?marks=saved'));
    const chosen = allOf(fields, 'field').map((field): [string, string] => ['field', field]);
    chosen.push(['_etag', oneOf(fields, '_etag')]);
    return leadTo(reply, reviewPath(orderNo, `/return?${new URLSearchParams(chosen).toString()}`));
  });
}
