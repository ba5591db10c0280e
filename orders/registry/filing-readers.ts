import { reachOf } from '#domain/rights/rights.ts';
import type { Actor } from '#domain/roles.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';

/** What of the registry somebody may read. */
export interface FilingReader {
  /** Every filing. */
  readonly all: boolean;
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
  if (reach === undefined) return { all: false, subjects: NOTHING, services: NOTHING };
  if (reach !== 'own') return { all: true, subjects: {}, services: {} };
  const account = await tx.account.findUnique({ where: { id }, select: { parentId: true } });
  const own = { accountId: id };
  return account?.parentId == null
    ? { all: false, subjects: own, services: { OR: [own, { accountId: null, subject: own }] } }
    : { all: false, subjects: NOTHING, services: { grants: { some: own } } };
}
