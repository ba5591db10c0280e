import { randomUUID } from 'node:crypto';
import type { Api } from '../../api.ts';
import type { ProposalView } from '../../proposals/schemas.ts';
import { orderNoOf, reviewPath } from '../addresses.ts';
import type { ApiClient } from '../api-client.ts';
import type { Order } from '../answers.ts';
import { PageError } from '../page-error.ts';
import { fieldsOf, leadTo, memberOf, oneOf } from '../visit.ts';
import type { Desk, Fields, Member } from '../visit.ts';
import { choiceOf, nameOf } from './decision-form.ts';

const DECISION_WORDS: Readonly<Record<string, string>> = {
  ...{ pass: 'review.pass', reject: 'return.reject' },
};

/** What was recommended in the open review of an order, and may have been sent back; undefined where nothing was. */
export async function lastRecommendation(
  api: ApiClient,
  { orderNo, tasks = [] }: Order,
): Promise<ProposalView | undefined> {
  const { facts = {} } = tasks.find(({ kind }) => kind === 'initialReview') ?? {};
  const { recommended, sentBack } = facts as { recommended?: string; sentBack?: string };
  const id = recommended ?? sentBack;
  if (id === undefined) return undefined;
  return (await api.proposals(orderNo)).find((one) => one.id === id);
}

/** The open recommendation that the reader may be the second person of. */
async function toDecide(api: ApiClient, orderNo: string): Promise<ProposalView> {
  const { order } = await api.order(orderNo);
  const last = await lastRecommendation(api, order);
  if (last?.mayApprove === true) return last;
  // Somebody decided meanwhile, or its order was taken back.
  throw new PageError(409, 'second.gone', 'review.goneRemedy');
}

export const decisionIn = ({ content }: ProposalView): string =>
  (content as { decision: string }).decision;

/** A recommendation as its page shows it. */
export function recommendationLine(
  last: ProposalView,
  { tasks = [] }: Order,
  { locale, session }: Member,
) {
  const decision = decisionIn(last);
  const approval = tasks.find(({ kind }) => kind === 'reviewApproval');
  return {
    ...{ id: last.id, by: last.proposedBy, text: last.text, mayApprove: last.mayApprove },
    ...{ open: last.state === 'open', comment: last.comment, sentBackBy: last.decidedBy },
    ...{ decisionWord: DECISION_WORDS[decision], editable: last.reasons.length > 0 },
    // Persons are read as they are by whoever holds a task of the order.
    toClaim: approval?.holder === session.handle ? undefined : approval?.id,
    reasons: last.reasons.map((reason) => ({
      ...{ label: reason.label[locale], title: reason.title[locale], curable: reason.curable },
      ...{ explanation: reason.explanation[locale], remedy: reason.remedy[locale] },
      text: reason.text,
    })),
  };
}

/** A recommendation as the form of a decision would have been sent: whoever edits begins with it. */
export function fieldsOfRecommendation(last: ProposalView, etag: string): Fields {
  const { id, reasons, text } = last;
  const words = reasons.flatMap(({ field, code, text: own, variables }) => [
    [nameOf('text', field, code), own ?? ''] as const,
    ...Object.entries(variables as Record<string, string | number>).map(
      ([name, value]) => [nameOf('variable', field, code, name), String(value)] as const,
    ),
  ]);
  return {
    ...Object.fromEntries(words),
    field: [...new Set(reasons.map(({ field }) => field))],
    reason: reasons.map(({ field, code }) => choiceOf(field, code)),
    ...{ decision: decisionIn(last), text, second: id, _etag: etag },
  };
}

/** What a second person does with a recommendation, beside editing it. */
export function recommendationRoutes(pages: Api, desk: Desk): void {
  pages.post(
    '/review/orders/:orderNo/accept',
    { schema: { hide: true } },
    async (request, reply) => {
      const { api } = memberOf(desk, request);
      const [orderNo, fields] = [orderNoOf(request), fieldsOf(request)];
      const { id } = await toDecide(api, orderNo);
      await api.accept(id, oneOf(fields, '_etag'), oneOf(fields, 'key') || randomUUID());
      return leadTo(reply, `/pages/review?done=${encodeURIComponent(orderNo)}`);
    },
  );

  pages.post(
    '/review/orders/:orderNo/send-back',
    { schema: { hide: true } },
    async (request, reply) => {
      const { api } = memberOf(desk, request);
      const [orderNo, fields] = [orderNoOf(request), fieldsOf(request)];
      const { id } = await toDecide(api, orderNo);
      const text = oneOf(fields, 'comment').replaceAll('\r\n', '\n').trim();
      if (text === '') return leadTo(reply, reviewPath(orderNo, '?comment=missing#recommendation'));
      await api.sendBack(id, text);
      return leadTo(reply, '/pages/review?said=sentBackNow');
    },
  );
}
