import { CodedError } from '#domain/errors.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { FieldReason } from '#domain/events.ts';
import { readsInClear, reachOf } from '#domain/rights/rights.ts';
import type { Actor } from '#domain/roles.ts';
import { stageTitle } from '#domain/stage-titles.ts';
import type { Stage } from '#domain/stages.ts';
import { stepTitle } from '#domain/step-titles.ts';
import { accountsActedFor, handlesOf } from '#orders/accounts.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { openNote } from '#orders/notes.ts';
import { orderNotFound } from '#orders/lock.ts';
import { isParty, ownsOrder } from '#orders/parties.ts';
import { wordedReasons } from '#orders/reason-words.ts';
import { isInScope, scopesOf, scopeWhere } from '#orders/scopes.ts';
import { pageSize } from '../schemas.ts';
import { wordsFor } from './masked-words.ts';
import { noticesOf } from './notices.ts';
import { reasonViews } from './return-view.ts';
import type { Timeline } from './schemas.ts';
import { expectedDay, type OrderRow } from './view.ts';

const MAIN_ACCOUNT = { select: { parentId: true } } as const;

/** An order that says whose main account its own has. */
function withMainAccount<Row extends { account: { parentId: string | null } }>({
  account,
  ...order
}: Row): Omit<Row, 'account'> & { mainAccountId: string | null } {
  return { ...order, mainAccountId: account.parentId };
}

/**
 * An order with its terms, and whose it is. What a reviewer does not review does not exist for him.
 * @throws CodedError `order.not_found`.
 */
async function findOrder({ db }: OrdersDeps, orderNo: string, actor: Actor): Promise<OrderRow> {
  const found = await db.order.findUnique({
    where: { orderNo },
    include: {
      dues: true,
      account: MAIN_ACCOUNT,
      nextOrder: { select: { orderNo: true, accountId: true, account: MAIN_ACCOUNT } },
    },
  });
  if (found === null || !isInScope(await scopesOf(db, actor), found)) throw orderNotFound(orderNo);
  return {
    ...withMainAccount(found),
    nextOrder: found.nextOrder && withMainAccount(found.nextOrder),
  };
}

/**
 * An order that this actor may see with everything in it: an applicant's own and its sub-users', a reviewer's
 * scope, any for other staff.
 * @throws CodedError `order.not_found` for both "no such order" and "not yours".
 */
export async function visibleOrder(
  deps: OrdersDeps,
  orderNo: string,
  actor: Actor,
): Promise<OrderRow> {
  const order = await findOrder(deps, orderNo, actor);
  if (!ownsOrder(order, actor)) throw orderNotFound(orderNo);
  return order;
}

/**
 * An order as far as `orderView` shows it: beside the above, the one that is to receive its service reads it.
 * @throws CodedError `order.not_found`.
 */
export async function readableOrder(
  deps: OrdersDeps,
  orderNo: string,
  actor: Actor,
): Promise<OrderRow> {
  const order = await findOrder(deps, orderNo, actor);
  if (readsOwn(actor) && !isParty(order, actor.id)) throw orderNotFound(orderNo);
  return order;
}

const readsOwn = ({ role }: Actor): boolean => reachOf(role, 'orders.read') === 'own';

interface ListQuery {
  readonly limit?: string;
  readonly after?: string;
  readonly stage?: string;
  readonly open?: 'true' | 'false';
}

/** The orders of an account and of its sub-users, and those that it is a receiver in. */
async function ofAccount({ db }: OrdersDeps, { id }: Actor) {
  return { OR: [{ accountId: { in: await accountsActedFor(db, id) } }, { receiverId: id }] };
}

/** A page of orders, newest first: an applicant's own and those it is a receiver in, all for staff. */
export async function listOrders(deps: OrdersDeps, actor: Actor, query: ListQuery) {
  const size = pageSize(query.limit);
  const mine = readsOwn(actor);
  const found = await deps.db.order.findMany({
    where: {
      ...(mine ? await ofAccount(deps, actor) : scopeWhere(await scopesOf(deps.db, actor))),
      ...(query.stage !== undefined && { stage: query.stage }),
      ...(query.open !== undefined && { outcome: query.open === 'true' ? null : { not: null } }),
      ...(query.after !== undefined && { serial: { lt: serialOf(query.after) } }),
    },
    include: { dues: true, account: { select: { handle: true } } },
    orderBy: { serial: 'desc' },
    take: size + 1,
  });
  const page = found.slice(0, size);
  const now = await deps.clock.now();
  const last = page.at(-1);
  return {
    orders: page.map((order) => ({
      orderNo: order.orderNo,
      filingType: order.filingType,
      province: order.province,
      stage: order.stage,
      stageTitle: stageTitle(order.stage as Stage, order.filingType as FilingType),
      waitingOn: order.waitingOn,
      outcome: order.outcome,
      icpNumber: order.icpNumber,
      expected: expectedDay(order, now),
      createdAt: order.createdAt.toISOString(),
      subUser: mine && isOfSubUser(order, actor) ? order.account.handle : null,
    })),
    next: found.length > size && last !== undefined ? String(last.serial) : null,
    empty: page.length > 0 ? null : whyEmpty(query, mine),
  };
}

const isOfSubUser = (
  { accountId, receiverId }: { accountId: string; receiverId: string | null },
  { id }: Actor,
): boolean => accountId !== id && receiverId !== id;

function whyEmpty({ stage, open, after }: ListQuery, mine: boolean): string {
  if (after !== undefined) return 'There are no more orders after this page.';
  if (stage !== undefined || open !== undefined) return 'No order fits this filter.';
  return mine
    ? 'You have no orders yet. Open one with POST /api/v1/orders.'
    : 'No order has been opened yet.';
}

function serialOf(cursor: string): bigint {
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw new CodedError('cursor.malformed', 'The page marker is not one of ours.', {
    field: 'after',
    remedy: 'Use the `next` of the page before, unchanged, or leave it out.',
  });
}

/** How an order got here. Applicants see roles; staff see who it was. */
export async function timelineOf(
  deps: OrdersDeps,
  order: OrderRow,
  actor: Actor,
): Promise<Timeline> {
  const { orderNo, filingType } = order;
  const { db, vault } = deps;
  const entries = await db.timelineEntry.findMany({
    where: { orderNo },
    orderBy: { revision: 'asc' },
  });
  // Applicants see the role of whoever acted, not the person.
  const inside = reachOf(actor.role, 'orders.inside') !== undefined;
  const readable = inside
    ? entries.flatMap(({ actorId, facts }) => [actorId, secondedFacts(facts).recommendedBy ?? null])
    : [];
  const handles = await handlesOf(db, readable);
  return {
    orderNo,
    timeline: entries.map((entry) => ({
      revision: entry.revision,
      type: entry.type,
      title: stepTitle(entry.type),
      actorRole: entry.actorRole,
      actor: handles.get(entry.actorId) ?? null,
      at: entry.at.toISOString(),
      fromStage: entry.fromStage,
      stage: entry.stage,
      recommendedBy: handles.get(secondedFacts(entry.facts).recommendedBy ?? '') ?? null,
      facts: inside ? entry.facts : decisionAlone(entry.facts),
      text: mayRead(actor, entry.type) ? openNote(vault, entry) : null,
      reasons: reasonViews(
        wordsFor(actor, wordedReasons(vault, entry, reasonsIn(entry.facts))),
        filingType,
      ),
    })),
    // What was sent to the other side of a transfer is none of the receiver's.
    notices: ownsOrder(order, actor) ? await noticesOf(deps, orderNo, actor, 'all') : [],
  };
}

/** What a decision says of its two people. */
interface SecondedFacts {
  readonly proposalId?: string;
  readonly recommendedBy?: string;
}

const secondedFacts = (facts: unknown): SecondedFacts => facts as SecondedFacts;

/** Applicants see what was decided, not that it was recommended before, or by whom. */
function decisionAlone(facts: unknown): unknown {
  const { proposalId: _id, recommendedBy: _by, ...decision } = secondedFacts(facts);
  return decision;
}

const reasonsIn = (facts: unknown): readonly FieldReason[] =>
  (facts as { reasons?: FieldReason[] }).reasons ?? [];

/** What colleagues wrote to one another: why a decision was recalled, a clock was moved, an order repaired. */
const INTERNAL: readonly string[] = ['recall', 'holdTerm', 'extendTerm', 'repair'];

/** Free words may name people: whoever reads masked does not read them. */
const mayRead = ({ role }: Actor, type: string): boolean =>
  readsInClear(role, 'orders.read') &&
  (!INTERNAL.includes(type) || readsInClear(role, 'orders.inside'));
