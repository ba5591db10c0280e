import type { Transaction } from '#prisma/client.ts';

/** The records that an order is about, by their rows. */
export interface RecordIds {
  readonly subject: string | undefined;
  readonly service: string | undefined;
  readonly access: string | undefined;
}

/** How a report names its subject, its service and its access: each has one. */
const ONLY = '0';

/**
 * Gives the records of an order the ids under which its report named them, and the bureau's ids beside them:
 * to what the order brought into being, and to what had none.
 */
export async function takeReportIds(
  tx: Transaction,
  { reportId, orderNo }: { readonly reportId: string; readonly orderNo: string },
  records: RecordIds,
): Promise<void> {
  const ids = await tx.authorityId.findMany({ where: { reportId, ref: ONLY } });
  for (const { kind, id: providerId, bureauId } of ids) {
    const recordId = records[kind as keyof RecordIds];
    if (recordId === undefined) continue;
    const where = {
      id: recordId,
      OR: [{ providerId: null }, { grantedByOrder: orderNo }],
    };
    const data = { providerId, ...(bureauId !== null && { bureauId }) };
    await SETTERS[kind as keyof RecordIds](tx, { where, data });
  }
}

interface Setting {
  readonly where: object;
  readonly data: { readonly providerId: bigint; readonly bureauId?: bigint };
}

const SETTERS: Readonly<
  Record<keyof RecordIds, (tx: Transaction, set: Setting) => Promise<unknown>>
> = {
  subject: (tx, set) => tx.subject.updateMany(set),
  service: (tx, set) => tx.service.updateMany(set),
  access: (tx, set) => tx.access.updateMany(set),
};
