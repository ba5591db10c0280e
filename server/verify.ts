import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Client, WorkflowExecutionDescription as Description } from '@temporalio/client';
import { FOLLOWED } from '#orders/followed.ts';
import { followerState } from '#orders/follower-state.ts';
import { replayTimeline, type OrderWithTimeline } from '#orders/replay.ts';
import type { PrismaClient } from '#prisma/client.ts';
import type { FollowerMessage } from '#domain/follower-message.ts';

/** Something that is not as it must be. */
export interface Fault {
  readonly orderNo: string;
  readonly what: string;
}

const PAGE = 100;

/**
 * Checks every order: its timeline replayed gives its snapshot; open, it has one follower at its
 * revision and its dues; ended, it has none. Needs a worker, which answers for the followers.
 */
export async function verifyOrders(
  db: PrismaClient,
  client: Client,
): Promise<{ orders: number; faults: Fault[] }> {
  const faults: Fault[] = [];
  let orders = 0;
  for (let after = ''; ;) {
    const page = await db.order.findMany({
      where: { orderNo: { gt: after } },
      select: { orderNo: true },
      orderBy: { orderNo: 'asc' },
      take: PAGE,
    });
    for (const { orderNo } of page) faults.push(...(await faultsOf(db, client, orderNo)));
    orders += page.length;
    const last = page.at(-1);
    if (last === undefined) return { orders, faults };
    after = last.orderNo;
  }
}

/** While orders move, a look can come between a commit and its signal: only what stays wrong is a fault. */
const LOOKS = 4;
const PAUSE_MS = 1_000;

async function faultsOf(db: PrismaClient, client: Client, orderNo: string): Promise<Fault[]> {
  for (let look = 1; ; look += 1) {
    // One view of order and timeline: they are read by two queries.
    const order = await db.$transaction(
      (tx) => tx.order.findUniqueOrThrow({ where: { orderNo }, include: { timeline: true } }),
      { isolationLevel: 'RepeatableRead' },
    );
    const found = [wrongSnapshot(order), await wrongFollower(db, client, order)];
    const faults = found.flatMap((what) => (what === null ? [] : [{ orderNo, what }]));
    if (faults.length === 0 || look === LOOKS) return faults;
    await sleep(PAUSE_MS);
  }
}

function wrongSnapshot(order: OrderWithTimeline): string | null {
  let replayed: unknown;
  try {
    replayed = JSON.parse(JSON.stringify(replayTimeline(order)));
  } catch {
    return 'the timeline can’t be replayed';
  }
  return isDeepStrictEqual(replayed, order.snapshot)
    ? null
    : 'the timeline replayed does not give the snapshot';
}

const NOT_FOUND = 5;
const ABSENT = { running: false, busy: false };

/** Whether something is under way in a follower: a step of its own, or a call that is tried again. */
const isBusy = ({ pendingActivities, pendingWorkflowTask }: Description['raw']) =>
  (pendingActivities ?? []).length > 0 ||
  // The first try, or the next after a worker's death; a step that fails again and again gets nowhere.
  (pendingWorkflowTask != null && (pendingWorkflowTask.attempt ?? 1) <= 2);

async function wrongFollower(
  db: PrismaClient,
  client: Client,
  order: OrderWithTimeline,
): Promise<string | null> {
  const handle = client.workflow.getHandle(order.orderNo);
  const follower = await handle.describe().then(
    ({ status, raw }) => ({ running: status.name === 'RUNNING', busy: isBusy(raw) }),
    (error: unknown) => {
      if ((error as { cause?: { code?: number } }).cause?.code === NOT_FOUND) return ABSENT;
      if ((error as Error).name === 'WorkflowNotFoundError') return ABSENT;
      throw error;
    },
  );
  const { running } = follower;
  const { orderNo } = order;
  const followed = (await db.order.count({ where: { orderNo, ...FOLLOWED } })) > 0;
  if (!followed) {
    // A worker that died after it had done its work had not said so: the follower hears it at the next attempt.
    return running && !follower.busy ? 'has a follower, but is not under way' : null;
  }
  if (!running) return 'is under way without a follower; run “beian orders resume”';

  const state = await handle.query<FollowerMessage | null>('followerState').catch(() => undefined);
  if (state === undefined) {
    return 'its follower does not answer; terminate it, then “beian orders resume”';
  }
  const record = await followerState(db, order.orderNo);
  if (state?.revision !== record.revision) {
    return `its follower is at revision ${String(state?.revision)}, not ${String(record.revision)}`;
  }
  return isDeepStrictEqual(sorted(state), sorted(record))
    ? null
    : 'its follower sleeps on other dues';
}

const sorted = ({ dues }: Pick<FollowerMessage, 'dues'>) =>
  [...dues].sort((a, b) => a.term.localeCompare(b.term));
