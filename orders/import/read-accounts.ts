import type { ImportedSubject } from '#domain/import/filed.ts';
import type { Transaction } from '#prisma/client.ts';
import type { AccountIds } from './records-of.ts';

/** The accounts that an import names: those that may own filings, and those that are there and may not. */
export async function readAccounts(
  db: Transaction,
  subjects: readonly ImportedSubject[],
): Promise<{ readonly accounts: AccountIds; readonly notOwners: ReadonlySet<string> }> {
  const named = subjects.flatMap(({ account, services }) => [
    account,
    ...services.map((service) => service.account),
  ]);
  const handles = [...new Set(named)].filter((handle) => handle !== null);
  const rows = await db.account.findMany({ where: { handle: { in: handles } } });
  const owns = ({ role, parentId }: (typeof rows)[number]) =>
    role === 'applicant' && parentId === null;
  return {
    accounts: new Map(rows.filter(owns).map(({ handle, id }) => [handle, id])),
    notOwners: new Set(rows.filter((row) => !owns(row)).map(({ handle }) => handle)),
  };
}
