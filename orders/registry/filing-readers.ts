import { reachOf } from '#domain/rights/rights.ts';
import type { Actor } from '#domain/roles.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';

/** What of the registry somebody may read. */
export interface FilingReader {
  /** Every filing. */
  readonly all: boolean;
  /** The main account that the reader belongs to; null for staff. */
  readonly account: string | null;
  /** The subjects of this main account, with their services. */
  readonly subjects: Prisma.SubjectWhereInput;
  /** Services on their own: those that were transferred here, or that a sub-user was granted. */
  readonly services: Prisma.ServiceWhereInput;
}

const NOTHING = { id: { in: [] } };

/**
 * What this actor may read of the registry: staff everything, a main account what is filed under it (of its
 * subject no service that was transferred to another), a sub-user the services that it was granted.
 */
export async function filingReader(tx: Transaction, { id, role }: Actor): Promise<FilingReader> {
  const reach = reachOf(role, 'filings.read');
  if (reach === undefined) {
    return { all: false, account: null, subjects: NOTHING, services: NOTHING };
  }
  if (reach !== 'own') return { all: true, account: null, subjects: {}, services: {} };
  const account = await tx.account.findUnique({ where: { id }, select: { parentId: true } });
  const own = { accountId: id };
  const parentId = account?.parentId ?? null;
  return parentId === null
    ? {
        ...{ all: false, account: id, subjects: own },
        services: { OR: [own, { accountId: null, subject: own }] },
      }
    : {
        ...{ all: false, account: parentId, subjects: NOTHING },
        services: { grants: { some: own } },
      };
}
