import type { NoticeTemplate } from '#domain/notices.ts';
import type { Stage } from '#domain/stages.ts';
import type { NoticeRecipient } from '#orders/notice-requests.ts';
import type { EffectRow } from '#orders/outbox.ts';

/** What an outbox row says of the notice to be sent. */
export interface NoticeEffect {
  readonly id: string;
  readonly orderNo: string;
  readonly kind: string;
  /** The step that asked for it, and its place among what the step asked for. */
  readonly revision: number;
  readonly index: number;
  readonly template: NoticeTemplate;
  /** The last day of the term it speaks of; empty where none runs. */
  readonly dueDay: string;
  readonly dueAt: Date | null;
  /** Null in rows of an earlier release: the order's own account. */
  readonly to: NoticeRecipient | null;
  /** A reminder holds only while the order is in this stage; null for what is to be said in any case. */
  readonly whileIn: Stage | null;
}

interface Params {
  readonly template: NoticeTemplate;
  readonly dueDay: string;
  readonly dueAt?: string | null;
  readonly to?: NoticeRecipient;
  readonly whileIn?: Stage | null;
}

/** Reads the outbox row of a notice, of this release or the one before. */
export function readNoticeEffect({ id, orderNo, kind, params }: EffectRow): NoticeEffect {
  const { template, dueDay, dueAt, to, whileIn } = params as unknown as Params;
  const [, revision, index] = id.split(':').map(Number);
  return {
    id,
    orderNo,
    kind,
    revision: revision ?? 0,
    index: index ?? 0,
    template,
    dueDay,
    dueAt: dueAt == null ? null : new Date(dueAt),
    to: to ?? null,
    whileIn: whileIn ?? null,
  };
}
