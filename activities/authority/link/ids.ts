import type { PrismaClient } from '#prisma/client.ts';
import type { IdNeed, ReportIds } from '../connector.ts';

const keyOf = ({ kind, ref }: IdNeed): string => `${kind} ${ref}`;

/**
 * The provider's ids for what a report names, the same ones whenever it is asked. Each report has its own:
 * an answer then says by its id alone which of an order's reports it answers.
 */
export async function idsFor(
  db: PrismaClient,
  reportId: string,
  needs: readonly IdNeed[],
): Promise<ReportIds> {
  await db.authorityId.createMany({
    data: needs.map(({ kind, ref, bureauId }) => ({
      ...{ reportId, kind, ref },
      ...(bureauId !== undefined && { bureauId: BigInt(bureauId) }),
    })),
    skipDuplicates: true,
  });
  const rows = await db.authorityId.findMany({ where: { reportId } });
  const ids = new Map(rows.map(({ kind, ref, id }) => [`${kind} ${ref}`, Number(id)]));
  return {
    of: (kind, ref) => {
      const id = ids.get(keyOf({ kind, ref }));
      if (id === undefined) throw new Error(`There is no id of ${kind} ${ref} in ${reportId}`);
      return id;
    },
  };
}
