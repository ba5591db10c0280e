import type { PersonDraft } from '#domain/forms/any-draft.ts';
import type { ImportedAccess, ImportedService, ImportedSubject } from '#domain/import/filed.ts';
import type {
  AccessRecord,
  PersonRecord,
  ServiceRecord,
  SubjectRecord,
} from '#domain/registry/records.ts';

/** Account ids by the handles that an import names. */
export type AccountIds = ReadonlyMap<string, string>;

const person = (draft: PersonDraft | undefined): PersonRecord => ({ ...draft });

/**
 * The subject that a line says. Where it names no account, whose it is here stays as it is.
 * @param filed the account that it has here already
 */
export function subjectRecordOf(
  { icpNumber, account, subject, subjectOwner }: ImportedSubject,
  accounts: AccountIds,
  filed: string | null,
): SubjectRecord {
  const accountId = account === null ? filed : (accounts.get(account) ?? null);
  return { ...subject, icpNumber, accountId, owner: person(subjectOwner) } as SubjectRecord;
}

/** The service that a line says; it is its subject's account's where it names none and has none here. */
export function serviceRecordOf(
  { icpNumber: subjectNumber }: ImportedSubject,
  { icpNumber, account, service }: ImportedService,
  accounts: AccountIds,
  filed: string | null,
): ServiceRecord {
  const { domains = [], owner, ...said } = service;
  return {
    ...said,
    ...{ icpNumber, subjectNumber },
    accountId: account === null ? filed : (accounts.get(account) ?? null),
    domains: [...domains].sort(),
    owner: person(owner),
  } as ServiceRecord;
}

/** The access that a line says. */
export function accessRecordOf(
  { icpNumber: serviceNumber }: ImportedService,
  { otherProvider, access }: ImportedAccess,
): AccessRecord {
  const { ipAddresses = [], resourceCode } = access;
  return {
    ...{ serviceNumber, otherProvider, ipAddresses: [...ipAddresses] },
    ...(resourceCode !== undefined && { resourceCode }),
  };
}
