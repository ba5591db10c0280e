import type { WorkingCalendar } from '#domain/calendar/calendar.ts';
import { SYSTEM, type Actor } from '#domain/roles.ts';
import { isToBeSet } from '#domain/terms/term-instant.ts';
import type { TermName } from '#domain/terms/terms.ts';
import { decide, reviveSnapshot } from '#machines/decide.ts';
import { machineOf } from '#machines/registry.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Advanced, Command } from './command.ts';
import { keepConsent } from './consents.ts';
import type { OrdersDeps } from './deps.ts';
import { instantOf, movesOf, sameInstant } from './dues.ts';
import { lockOrder } from './lock.ts';
import { checkCommand } from './permission.ts';
import { askBeforehand } from './ready-to-submit.ts';
import { recordFacts } from './record-facts.ts';
import { outcomeFor } from './requests.ts';
import { writeStep } from './step.ts';

/**
 * The only writer of an order: one event, one transaction, one outcome.
 * @throws CodedError `order.not_found`, `order.changed_meanwhile` (412), `event.not_yours` (403),
 *   `order.not_allowed_now` (409), `task.not_held` / `task.held` (409), `form.incomplete`,
 *   `order.certificate_in_progress` (409), `consent.required` (422), `consent.outdated` (409),
 *   `request.key_reused`.
 */
export async function advance(deps: OrdersDeps, command: Command): Promise<Advanced> {
  const { orderNo, event, actor, requestId } = command;
  const request = {
    accountId: actor.id,
    requestId,
    // Words are added where there are any: what was kept without them is still the same request.
    content: [orderNo, event, command.note ?? null, ...(command.words ? [command.words] : [])],
  };

  const beforehand = await askBeforehand(deps, command);
  const outcome = await deps.db.$transaction(async (tx) => {
    const order = await lockOrder(tx, orderNo, request);
    const first = outcomeFor<Advanced>(request, order.kept);
    if (first !== undefined) return first;

    const at = await deps.clock.now(tx);
    const machine = machineOf(order.filingType, order.machineVersion);
    const snapshot = reviveSnapshot(machine, order.snapshot);
    const happened = { ...event, at: at.toISOString(), actor, record: recordFacts(order) };
    await command.check?.(tx, order);
    await checkCommand({ tx, deps, order, snapshot, command, beforehand, event: happened });

    const decision = decide(machine, snapshot, happened as never);
    await keepConsent(tx, order, { version: command.consent, type: event.type, actor, at });
    await command.also?.(tx, at);
    return writeStep(
      {
        ...{ tx, deps, order, at, actor, request },
        note: command.note ?? null,
        words: command.words ?? null,
      },
      { event: happened, fell: null, machine, decision },
    );
  });
  deps.committed(orderNo);
  return outcome;
}

/** What came of a timer: done, of no meaning any more, or early by our clock. */
export type Fell = { readonly fell: 'done' | 'stale' } | { readonly fell: 'notYet'; at: string };

/**
 * The same step for a term that fell due. A timer that carries another generation than the running
 * term's does nothing; so does one that comes twice.
 */
export async function fallDue(
  deps: OrdersDeps,
  { orderNo, term, generation }: { orderNo: string; term: TermName; generation: number },
): Promise<Fell> {
  const result = await deps.db.$transaction((tx) =>
    fallUnderLock(tx, deps, orderNo, term, generation),
  );
  if (result.fell === 'done') deps.committed(orderNo);
  return result;
}

async function fallUnderLock(
  tx: Transaction,
  deps: OrdersDeps,
  orderNo: string,
  term: TermName,
  generation: number,
): Promise<Fell> {
  const order = await lockOrder(tx, orderNo);
  const due = order.dues.find((row) => row.term === term && row.generation === generation);
  if (due === undefined || due.fellAt !== null || due.heldAt !== null) return { fell: 'stale' };
  const at = await deps.clock.now(tx);
  if (at < due.at) return { fell: 'notYet', at: due.at.toISOString() };

  const machine = machineOf(order.filingType, order.machineVersion);
  const event = { type: term, at: at.toISOString(), actor: SYSTEM, record: recordFacts(order) };
  const decision = decide(machine, reviveSnapshot(machine, order.snapshot), event);
  await writeStep(
    { tx, deps, order, at, actor: SYSTEM, note: null, words: null, request: null },
    { event, fell: term, machine, decision },
  );
  return { fell: 'done' };
}

/**
 * A step without a transition: works the running terms of an order out again, after a calendar was
 * loaded. The machine does not move; the followers hear of the new instants.
 * @returns whether anything moved
 */
export async function moveDues(
  deps: OrdersDeps,
  orderNo: string,
  calendar: WorkingCalendar,
  actor: Actor,
): Promise<boolean> {
  const moved = await deps.db.$transaction(async (tx) => {
    const order = await lockOrder(tx, orderNo);
    const revision = order.revision + 1;
    const at = await deps.clock.now(tx);
    const dues = order.dues.flatMap((row) => {
      if (row.fellAt !== null) return [row];
      const due = instantOf(order, row, calendar, movesOf(row.term, order.dues));
      if (sameInstant(due, row)) return [row];
      // A reminder whose moment is past by the new calendar would come late.
      return isToBeSet(row.term as TermName, due, at)
        ? [{ ...row, ...due, generation: revision }]
        : [];
    });
    const unmoved =
      dues.length === order.dues.length && dues.every((row) => order.dues.includes(row));
    if (unmoved) return false;

    const machine = machineOf(order.filingType, order.machineVersion);
    const snapshot = reviveSnapshot(machine, order.snapshot);
    const event = {
      type: 'calendarLoaded',
      at: at.toISOString(),
      actor,
      record: recordFacts(order),
    };
    const decision = { snapshot, effects: [], begun: [], ended: [] };
    await writeStep(
      { tx, deps, order, at, actor, note: null, words: null, request: null },
      { event, fell: null, machine, decision, dues },
    );
    return true;
  });
  if (moved) deps.committed(orderNo);
  return moved;
}
