import type { AnyDraft } from '#domain/forms/any-draft.ts';
import type { Actor } from '#domain/roles.ts';
import type { TermName } from '#domain/terms/terms.ts';
import { stageOf, storeSnapshot, type Decision } from '#machines/decide.ts';
import { allowedEvents, outcomeOf, waitingOn } from '#machines/describe.ts';
import type { FilingMachine } from '#machines/registry.ts';
import type { Transaction } from '#prisma/client.ts';
import { currentCalendar } from './calendars.ts';
import type { Advanced } from './command.ts';
import type { OrdersDeps } from './deps.ts';
import { begunDues, changedDues, nextDues, type DueRow } from './dues.ts';
import { apply } from './effects.ts';
import { readForm } from './form.ts';
import { sealWords, type ReasonWords } from './reason-words.ts';
import { notePlace } from './notes.ts';
import { isOfOwnSide } from './parties.ts';
import { repairSendsIn } from './repair-targets.ts';
import type { LockedOrder } from './lock.ts';
import type { OpenStep } from './open-step.ts';
import { recordFacts } from './record-facts.ts';
import { namedRecords } from './registry/named-records.ts';
import { outcomeRow, type Repeatable } from './requests.ts';
import { signalOf } from './signals.ts';
import { writeRows } from './step-rows.ts';

/** The order under its lock, and who moves it when. */
export interface Moved {
  readonly tx: Transaction;
  readonly deps: OrdersDeps;
  readonly order: LockedOrder;
  readonly at: Date;
  readonly actor: Actor;
  readonly note: string | null;
  readonly words: readonly ReasonWords[] | null;
  /** What the outcome is kept for; a timer has none. */
  readonly request: Repeatable | null;
}

/** What the machine made of the event. */
export interface Made {
  readonly event: { readonly type: string; readonly [fact: string]: unknown };
  readonly fell: TermName | null;
  readonly machine: FilingMachine;
  readonly decision: Decision;
  /** Given where the step is no transition but moves what runs. */
  readonly dues?: readonly DueRow[];
}

/** Writes everything that one step of an order is, in the order's own transaction. */
export async function writeStep(moved: Moved, made: Made): Promise<Advanced> {
  const step = await openStep(moved, made);
  for (const effect of made.decision.effects) await apply(step, effect);

  const { tx, deps, order, at, actor, note, words } = moved;
  const { orderNo } = order;
  const { revision, stage } = step.patch;
  const { type, at: _at, actor: _actor, ...facts } = made.event;
  const effects = step.outbox.map((item, index) => ({
    id: `${orderNo}:${String(revision)}:${String(index)}`,
    ...item,
  }));
  const advanced = advancedOf(moved, made, step);
  await writeRows(tx, {
    orderNo,
    filingType: order.filingType,
    at,
    actorId: actor.id,
    actorRole: actor.role,
    order: step.patch,
    timeline: {
      type,
      fromStage: order.stage,
      facts,
      note: note === null ? null : deps.vault.seal(notePlace(orderNo, revision), note),
      words: sealWords(deps.vault, orderNo, revision, words),
      keyId: note === null && words === null ? null : deps.vault.keyId,
    },
    keepForm: stage === 'correction' && order.stage !== 'correction',
    dues: changedDues(order.dues, step.dues),
    openTasks: step.openTasks,
    closeTasks: step.closeTasks,
    reviewUrgentAt: movedUrgency(order.dues, step.dues),
    effects,
    dropEffects: step.dropEffects,
    audit: {
      before: { stage: order.stage, revision: order.revision },
      after: { stage, revision },
    },
    signal: signalOf(step, effects),
    request: moved.request && outcomeRow(moved.request, advanced),
  });
  return advanced;
}

async function openStep(moved: Moved, made: Made): Promise<OpenStep> {
  const { tx, deps, order, at, actor } = moved;
  const { event, machine } = made;
  const { snapshot } = made.decision;
  const revision = order.revision + 1;
  const stage = stageOf(snapshot);
  const outcome = outcomeOf(snapshot);
  const form = sendsIn(event) ? (readForm(deps.vault, order) as AnyDraft) : null;
  const province = form === null ? (order.province ?? '') : (form.subject?.province ?? '');
  return {
    tx,
    deps,
    order,
    event,
    actorId: actor.id,
    at,
    stage,
    province,
    reportId: snapshot.context.reportId,
    dues: made.dues ?? (await duesAfter(moved, made, revision, province)),
    patch: {
      revision,
      stage,
      outcome,
      waitingOn: waitingOn(snapshot),
      snapshot: storeSnapshot(machine, snapshot),
      province: province === '' ? null : province,
      submittedAt: order.submittedAt ?? (event.type === 'submit' ? at : null),
      endedAt: outcome === null ? null : at,
      ...(form !== null && (await namedRecords(tx, form))),
    },
    openTasks: [],
    closeTasks: [],
    outbox: [],
    dropEffects: [],
  };
}

function advancedOf(
  { order, actor, deps }: Moved,
  { decision }: Made,
  { patch: { stage, revision, waitingOn, outcome }, dues }: OpenStep,
): Advanced {
  const allowed = allowedEvents(decision.snapshot, actor, recordFacts({ ...order, dues }));
  return {
    orderNo: order.orderNo,
    stage,
    revision,
    formVersion: order.formVersion,
    waitingOn,
    outcome,
    // Whoever has just decided may recall it, where that is possible at all.
    allowed: allowed.filter(
      (type) => isOfOwnSide(order, actor, type) && (type !== 'recall' || deps.policy.recallMs > 0),
    ),
  };
}

/** Whether the form is sent in: its province and the records that it names are the order's from now on. */
const sendsIn = (event: Made['event']): boolean =>
  ['submit', 'resubmit'].includes(event.type) || repairSendsIn(event);

async function duesAfter(
  { tx, order, at }: Moved,
  { fell, decision: { begun, ended } }: Made,
  revision: number,
  province: string,
): Promise<DueRow[]> {
  const subject = { filingType: order.filingType, province };
  const rows =
    begun.length === 0
      ? []
      : begunDues(subject, begun, { at, revision }, await currentCalendar(tx));
  return nextDues(order.dues, { ended, begun: rows, fell, at });
}

/** When an open review is urgent, where its term was moved; the queue is sorted by it. */
function movedUrgency(before: readonly DueRow[], after: readonly DueRow[]): Date | null {
  const was = before.find(({ term }) => term === 'initialReviewTerm');
  const is = after.find(({ term }) => term === 'initialReviewTerm');
  return was && is && was.at.getTime() !== is.at.getTime() ? is.at : null;
}
