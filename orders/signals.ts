import type { EffectKind } from '#domain/effect-kinds.ts';
import type { Stage, WaitingOn } from '#domain/stages.ts';
import type { TermName } from '#domain/terms/terms.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import type { DueRow } from './dues.ts';

/** An effect that a follower has to carry out. */
export interface OpenEffect {
  readonly id: string;
  readonly kind: EffectKind;
  readonly about: string;
}

/** An outbox row as its follower hears of it. */
export function openEffect(row: { id: string; kind: string; params: unknown }): OpenEffect {
  const { template = '' } = row.params as { template?: string };
  return { id: row.id, kind: row.kind as EffectKind, about: template };
}

/** What the follower of an order has to hear about a revision. */
export interface RevisionNews {
  readonly orderNo: string;
  /** An order that was never submitted has no follower. */
  readonly submitted: boolean;
  readonly revision: number;
  readonly stage: Stage;
  readonly waitingOn: WaitingOn | null;
  readonly province: string;
  readonly dues: readonly DueRow[];
  readonly effects: readonly OpenEffect[];
  readonly actorId: string;
  readonly ended: boolean;
}

/** The terms that a follower still has to sleep on. */
export const openDues = (dues: readonly DueRow[]) =>
  dues
    .filter(({ fellAt }) => fellAt === null)
    .map(({ term, at, generation }) => ({
      term: term as TermName,
      at: at.toISOString(),
      generation,
    }));

/** Leaves a signal for the relay, in the transaction that made the revision. */
export async function leaveSignal(
  tx: Transaction,
  name: string,
  { orderNo, submitted, dues, ...news }: RevisionNews,
): Promise<void> {
  // An abandoned draft may have a notice to send: whatever has effects gets a follower.
  if (!submitted && news.effects.length === 0) return;
  const payload = { ...news, dues: openDues(dues) };
  await tx.signal.create({
    data: { orderNo, name, payload: payload as unknown as Prisma.InputJsonObject },
  });
}
