import { randomUUID } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';
import type { EffectKind } from '#domain/effect-kinds.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { NoticeTemplate } from '#domain/notices.ts';
import type { Stage } from '#domain/stages.ts';
import { TASKS, type TaskKind } from '#domain/tasks.ts';
import type { NamedEffect } from '#machines/decide.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import type { OrdersDeps } from './deps.ts';
import type { DueRow } from './dues.ts';
import { readForm } from './form.ts';
import type { LockedOrder } from './lock.ts';
import { writeRegistry } from './registry.ts';
import { freezeReport } from './reports.ts';

/** A step of an order while its transaction is open: what effects may read, and what they add. */
export interface OpenStep {
  readonly tx: Transaction;
  readonly deps: OrdersDeps;
  readonly order: LockedOrder;
  readonly event: { readonly type: string; readonly [fact: string]: unknown };
  readonly actorId: string;
  readonly at: Date;
  readonly stage: Stage;
  readonly province: string;
  readonly reportId: string | null;
  readonly dues: readonly DueRow[];
  /** Columns of the order that change beside stage and snapshot. */
  readonly patch: Prisma.OrderUncheckedUpdateInput;
  /** What activities will have to do, in this order. */
  readonly outbox: { kind: EffectKind; params: Prisma.InputJsonObject }[];
}

type Handler<Params> = (step: OpenStep, params: Params) => Promise<void> | void;

/**
 * What becomes of each effect that a machine can name. Exhaustive: a test asks that every effect of
 * every machine stands here, and an unknown one stops the step loudly.
 */
const EFFECTS = {
  openTask: async (step, { task }: { task: TaskKind }) => {
    const { tx, order, at, stage, province, dues } = step;
    const urgentAt = task === 'initialReview' ? (dues.find(({ fellAt }) => !fellAt)?.at ?? at) : at;
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
  notify: ({ outbox }, { template }: { template: NoticeTemplate }) => {
    outbox.push({ kind: 'sendSms', params: { template } }, { kind: 'sendMail', params: { template } });
  },
} satisfies Record<string, Handler<never>>;

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
