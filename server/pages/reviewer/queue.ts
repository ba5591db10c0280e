import type { FastifyReply, FastifyRequest } from 'fastify';
import { FILING_TYPES } from '#domain/filing-types.ts';
import { PROVINCES } from '#domain/provinces.ts';
import type { Api } from '../../api.ts';
import type { TaskView } from '../../tasks/schemas.ts';
import { reviewPath } from '../addresses.ts';
import { ApiRefusal } from '../api-refusal.ts';
import { typeName } from '../order-line.ts';
import { fieldsIn, fieldsOf, leadTo, memberOf, oneOf, show } from '../visit.ts';
import type { Desk, Fields, Member } from '../visit.ts';
import { isWord, word } from '../words.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long something has waited, as people say it. */
function waited(since: string, now: Date, { locale }: Member): string {
  const ms = Math.max(0, now.getTime() - new Date(since).getTime());
  return ms < 2 * DAY
    ? word(locale, 'queue.hours', { n: Math.floor(ms / HOUR) })
    : word(locale, 'queue.days', { n: Math.floor(ms / DAY) });
}

const HOLDERS = { me: 'queue.holderMe', nobody: 'queue.holderNobody' } as const;

/** The filters of the queue, with what is chosen. */
function filtersOf(query: Fields) {
  const chosen = (name: string, code: string) => oneOf(query, name) === code;
  return {
    provinces: Object.entries(PROVINCES).map(([code, { en }]) => ({
      ...{ code, name: { zh: code, en }, chosen: chosen('province', code) },
    })),
    types: Object.entries(FILING_TYPES).map(([code, name]) => ({
      ...{ code, name, chosen: chosen('filingType', code) },
    })),
    holders: Object.entries(HOLDERS).map(([code, key]) => ({
      ...{ code, key, chosen: chosen('holder', code) },
    })),
  };
}

/** An order that was decided a moment ago: what was done, and the way to undo it. */
async function decidedOf({ api }: Member, query: Fields) {
  const orderNo = oneOf(query, 'done');
  if (orderNo === '') return null;
  try {
    const { order, etag } = await api.order(orderNo);
    return { orderNo: order.orderNo, etag, undo: order.allowed.includes('recall') };
  } catch (error) {
    if (error instanceof ApiRefusal) return null;
    throw error;
  }
}

const FILTERS = ['province', 'filingType', 'holder'] as const;

/** How a review stands with its second person; null where none was asked. */
function secondWord({ kind, facts }: TaskView): string | null {
  if (kind !== 'initialReview') return null;
  const { recommended, sentBack } = facts as { recommended?: string; sentBack?: string };
  if (sentBack !== undefined) return 'queue.sentBack';
  return recommended === undefined ? null : 'queue.waitsForSecond';
}

async function showQueue(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
): Promise<FastifyReply> {
  const query = fieldsIn(request.query);
  const wanted = Object.fromEntries(FILTERS.map((name) => [name, oneOf(query, name)]));
  const { tasks, next } = await member.api.tasks({ ...wanted, after: oneOf(query, 'after') });
  const now = await desk.now();
  const said = `queue.${oneOf(query, 'said')}`;
  const line = (task: TaskView) => ({
    ...{ ...task, secondWord: secondWord(task) },
    ...{ typeName: typeName(task.filingType), urgencyWord: `queue.${task.urgency}` },
    ...{ waited: waited(task.openedAt, now, member), mine: task.holder === member.session.handle },
    path: task.orderNo === null ? null : reviewPath(task.orderNo),
  });
  const kept = new URLSearchParams({ ...wanted, after: next ?? '' }).toString();
  return show(request, reply, member, 'queue', {
    ...{ title: word(member.locale, 'queue.title'), tasks: tasks.map(line), ...filtersOf(query) },
    filtered: FILTERS.some((name) => wanted[name] !== ''),
    next: next === null ? null : `/pages/review?${kept}`,
    decided: await decidedOf(member, query),
    said: isWord(said) ? said : null,
  });
}

const taskIdOf = ({ params }: { readonly params: unknown }) => (params as { id: string }).id;

/** The queue, and taking from it. */
export function queueRoutes(pages: Api, desk: Desk): void {
  pages.get('/review', { schema: { hide: true } }, (request, reply) =>
    showQueue(desk, request, reply, memberOf(desk, request)),
  );

  pages.post('/review/next', { schema: { hide: true } }, async (request, reply) => {
    const task = await memberOf(desk, request).api.next();
    const path = task?.orderNo == null ? '/pages/review?said=noneFree' : reviewPath(task.orderNo);
    return leadTo(reply, path);
  });

  pages.post('/review/tasks/:id/claim', { schema: { hide: true } }, async (request, reply) => {
    const { orderNo } = await memberOf(desk, request).api.claim(taskIdOf(request));
    return leadTo(reply, orderNo === null ? '/pages/review' : reviewPath(orderNo));
  });

  pages.post('/review/tasks/:id/release', { schema: { hide: true } }, async (request, reply) => {
    await memberOf(desk, request).api.release(taskIdOf(request));
    return leadTo(reply, '/pages/review');
  });

  pages.post('/review/undo', { schema: { hide: true } }, async (request, reply) => {
    const fields = fieldsOf(request);
    const { api } = memberOf(desk, request);
    const orderNo = oneOf(fields, 'orderNo');
    const body = { reason: oneOf(fields, 'reason') };
    await api.act(orderNo, 'recall', { etag: oneOf(fields, '_etag'), body });
    return leadTo(reply, '/pages/review?said=undone');
  });
}
