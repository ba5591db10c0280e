import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { queuesWorkedBy } from '#domain/rights/queues.ts';
import { reachOf } from '#domain/rights/rights.ts';
import { TASKS, type TaskKind } from '#domain/tasks.ts';
import type { Transaction } from '#prisma/client.ts';
import { audit } from './audit.ts';
import { TASK_COLUMNS, type TaskRow } from './task-row.ts';
import type { OrdersDeps } from './deps.ts';
import type { LockedOrder } from './lock.ts';
import { requireStillRole } from './still-role.ts';
import { inScopesOf, isInScope, scopesOf } from './scopes.ts';
import { firstOutcome, keepOutcome } from './requests.ts';

/** Which tasks a reviewer wants next. */
export interface TaskFilter {
  readonly province?: string;
  readonly filingType?: string;
}

/**
 * Takes a task for oneself. Taking one's own again is no fault.
 * @throws CodedError `task.not_found`, `task.closed`, `task.held` (names the holder), `task.not_yours`.
 */
export async function claimTask(deps: OrdersDeps, id: string, actor: Actor): Promise<TaskRow> {
  return deps.db.$transaction(async (tx) => {
    await requireStillRole(tx, actor);
    const task = await lockTask(tx, id, actor);
    if (task.holderId === actor.id) return task;
    if (task.holderId !== null) throw await held(tx, task);
    return hold(tx, deps, task, actor);
  });
}

/**
 * Gives a task back to its queue. A manager may release another's.
 * @throws CodedError `task.not_found`, `task.closed`, `task.held`, `task.not_yours`.
 */
export async function releaseTask(deps: OrdersDeps, id: string, actor: Actor): Promise<TaskRow> {
  return deps.db.$transaction(async (tx) => {
    const others = mayReleaseAnothers(actor);
    const task = await lockTask(tx, id, actor, others);
    if (task.holderId === null) return task;
    if (task.holderId !== actor.id && !others) throw await held(tx, task);
    const at = await deps.clock.now(tx);
    await audit(tx, {
      at,
      actor,
      action: 'task.released',
      target: task.id,
      before: { holderId: task.holderId },
      after: { holderId: null },
    });
    return tx.task.update({ where: { id }, data: { holderId: null, claimedAt: null } });
  });
}

/**
 * Takes the most urgent free task of one's role; null when there is none. Two who ask at once get two
 * tasks; one who asks again under the same request id gets the same one.
 */
export async function claimNext(
  deps: OrdersDeps,
  actor: Actor,
  filter: TaskFilter,
  requestId?: string,
): Promise<TaskRow | null> {
  return deps.db.$transaction(async (tx) => {
    const request = requestId !== undefined && {
      accountId: actor.id,
      requestId,
      content: ['next', filter],
    };
    const first = request && (await firstOutcome<{ id: string }>(tx, request));
    if (first) return tx.task.findUniqueOrThrow({ where: { id: first.id } });
    await requireStillRole(tx, actor);
    const [free] = await tx.$queryRaw<TaskRow[]>`
      SELECT ${TASK_COLUMNS} FROM tasks
      WHERE open AND holder_id IS NULL AND role = ANY (${[...queuesWorkedBy(actor.role)]})
        AND ${inScopesOf(actor)}
        -- Nobody is handed what he has proposed himself: another is its second person.
        AND facts->>'proposedBy' IS DISTINCT FROM ${actor.id}
        AND (${filter.province ?? null}::text IS NULL OR province = ${filter.province ?? null})
        AND (${filter.filingType ?? null}::text IS NULL OR filing_type = ${filter.filingType ?? null})
      ORDER BY urgent_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (free === undefined) return null;
    const task = await hold(tx, deps, free, actor);
    if (request) {
      await keepOutcome(tx, request, task.orderNo ?? '', task.claimedAt ?? task.openedAt, {
        id: task.id,
      });
    }
    return task;
  });
}

/**
 * Asks that the one who decides holds the task, under the order's lock.
 * @throws CodedError `task.held` where another holds it, `task.not_held` where nobody does.
 */
export async function requireHeldTask(
  tx: Transaction,
  { orderNo, openTasks }: LockedOrder,
  kind: TaskKind,
  actorId: string,
  taskId?: string,
): Promise<void> {
  const task = openTasks.find((open) => open.kind === kind);
  if (taskId !== undefined && task?.id !== taskId) {
    const done = await tx.task.findUnique({ where: { id: taskId } });
    if (done !== null) throw closed(done);
  }
  if (task === undefined || task.holderId === actorId) return;
  if (task.holderId !== null) throw await held(tx, { ...task, orderNo });
  throw new CodedError('task.not_held', `“${TASKS[kind].title.en}” of ${orderNo} is not claimed.`, {
    facts: { taskId: task.id },
    remedy: `Claim it first: POST /api/v1/tasks/${task.id}/claim.`,
  });
}

async function hold(
  tx: Transaction,
  deps: OrdersDeps,
  task: TaskRow,
  actor: Actor,
): Promise<TaskRow> {
  const claimedAt = await deps.clock.now(tx);
  await audit(tx, {
    at: claimedAt,
    actor,
    action: 'task.claimed',
    target: task.id,
    before: { holderId: null },
    after: { holderId: actor.id },
  });
  await tx.$executeRaw`
    UPDATE tasks SET holder_id = ${actor.id}, claimed_at = ${claimedAt.toISOString()}::timestamptz
    WHERE id = ${task.id}::uuid`;
  return { ...task, holderId: actor.id, claimedAt };
}

const mayReleaseAnothers = ({ role }: Actor): boolean =>
  reachOf(role, 'tasks.releaseAnothers') !== undefined;

/**
 * Locks a task that this actor may act on: of a queue that he works on and, for a reviewer, of his scope.
 * @param anybodys whether it may stand in any queue
 * @throws CodedError `task.not_found`, `task.not_yours`, `task.closed`.
 */
export async function lockTask(
  tx: Transaction,
  id: string,
  actor: Actor,
  anybodys = false,
): Promise<TaskRow> {
  const [task] = await tx.$queryRaw<TaskRow[]>`
    SELECT ${TASK_COLUMNS} FROM tasks WHERE id = ${id}::uuid FOR UPDATE`;
  if (task === undefined || !isInScope(await scopesOf(tx, actor), task)) {
    throw new CodedError('task.not_found', `There is no task ${id}.`, {
      remedy: 'Read the list of tasks again: GET /api/v1/tasks.',
    });
  }
  if (!(queuesWorkedBy(actor.role) as readonly string[]).includes(task.role) && !anybodys) {
    throw new CodedError(
      'task.not_yours',
      `This task is for a ${task.role}, not for a ${actor.role}.`,
      {
        remedy: 'Your own tasks are listed at GET /api/v1/tasks.',
      },
    );
  }
  if (!task.open) {
    throw closed(task);
  }
  return task;
}

function closed({ orderNo, closedAt, closedBy }: TaskRow): CodedError {
  return new CodedError('task.closed', `This task of ${orderNo ?? 'no order'} is done already.`, {
    facts: { closedAt, closedBy },
    remedy: 'Take the next one: POST /api/v1/tasks/next.',
  });
}

async function held(
  tx: Transaction,
  task: {
    readonly orderNo: string | null;
    readonly holderId: string | null;
    readonly claimedAt: Date | string | null;
  },
): Promise<CodedError> {
  const holder = await tx.account.findUnique({ where: { id: task.holderId ?? '' } });
  const name = holder?.handle ?? 'somebody';
  return new CodedError(
    'task.held',
    `This task of ${task.orderNo ?? 'no order'} is held by ${name}.`,
    {
      facts: { holder: name, claimedAt: task.claimedAt },
      remedy: `Take another task, or ask ${name} or a manager to release it.`,
    },
  );
}
