import { SYSTEM } from '#domain/roles.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { noteUndeliverable } from './undeliverable.ts';

/** What a carrier says of a message that it was given. */
export interface CarrierWord {
  /** The carrier's id of the message. */
  readonly carrierId: string;
  /** The notice that we named when we handed it over; absent in callbacks of an earlier release. */
  readonly noticeId?: string;
  /** The carrier's word for the state. */
  readonly status: string;
  readonly problem: string | null;
}

/** Our state for each of Twilio's that tells us something; nothing is heard of the others. */
const STATES: Readonly<Record<string, string>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
};

/** How far a notice is: callbacks overtake one another, and none leads back. Of two last words the first stands. */
const ORDER = ['queued', 'sending', 'sent'];
const rank = (state: string) => (ORDER.includes(state) ? ORDER.indexOf(state) : ORDER.length);

/** The problem of a notice that was given up while nobody knew whether it went out: a callback tells it. */
export const GIVEN_UP = 'unknown_and_over';

/**
 * Notes what a carrier says of a message. It stays on the notice: the order's revision is not touched,
 * since nobody who decides on the order decides on this. A message that never will arrive becomes a
 * task, in the same transaction. A word about a message that we don't know is passed over.
 */
export async function noteDelivery(
  deps: Pick<OrdersDeps, 'db' | 'clock'>,
  word: CarrierWord,
): Promise<void> {
  const state = STATES[word.status];
  if (state === undefined) return;
  await deps.db.$transaction(async (tx) => {
    const id = await lockNotice(tx, word);
    if (id === null) return;
    const notice = await tx.notice.findUniqueOrThrow({ where: { id } });
    const known = notice.problem === GIVEN_UP ? 'sending' : notice.state;
    if (rank(state) <= rank(known)) return;
    const at = await deps.clock.now(tx);
    const problem = word.status === 'canceled' ? 'canceled' : word.problem;
    const row = await tx.notice.update({
      where: { id },
      data: {
        state,
        // Our own word may be still to come: then the id is learnt here.
        carrierId: notice.carrierId ?? word.carrierId,
        sentAt: notice.sentAt ?? at,
        ...lastWord(state, problem, at),
      },
    });
    const after = { notice: id, state, problem: row.problem };
    const deed = { at, actor: SYSTEM, action: 'notice.delivery', target: row.orderNo };
    await audit(tx, { ...deed, before: { state: notice.state }, after });
    if (row.problem !== null) await noteUndeliverable(tx, row, at);
  });
}

function lastWord(state: string, problem: string | null, at: Date): Prisma.NoticeUpdateInput {
  if (state === 'sent') return { problem: null, settledAt: null };
  if (state === 'delivered') return { problem: null, settledAt: at };
  return { problem: problem ?? 'unknown', settledAt: at };
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Locks the notice that a message belongs to. One whose message has no id yet (we are still in the call,
 * or died in it) is found by our own reference; of one that was sent twice its first message speaks.
 */
async function lockNotice(
  tx: Transaction,
  { carrierId, noticeId = '' }: CarrierWord,
): Promise<string | null> {
  if (UUID.test(noticeId)) {
    const [named] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM notices
      WHERE id = ${noticeId}::uuid
        AND (carrier_id = ${carrierId}
          OR (carrier_id IS NULL AND (state = 'sending' OR problem = ${GIVEN_UP})))
      FOR UPDATE`;
    return named?.id ?? null;
  }
  const [known] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM notices WHERE carrier_id = ${carrierId} FOR UPDATE`;
  return known?.id ?? null;
}
