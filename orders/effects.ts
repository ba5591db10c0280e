import { randomUUID } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import type { Audience, NoticeTemplate } from '#domain/notices.ts';
import { TASKS, type TaskKind } from '#domain/tasks.ts';
import type { NamedEffect } from '#machines/decide.ts';
import { currentCalendar } from './calendars.ts';
import { draftChange } from './draft-change.ts';
import { readForm } from './form.ts';
import { certificatesOf } from './held-certificates.ts';
import { holdIdentifiers, releaseIdentifiers } from './identifiers.ts';
import {
  continueReview,
  extendDeadline,
  refuseTooShort,
  startClock,
  stopClock,
} from './managers-clock.ts';
import { notify, notifyOwners, notifyReceiver, remind } from './notice-requests.ts';
import type { OpenStep } from './open-step.ts';
import { overtakeRecommendation } from './overtake.ts';
import { nameReceiver, releaseReceiver } from './receiver.ts';
import { recallableUntil } from './recall.ts';
import { refuseOvertaken } from './refuse-overtaken.ts';
import { writeRegistry } from './registry/write-registry.ts';
import { freezeReport } from './reports.ts';
import { reviewClock } from './review-clock.ts';
import { closeVerificationCase, openVerificationCase } from './verification-case.ts';

type Handler<Params> = (step: OpenStep, params: Params) => Promise<void> | void;

/**
 * What becomes of each effect that a machine can name. Exhaustive: a test asks that every effect of
 * every machine stands here, and an unknown one stops the step loudly.
 */
const EFFECTS = {
  openTask: ({ openTasks, at, dues }, { task }: { task: TaskKind }) => {
    const term = dues.find((due) => due.term === 'initialReviewTerm');
    const urgentAt = task === 'initialReview' ? (term?.at ?? at) : at;
    openTasks.push({ id: randomUUID(), kind: task, role: TASKS[task].role, urgentAt, facts: {} });
  },
  closeTasks: async (step, { tasks }: { tasks: readonly TaskKind[] }) => {
    step.closeTasks.push(...tasks);
    if (tasks.includes('initialReview')) await overtakeRecommendation(step);
  },

  holdCertificate: async ({ tx, deps, order, patch }) => {
    const form = readForm(deps.vault, order) as AnyDraft;
    // A repair can meet a form that is being corrected: what the order holds, it keeps.
    if (form.subject?.certificateNumber === undefined) return;
    const held = certificatesOf(deps.vault, form);
    patch.heldCertificates = held;
    patch.openCertificateIndex = held[0] ?? null;
    await holdIdentifiers(tx, deps.vault, order.orderNo, form);
  },
  releaseCertificate: async ({ tx, order, patch }) => {
    patch.heldCertificates = [];
    patch.openCertificateIndex = null;
    await releaseIdentifiers(tx, order.orderNo);
  },

  reportToAuthority: (step) => {
    const notBefore = recallableUntil(step);
    step.outbox.push({ kind: 'reportToAuthority', params: {}, notBefore });
  },
  dropReport: ({ dropEffects }) => {
    dropEffects.push('reportToAuthority');
  },
  freezeReport: (step) => freezeReport(step),
  openVerificationCase: (step) => openVerificationCase(step),
  closeVerificationCase: (step) => closeVerificationCase(step),
  writeRegistry: async (step) => {
    await refuseOvertaken(step);
    await writeRegistry(step);
  },
  draftChange: (step) => draftChange(step),

  notify: (step, { template }: { template: NoticeTemplate }) => {
    notify(step, template);
  },
  nameReceiver: (step) => nameReceiver(step),
  releaseReceiver: (step) => {
    releaseReceiver(step);
  },
  notifyReceiver: (step, { template }: { template: NoticeTemplate }) => {
    notifyReceiver(step, template);
  },
  notifyOwners: (step, { template }: { template: NoticeTemplate }) => notifyOwners(step, template),
  remind: (step, { template, to }: { template: NoticeTemplate; to: Audience }) =>
    remind(step, template, to),

  stopClock: (step) => {
    step.dues = stopClock(step.dues, step.at, step.patch.revision);
  },
  startClock: async (step) => {
    step.dues = startClock(step.dues, await moveOf(step));
  },
  extendDeadline: async (step) => {
    step.dues = extendDeadline(step.dues, await moveOf(step), Number(step.event.count));
    refuseTooShort(step);
  },
  continueReviewTerm: async (step) => {
    const move = await moveOf(step);
    const clock = await reviewClock(step.tx, step.order.orderNo, move.calendar);
    step.dues = continueReview(step.dues, move, clock);
  },
} satisfies Record<string, Handler<never>>;

async function moveOf({ tx, order, province, at, patch }: OpenStep) {
  const subject = { filingType: order.filingType, province };
  return { subject, at, revision: patch.revision, calendar: await currentCalendar(tx) };
}

/** The effects that have a handler; a test compares them with the machines. */
export const EFFECT_NAMES = Object.keys(EFFECTS);

/**
 * Does what a machine's effect means, inside the step's transaction.
 * @throws CodedError `effect.unknown`: the step is undone and the order stays as it was.
 */
export async function apply(step: OpenStep, effect: NamedEffect): Promise<void> {
  const handler = (EFFECTS as Record<string, Handler<never>>)[effect.type];
  if (handler === undefined) {
    throw new CodedError('effect.unknown', `No handler for the effect "${effect.type}".`);
  }
  await handler(step, effect.params as never);
}
