import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { askStatus } from './ask-status.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import type { StatusFound } from './status-found.ts';

/** So often may one order be asked about within an hour, by whomever: a bureau wants few calls. */
export const STATUS_QUERIES_PER_HOUR = 3;

const HOUR_MS = 3_600_000;
const ACTION = 'order.status_asked';

/**
 * Asks the authority about an order because a person wants to know, as often as that is allowed. Who asked is
 * recorded, and counted by.
 * @throws CodedError `status.asked_too_often`, with the instant from which it is possible again.
 */
export async function askStatusOnRequest(
  deps: OrdersDeps,
  orderNo: string,
  actor: Actor,
): Promise<StatusFound> {
  await deps.db.$transaction(async (tx) => {
    // Two who ask at once count one after the other.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`status:${orderNo}`}))`;
    const at = await deps.clock.now(tx);
    const asked = await tx.auditEntry.findMany({
      where: { target: orderNo, action: ACTION, at: { gt: new Date(at.getTime() - HOUR_MS) } },
      orderBy: { at: 'desc' },
      take: STATUS_QUERIES_PER_HOUR,
      select: { at: true },
    });
    const first = asked[STATUS_QUERIES_PER_HOUR - 1];
    if (first !== undefined) throw tooOften(orderNo, new Date(first.at.getTime() + HOUR_MS));
    await audit(tx, { at, actor, action: ACTION, target: orderNo });
  });
  return askStatus(deps, orderNo);
}

const tooOften = (orderNo: string, possibleFrom: Date): CodedError =>
  new CodedError(
    'status.asked_too_often',
    `The bureau was asked about ${orderNo} ${String(STATUS_QUERIES_PER_HOUR)} times within an hour.`,
    {
      facts: { possibleFrom: possibleFrom.toISOString() },
      remedy: `Ask again from ${possibleFrom.toISOString()} on; what the bureau says comes by itself as well.`,
    },
  );
