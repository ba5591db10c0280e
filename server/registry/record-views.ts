import type { ChangedField } from '#domain/forms/changed-fields.ts';
import { isPersonal, maskedValue } from '#domain/masking/masked-fields.ts';
import { recordDifference } from '#domain/registry/record-difference.ts';
import type {
  FiledService,
  FiledSubject,
  RecordKind,
  RecordOf,
  Standing,
} from '#domain/registry/records.ts';
import { reachOf, readsInClear } from '#domain/rights/rights.ts';
import type { Actor } from '#domain/roles.ts';
import { handlesOf } from '#orders/accounts.ts';
import type { PrismaClient } from '#prisma/client.ts';

const MASKED = '***';

/** The fields whose value is an account. */
const ACCOUNTS: readonly string[] = ['/subject/account', '/service/account'];

/** A field as one reader is shown it, and whether a person in it is masked. */
export type ShownField = ChangedField & { readonly masked: boolean };

/** How the values of a field are shown to one reader. */
export type Show = (field: ChangedField) => ShownField;

/** The accounts that differences name. */
export function accountsIn(fields: readonly ChangedField[]): string[] {
  return fields
    .filter(({ field }) => ACCOUNTS.includes(field))
    .flatMap(({ before, after }) => [before, after])
    .filter((id) => typeof id === 'string');
}

/**
 * How one reader is shown fields: persons masked unless he reads them in the clear, accounts by their handles.
 * Whose another account is, an applicant is not told.
 */
export async function showTo(
  db: PrismaClient,
  { id, role }: Actor,
  fields: readonly ChangedField[],
  inClear = readsInClear(role, 'filings.read'),
): Promise<Show> {
  const seen = accountsIn(fields).filter(
    (account) => reachOf(role, 'filings.read') !== 'own' || account === id,
  );
  const handles = await handlesOf(db, seen);
  const value = (field: string, shown: unknown): unknown => {
    if (ACCOUNTS.includes(field)) return handles.get(String(shown)) ?? MASKED;
    return inClear ? shown : maskedValue(field, shown);
  };
  return ({ field, label, before, after }) => ({
    ...{ field, label, masked: !inClear && isPersonal(field) },
    ...(before !== undefined && { before: value(field, before) }),
    ...(after !== undefined && { after: value(field, after) }),
  });
}

/** Everything that a record says, field by field. */
export const fieldsOf = <Kind extends RecordKind>(kind: Kind, record: RecordOf[Kind]) =>
  recordDifference(kind, null, record);

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A record that stands in the registry, as one reader sees it. */
export function standingView<Kind extends RecordKind>(
  kind: Kind,
  { id, providerId, bureauId, grantedAt, endedAt, record }: Standing<RecordOf[Kind]>,
  show: Show,
) {
  const fields = fieldsOf(kind, record).map((one) => {
    const { field, label, after, masked } = show(one);
    return { field, label, value: after, masked };
  });
  return {
    ...{ id, providerId, bureauId, fields },
    grantedAt: grantedAt.toISOString(),
    endedAt: iso(endedAt),
  };
}

/** What is told of a subject to everybody who may see it at all: as the ministry publishes it. */
export function subjectSummary({ record, endedAt }: FiledSubject) {
  const { icpNumber, name, nature, province } = record;
  return { icpNumber, name, nature, province, endedAt: iso(endedAt) };
}

/** What is told of a service in a list. */
export function serviceSummary({ record, endedAt }: FiledService) {
  const { icpNumber, kind, name, domains } = record;
  return { icpNumber, kind, name, domains: [...domains], endedAt: iso(endedAt) };
}
