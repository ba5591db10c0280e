import { CodedError } from '#domain/errors.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { Actor } from '#domain/roles.ts';
import type { TermName } from '#domain/terms/terms.ts';
import { stageOf, storeSnapshot, type Decision } from '#machines/decide.ts';
import { allowedEvents, outcomeOf, waitingOn } from '#machines/describe.ts';
import type { FilingMachine } from '#machines/registry.ts';
import { Prisma, type Transaction } from '#prisma/client.ts';
import type { Advanced } from './command.ts';
import { audit } from './audit.ts';
import { currentCalendar } from './calendars.ts';
import type { OrdersDeps } from './deps.ts';
import { dueOf, nextDues, writeDues, type DueRow } from './dues.ts';
import { apply } from './effects.ts';
import type { OpenStep } from './open-step.ts';
import { readForm } from './form.ts';
import type { LockedOrder } from './lock.ts';
import { leaveSignal, openEffect } from './signals.ts';

/** The order under its lock, and who moves it when. */
interface Moved {
  readonly tx: Transaction;
  readonly deps: OrdersDeps;
  readonly order: LockedOrder;
  readonly at: Date;
  readonly actor: Actor;
  readonly note: string | null;
}

/** What the machine made of the event. */
interface Made {
  readonly event: { readonly type: string; readonly [fact: string]: unknown };
  readonly fell: TermName | null;
  readonly machine: FilingMachine;
  readonly decision: Decision;
  /** Given where the step is no transition but moves what runs. */
  readonly dues?: readonly DueRow[];
}

/** Writes everything that one step of an order is, in the order's own transaction. */
export async function writeStep(moved: Moved, made: Made): Promise<Advanced> {
  const { tx, deps, order, at, actor } = moved;
  const { event, decision } = made;
  const revision = order.revision + 1;
  const stage = stageOf(decision.snapshot);
  const outcome = outcomeOf(decision.snapshot);
  const who = waitingOn(decision.snapshot);
  const province = provinceOf(moved, event.type);
  const dues = made.dues ?? (await duesAfter(moved, made, revision, province));

  const step: OpenStep = {
    tx,
    deps,
    order,
    event,
    actorId: actor.id,
    at,
    stage,
    province,
    reportId: decision.snapshot.context.reportId,
    dues,
    patch: {
      revision,
      stage,
      outcome,
      waitingOn: who,
      snapshot: storeSnapshot(made.machine, decision.snapshot),
      province: province === '' ? null : province,
      submittedAt: order.submittedAt ?? (event.type === 'submit' ? at : null),
      endedAt: outcome === null ? null : at,
    },
    outbox: [],
  };
  await writeDues(tx, order.orderNo, order.dues, dues);
  await writeTimeline(moved, event, revision, stage);
  for (const effect of decision.effects) await apply(step, effect);
  const effects = await writeOutbox(step, revision);
  await updateOrder(step);
  await audit(tx, {
    at,
    actor,
    action: event.type,
    target: order.orderNo,
    before: { stage: order.stage, revision: order.revision },
    after: { stage, revision },
  });
  await leaveSignal(tx, event.type, {
    orderNo: order.orderNo,
    submitted: step.patch.submittedAt !== null,
    revision,
    stage,
    waitingOn: who,
    province,
    dues,
    effects,
    actorId: actor.id,
    ended: outcome !== null,
  });
  return {
    orderNo: order.orderNo,
    stage,
    revision,
    formVersion: order.formVersion,
    waitingOn: who,
    outcome,
    allowed: allowedEvents(decision.snapshot, actor, {
      formVersion: order.formVersion,
      clock: 'none',
    }),
  };
}

/** The province is the form's, as it stood when the applicant last sent it in; a draft may not have one yet. */
function provinceOf({ deps, order }: Moved, eventType: string): string {
  if (eventType !== 'submit' && eventType !== 'resubmit') return order.province ?? '';
  return (readForm(deps.vault, order) as NewSubjectForm).subject.province;
}

async function duesAfter(
  { tx, order, at }: Moved,
  { fell, decision: { begun, ended } }: Made,
  revision: number,
  province: string,
): Promise<DueRow[]> {
  const calendar = begun.length > 0 ? await currentCalendar(tx) : null;
  return nextDues(order.dues, { ended, begun, fell, at, revision }, (term) => {
    if (calendar === null) throw new Error('A term began without a calendar');
    return dueOf({ filingType: order.filingType, province }, term, at, calendar);
  });
}

async function writeTimeline(
  { tx, deps, order, at, actor, note }: Moved,
  event: Made['event'],
  revision: number,
  stage: string,
): Promise<void> {
  const { type, at: _at, actor: _actor, ...facts } = event;
  const { orderNo } = order;
  await tx.timelineEntry.create({
    data: {
      orderNo,
      revision,
      type,
      actorId: actor.id,
      actorRole: actor.role,
      at,
      fromStage: order.stage,
      stage,
      facts: facts as Prisma.InputJsonObject,
      ...(note !== null && {
        noteCipher: deps.vault.seal(notePlace(orderNo, revision), note),
        keyId: deps.vault.keyId,
      }),
    },
  });
}

/** Where the note of a timeline entry is sealed to. */
export const notePlace = (orderNo: string, revision: number): string =>
  `timeline.note:${orderNo}:${String(revision)}`;

async function writeOutbox({ tx, order, at, outbox }: OpenStep, revision: number) {
  const effects = outbox.map(({ kind, params }, index) => ({
    id: `${order.orderNo}:${String(revision)}:${String(index)}`,
    kind,
    params,
  }));
  if (effects.length > 0) {
    await tx.effect.createMany({
      data: effects.map((effect) => ({ ...effect, orderNo: order.orderNo, createdAt: at })),
    });
  }
  return effects.map(openEffect);
}

async function updateOrder({ tx, order, patch }: OpenStep): Promise<void> {
  try {
    await tx.order.update({ where: { orderNo: order.orderNo }, data: patch });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw new CodedError(
        'order.certificate_in_progress',
        '此证件存在进行中的订单 · An order for this certificate is in progress.',
        {
          field: '/subject/certificateNumber',
          remedy: 'Open “my filings”, then finish or abandon the open order of this certificate.',
        },
      );
    }
    throw error;
  }
}
