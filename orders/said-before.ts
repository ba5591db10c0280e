import { CodedError } from '#domain/errors.ts';
import type { Transaction } from '#prisma/client.ts';
import type { EventInput } from './command.ts';
import type { OrdersDeps } from './deps.ts';

/** Which answer, to which report. */
interface AnswerTo {
  readonly kind: string;
  readonly reportId: string | null;
  readonly orderNo: string | null;
}

/** Files come in any order: that the codes were entered says nothing new once the bureau has decided. */
export async function overtaken(
  { db }: OrdersDeps,
  { kind, reportId, orderNo }: AnswerTo,
): Promise<boolean> {
  if (kind !== 'smsVerified') return false;
  const decided = await db.timelineEntry.count({
    where: {
      orderNo: orderNo ?? '',
      type: { in: ['bureauApproved', 'bureauRefused'] },
      facts: { path: ['reportId'], equals: reportId ?? '' },
    },
  });
  return decided > 0;
}

/** The one answer that the machine would take twice: another ends the order, or is not expected any more. */
export const TAKEN_IN_EVERY_STAGE = 'bureauRefused';

/**
 * What was entered by hand may come through the interface later, under another id: the order has heard it,
 * and may have been corrected since. After a repair it may be said anew.
 */
export async function refuseSaidBefore(
  tx: Transaction,
  { type, reportId }: EventInput,
  orderNo: string,
): Promise<void> {
  const last = await tx.timelineEntry.findFirst({
    where: {
      orderNo,
      OR: [{ type: 'repair' }, { type, facts: { path: ['reportId'], equals: String(reportId) } }],
    },
    orderBy: { revision: 'desc' },
    select: { type: true },
  });
  if (last?.type !== type) return;
  throw new CodedError('result.said_before', 'The authority said this of this report before.');
}
