import type { FilingType } from '#domain/filing-types.ts';
import { lastDayOf } from '#domain/terms/due-instant.ts';
import { maskedForm, personalFields } from '#domain/masking/masked-fields.ts';
import { reachOf } from '#domain/rights/rights.ts';
import type { Actor } from '#domain/roles.ts';
import { stageTitle } from '#domain/stage-titles.ts';
import type { Stage, WaitingOn } from '#domain/stages.ts';
import { isDeadline, TERMS, type TermName } from '#domain/terms/terms.ts';
import { reviveSnapshot } from '#machines/decide.ts';
import { machineOf } from '#machines/registry.ts';
import { allowedNow } from '#orders/allowed.ts';
import { readsOrderInClear } from '#orders/clear-reader.ts';
import { readForm } from '#orders/form.ts';
import { lastReturn } from '#orders/last-return.ts';
import { marksOf } from '#orders/marks.ts';
import { openedOf } from '#orders/opened.ts';
import { ownsOrder, partFor } from '#orders/parties.ts';
import type { Prisma } from '#prisma/client.ts';
import type { ApiDeps } from '../ports.ts';
import { returnFor } from './masked-words.ts';
import { noticesOf } from './notices.ts';
import { returnView } from './return-view.ts';
import { previousRoundView } from './round-view.ts';
import type { OrderView } from './schemas.ts';
import { openTasksOf } from './tasks-of.ts';
import { verificationOf } from './verification.ts';

export type OrderRow = Prisma.OrderGetPayload<{ include: { dues: true } }> & {
  /** The main account, where the order is a sub-user's. */
  readonly mainAccountId: string | null;
  /** The order that its grant opened, and whose that is. */
  readonly nextOrder: {
    readonly orderNo: string;
    readonly accountId: string;
    readonly mainAccountId: string | null;
  } | null;
};

/** An order as one actor sees it: where it is, who acts, by when, and what this one may do. */
export async function orderView(deps: ApiDeps, order: OrderRow, actor: Actor): Promise<OrderView> {
  const snapshot = reviveSnapshot(
    machineOf(order.filingType, order.machineVersion),
    order.snapshot,
  );
  const inClear = await readsOrderInClear(deps.db, actor, 'forms.read', order.orderNo);
  const returned =
    order.stage === 'correction' ? await lastReturn(deps, order.orderNo, order.revision) : null;
  return {
    orderNo: order.orderNo,
    filingType: order.filingType,
    province: order.province,
    stage: order.stage,
    stageTitle: stageTitle(order.stage as Stage, order.filingType as FilingType),
    waitingOn: order.waitingOn as WaitingOn | null,
    revision: order.revision,
    formVersion: order.formVersion,
    afterOrder: order.afterOrderNo,
    nextOrder: nextOrderFor(order, actor),
    outcome: order.outcome,
    icpNumber: order.icpNumber,
    expected: expectedDay(order, await deps.clock.now()),
    allowed: await allowedNow(deps.db, deps, order, snapshot, actor),
    returned: returned && returnView(returnFor(actor, returned), order.filingType),
    verification: await verificationOf(deps, order),
    undelivered: ownsOrder(order, actor) ? await noticesOf(deps, order.orderNo, actor, 'bad') : [],
    createdAt: order.createdAt.toISOString(),
    submittedAt: order.submittedAt?.toISOString() ?? null,
    endedAt: order.endedAt?.toISOString() ?? null,
    ...(reachOf(actor.role, 'orders.inside') !== undefined && {
      tasks: await openTasksOf(deps, order.orderNo),
    }),
    ...(reachOf(actor.role, 'forms.read') !== undefined &&
      (await formPart(deps, order, actor, inClear))),
    ...(reachOf(actor.role, 'reviews.mark') !== undefined && {
      checked: await marksOf(deps.db, order.orderNo),
      previousRound: await previousRoundView(deps, order, inClear),
    }),
  };
}

/** What a sub-user's order left to change can be its main account's alone: then it is none of the sub-user's. */
const nextOrderFor = ({ nextOrder }: OrderRow, actor: Actor): string | null =>
  nextOrder !== null && ownsOrder(nextOrder, actor) ? nextOrder.orderNo : null;

/** The content of the form, and what of it may be corrected now. */
async function formPart(
  deps: ApiDeps,
  order: OrderRow,
  actor: Actor,
  inClear: boolean,
): Promise<Pick<OrderView, 'form' | 'masked' | 'opened'>> {
  const form = partFor(order, actor, readForm(deps.vault, order) as object);
  const opened = await openedOf(deps.db, deps, order, form);
  const masked = inClear ? [] : personalFields(form).map(({ field }) => field);
  return { form: inClear ? form : maskedForm(form), masked, opened: opened && [...opened] };
}

/** The day by which the present stage is to be over. */
export function expectedDay({ dues }: Pick<OrderRow, 'dues'>, now: Date): OrderView['expected'] {
  const due = dues.find(({ term }) => isDeadline(term));
  if (due === undefined) return null;
  return {
    day: lastDayOf(due.at),
    at: due.at.toISOString(),
    term: due.term,
    termTitle: TERMS[due.term as TermName].title,
    provisional: due.provisional,
    overdue: due.heldAt === null && due.at <= now,
    held: due.heldAt !== null,
  };
}
