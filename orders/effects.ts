import { randomUUID } from 'node:crypto';
import { lastDayOf } from '#domain/terms/due-instant.ts';
import { isDeadline } from '#domain/terms/terms.ts';
import { CodedError } from '#domain/errors.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { NoticeTemplate } from '#domain/notices.ts';
import { TASKS, type TaskKind } from '#domain/tasks.ts';
import type { NamedEffect } from '#machines/decide.ts';
import { readForm } from './form.ts';
import type { OpenStep } from './open-step.ts';
import { writeRegistry } from './registry.ts';
import { freezeReport } from './reports.ts';

type Handler<Params> = (step: OpenStep, params: Params) => Promise<void> | void;

/**
 * What becomes of each effect that a machine can name. Exhaustive: a test asks that every effect of
 * every machine stands here, and an unknown one stops the step loudly.
 */
const EFFECTS = {
  openTask: async (step, { task }: { task: TaskKind }) => {
    const { tx, order, at, stage, province, dues } = step;
    const urgentAt =
      task === 'initialReview'
        ? (dues.find(({ term, fellAt }) => isDeadline(term) && !fellAt)?.at ?? at)
        : at;
    await tx.task.create({
      data: {
        id: randomUUID(),
        orderNo: order.orderNo,
        kind: task,
        role: TASKS[task].role,
        filingType: order.filingType,
        province,
        stage,
        openedAt: at,
        urgentAt,
        facts: {},
      },
    });
  },
  closeTasks: async (step, { tasks }: { tasks: readonly TaskKind[] }) => {
    await step.tx.task.updateMany({
      where: { orderNo: step.order.orderNo, kind: { in: [...tasks] }, open: true },
      data: { open: false, closedAt: step.at, closedBy: step.actorId },
    });
  },
  holdCertificate: ({ deps, order, patch }) => {
    const { subject } = readForm(deps.vault, order) as NewSubjectForm;
    const number = canonicalCertificateNumber(subject.certificateNumber);
    patch.openCertificateIndex = deps.vault.index('certificate', number);
  },
  releaseCertificate: ({ patch }) => {
    patch.openCertificateIndex = null;
  },
  reportToAuthority: ({ outbox }) => {
    outbox.push({ kind: 'reportToAuthority', params: {} });
  },
  freezeReport: (step) => freezeReport(step),
  writeRegistry: (step) => writeRegistry(step),
  notify: ({ outbox, dues }, { template }: { template: NoticeTemplate }) => {
    // The day that the notice speaks of is this step's, however late it is sent.
    const due = dues.find(({ term, fellAt }) => isDeadline(term) && fellAt === null);
    const dueDay = due === undefined ? '' : lastDayOf(due.at);
    outbox.push(
      { kind: 'sendSms', params: { template, dueDay } },
      { kind: 'sendMail', params: { template, dueDay } },
    );
  },
  remind: notWired,
  dropReport: notWired,
  openVerificationCase: notWired,
  closeVerificationCase: notWired,
  continueReviewTerm: notWired,
  stopClock: notWired,
  startClock: notWired,
  extendDeadline: notWired,
} satisfies Record<string, Handler<never>>;

function notWired(): never {
  throw new CodedError('effect.unknown', 'This effect is not wired yet.');
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
