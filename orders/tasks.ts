import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { TASKS, type TaskKind } from '#domain/tasks.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { firstOutcome, keepOutcome } from './requests.ts';

type TaskRow = Prisma.TaskGetPayload<object>;

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
    const task = await lockTask(tx, id, actor, ['manager']);
    if (task.holderId === null) return task;
    if (task.holderId !== actor.id && actor.role !== 'manager') throw await held(tx, task);
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
    const [found] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM tasks
      WHERE open AND holder_id IS NULL AND role = ${actor.role}
        AND (${filter.province ?? null}::text IS NULL OR province = ${filter.province ?? null})
        AND (${filter.filingType ?? null}::text IS NULL OR filing_type = ${filter.filingType ?? null})
      ORDER BY urgent_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (found === undefined) return null;
    const free = await tx.task.findUniqueOrThrow({ where: { id: found.id } });
    const task = await hold(tx, deps, free, actor);
    if (request) {
      await keepOutcome(tx, request, task.orderNo ?? '', task.claimedAt ?? task.openedAt, found);
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
  orderNo: string,
  kind: TaskKind,
  actorId: string,
  taskId?: string,
): Promise<void> {
  const task = await tx.task.findFirst({ where: { orderNo, kind, open: true } });
  if (taskId !== undefined && task?.id !== taskId) {
    const done = await tx.task.findUnique({ where: { id: taskId } });
    if (done !== null) throw closed(done);
  }
  if (task === null || task.holderId === actorId) return;
  if (task.holderId !== null) throw await held(tx, task);
  throw new CodedError('task.not_held', `“${TASKS[kind].title.en}” of ${orderNo} is not claimed.`, {
    facts: { taskId: task.id },
    remedy: `Claim it first: POST /api/v1/tasks/${task.id}/claim.`,
  });
}

async function hold(tx: Transaction, deps: OrdersDeps, task: TaskRow, actor: Actor) {
  const at = await deps.clock.now(tx);
  await audit(tx, {
    at,
    actor,
    action: 'task.claimed',
    target: task.id,
    before: { holderId: null },
    after: { holderId: actor.id },
  });
  return tx.task.update({
    where: { id: task.id },
    data: { holderId: actor.id, claimedAt: at },
  });
}

/** Locks a task that this actor may act on. */
export async function lockTask(
  tx: Transaction,
  id: string,
  actor: Actor,
  alsoRoles: readonly string[] = [],
): Promise<TaskRow> {
  await tx.$queryRaw`SELECT 1 FROM tasks WHERE id = ${id}::uuid FOR UPDATE`;
  const task = await tx.task.findUnique({ where: { id } });
  if (task === null) {
    throw new CodedError('task.not_found', `There is no task ${id}.`, {
      remedy: 'Read the list of tasks again: GET /api/v1/tasks.',
    });
  }
  if (task.role !== actor.role && !alsoRoles.includes(actor.role)) {
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

async function held(tx: Transaction, task: TaskRow): Promise<CodedError> {
  const holder = await tx.account.findUnique({ where: { id: task.holderId ?? '' } });
  const name = holder?.handle ?? 'somebody';
  return new CodedError('task.held', `This task of ${task.orderNo} is held by ${name}.`, {
    facts: { holder: name, claimedAt: task.claimedAt },
    remedy: `Take another task, or ask ${name} or a manager to release it.`,
  });
}
