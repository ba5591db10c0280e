import { endOfDayInShanghai, dayInShanghai } from '#domain/calendar/days.ts';
import { nthWorkingDayAfter } from '#domain/calendar/working-days.ts';
import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { queuesSeenBy } from '#domain/rights/queues.ts';
import { TASKS, type TaskKind } from '#domain/tasks.ts';
import { handlesOf } from '#orders/accounts.ts';
import { currentCalendar } from '#orders/calendars.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { scopesOf, scopeWhere } from '#orders/scopes.ts';
import type { Prisma } from '#prisma/client.ts';
import { pageSize } from '../schemas.ts';
import type { TaskView, URGENCIES } from './schemas.ts';

type TaskRow = Prisma.TaskGetPayload<object>;
type Urgency = (typeof URGENCIES)[number];

interface TaskQuery {
  readonly limit?: string;
  readonly after?: string;
  readonly province?: string;
  readonly filingType?: string;
  readonly stage?: string;
  readonly holder?: string;
  readonly urgency?: Urgency;
}

/** The instants that part overdue from soon from later. */
interface Horizon {
  readonly now: Date;
  readonly soon: Date;
}

async function horizonOf(deps: OrdersDeps): Promise<Horizon> {
  const now = await deps.clock.now();
  const next = nthWorkingDayAfter(await currentCalendar(deps.db), dayInShanghai(now), 1);
  return { now, soon: endOfDayInShanghai(next.day) };
}

const RANGES: Readonly<Record<Urgency, (horizon: Horizon) => Prisma.DateTimeFilter>> = {
  overdue: ({ now }) => ({ lte: now }),
  soon: ({ now, soon }) => ({ gt: now, lte: soon }),
  later: ({ soon }) => ({ gt: soon }),
};

/** A page of the open tasks of one's role, the most urgent first. Managers also see the reviewers' queue; a reviewer his scope. */
export async function listTasks(deps: OrdersDeps, actor: Actor, query: TaskQuery) {
  const size = pageSize(query.limit);
  const horizon = await horizonOf(deps);
  const { urgency } = query;
  const scope = scopeWhere(await scopesOf(deps.db, actor));
  const where: Prisma.TaskWhereInput = {
    open: true,
    ...(query.province !== undefined && { province: query.province }),
    ...(query.filingType !== undefined && { filingType: query.filingType }),
    ...(query.stage !== undefined && { stage: query.stage }),
    ...(query.holder !== undefined && { holderId: await holderIdOf(deps, actor, query.holder) }),
    ...(urgency !== undefined && { urgentAt: RANGES[urgency](horizon) }),
    AND: [scope, ...(query.after !== undefined ? [afterCursor(query.after)] : [])],
  };
  const found = await mostUrgent(deps, queuesSeenBy(actor.role), where, size + 1);
  const page = found.slice(0, size);
  const last = page.at(-1);
  const filtered = Object.keys(query).some((name) => name !== 'limit' && name !== 'after');
  return {
    tasks: await taskViews(deps, page, horizon),
    next: found.length > size && last !== undefined ? cursorOf(last) : null,
    empty:
      page.length > 0
        ? null
        : filtered
          ? 'No open task fits this filter.'
          : 'Nothing waits for you: every task is done.',
  };
}

/** The first tasks of some queues; each queue by itself is read in the order of its index. */
async function mostUrgent(
  { db }: OrdersDeps,
  roles: readonly string[],
  where: Prisma.TaskWhereInput,
  take: number,
): Promise<TaskRow[]> {
  const queues = await Promise.all(
    roles.map((role) =>
      db.task.findMany({
        where: { ...where, role },
        orderBy: [{ urgentAt: 'asc' }, { id: 'asc' }],
        take,
      }),
    ),
  );
  return queues
    .flat()
    .sort((a, b) => a.urgentAt.getTime() - b.urgentAt.getTime() || (a.id < b.id ? -1 : 1))
    .slice(0, take);
}

/** One task as its list shows it. */
export async function taskView(deps: OrdersDeps, task: TaskRow): Promise<TaskView> {
  const [view] = await taskViews(deps, [task], await horizonOf(deps));
  if (view === undefined) throw new Error('A task has a view');
  return view;
}

async function taskViews(
  { db }: OrdersDeps,
  tasks: readonly TaskRow[],
  { now, soon }: Horizon,
): Promise<TaskView[]> {
  const holders = await handlesOf(
    db,
    tasks.map(({ holderId }) => holderId),
  );
  return tasks.map((task) => ({
    id: task.id,
    orderNo: task.orderNo,
    kind: task.kind,
    title: TASKS[task.kind as TaskKind].title,
    filingType: task.filingType,
    province: task.province,
    stage: task.stage,
    urgency: task.urgentAt <= now ? 'overdue' : task.urgentAt <= soon ? 'soon' : 'later',
    urgentAt: task.urgentAt.toISOString(),
    openedAt: task.openedAt.toISOString(),
    holder: holders.get(task.holderId ?? '') ?? null,
    claimedAt: task.claimedAt?.toISOString() ?? null,
    facts: task.facts,
  }));
}

async function holderIdOf(
  { db }: OrdersDeps,
  actor: Actor,
  holder: string,
): Promise<string | null> {
  if (holder === 'me') return actor.id;
  if (holder === 'nobody') return null;
  // An unknown handle holds nothing: no id is empty.
  return (await db.account.findUnique({ where: { handle: holder } }))?.id ?? '';
}

const CURSOR = /^(\d{4}-\d{2}-\d{2}T[\d:.]{12}Z)\|([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

const cursorOf = ({ urgentAt, id }: TaskRow): string =>
  Buffer.from(`${urgentAt.toISOString()}|${id}`).toString('base64url');

function afterCursor(cursor: string): Prisma.TaskWhereInput {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [, instant = '', id = ''] = CURSOR.exec(text) ?? [];
  const urgentAt = new Date(instant);
  if (Number.isNaN(urgentAt.getTime())) {
    throw new CodedError('cursor.malformed', 'The page marker is not one of ours.', {
      field: 'after',
      remedy: 'Use the `next` of the page before, unchanged, or leave it out.',
    });
  }
  return { OR: [{ urgentAt: { gt: urgentAt } }, { urgentAt, id: { gt: id } }] };
}
