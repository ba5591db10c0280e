import type { OrdersDeps } from './deps.ts';

/** The states in which a carrier has said its last word. */
const LAST_WORDS = ['delivered', 'undelivered', 'failed'];

/**
 * Notes what a carrier says of a message. It stays on the notice: the order's revision is not touched,
 * since nobody who decides on the order decides on this.
 */
export async function noteDelivery(
  deps: Pick<OrdersDeps, 'db' | 'clock'>,
  carrierId: string,
  state: string,
  problem: string | null,
): Promise<void> {
  if (!LAST_WORDS.includes(state)) return;
  await deps.db.notice.updateMany({
    where: { carrierId, state: { notIn: LAST_WORDS } },
    data: { state, problem, settledAt: await deps.clock.now() },
  });
}
