import { operationOf } from '#domain/authority/operations.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { Prisma, PrismaClient } from '#prisma/client.ts';
import type { IdKind } from '../connector.ts';

/** Where a report is looked for: only what went out over an endpoint is answered there. */
interface At {
  readonly db: PrismaClient;
  readonly endpoint: string;
}

/** What is known of the report that is looked for: of what the id is, and what was asked for. */
interface Sought {
  readonly kind?: IdKind | undefined;
  readonly filingType?: FilingType | undefined;
}

/** An id as it may come over the wire: any number, of which ours are the small whole ones. */
const isId = (id: number | undefined): id is number =>
  id !== undefined && Number.isSafeInteger(id) && id > 0;

const ofReport = (
  { endpoint }: At,
  { kind, filingType }: Sought,
): Prisma.AuthorityIdWhereInput => ({
  ...(kind !== undefined && { kind }),
  report: { endpoint, ...(filingType !== undefined && { order: { filingType } }) },
});

/** The report that gave out this provider's id. */
export async function reportOfProviderId(
  at: At,
  id: number | undefined,
  sought: Sought = {},
): Promise<string | null> {
  if (!isId(id)) return null;
  const row = await at.db.authorityId.findFirst({
    where: { id: BigInt(id), ...ofReport(at, sought) },
  });
  return row?.reportId ?? null;
}

/** The last report about what bears this id of the bureau's. */
export async function reportOfBureauId(
  at: At,
  id: number | undefined,
  sought: Sought = {},
): Promise<string | null> {
  if (!isId(id)) return null;
  const row = await at.db.authorityId.findFirst({
    where: { bureauId: BigInt(id), ...ofReport(at, sought) },
    orderBy: { id: 'desc' },
  });
  return row?.reportId ?? null;
}

/** The reports in a file, by the name of its entry: an error may name nothing else. */
export async function reportsOfEntry({ db, endpoint }: At, name: string): Promise<string[]> {
  const entryName = name.replace(/\.(xml|zip)$/i, '');
  const upload = await db.authorityUpload.findFirst({
    where: { endpoint, entryName },
    include: { reports: { select: { id: true }, orderBy: { id: 'asc' } } },
  });
  return upload?.reports.map(({ id }) => id) ?? [];
}

/** The report that a bureau's decision is about: the operation says whose id it names; without one, both are tried. */
export async function reportOfDecision(
  at: At,
  operation: number | undefined,
  recordId: number | undefined,
): Promise<string | null> {
  const {
    recordId: whose,
    of: kind,
    filingType,
  } = (operation === undefined ? undefined : operationOf(operation)) ?? {};
  if (whose === 'bureau') return reportOfBureauId(at, recordId, { kind, filingType });
  const found = await reportOfProviderId(at, recordId, { filingType });
  return found !== null || whose === 'provider' ? found : reportOfBureauId(at, recordId);
}

/** The reports that a result is about. What its `Bs` is, the text says in two ways: every key is tried. */
export async function reportsOfResult(
  at: At,
  operation: number | undefined,
  ref: string | undefined,
): Promise<string[]> {
  const text = ref?.trim() ?? '';
  if (text === '') return [];
  if (/^\d{1,15}$/.test(text)) {
    const found = await reportOfDecision(at, operation, Number(text));
    if (found !== null) return [found];
  }
  const naming = await reportNaming(at, operation, text);
  return naming === null ? reportsOfEntry(at, text) : [naming];
}

/**
 * The open report of an operation that names a filed record by this number, or by this id of the bureau's: a
 * result about a further service may name its subject. Null where there are several.
 */
async function reportNaming(
  at: At,
  operation: number | undefined,
  text: string,
): Promise<string | null> {
  const filingType = operation === undefined ? undefined : operationOf(operation)?.filingType;
  if (filingType === undefined) return null;
  const id = Number(text);
  const rows = await at.db.authorityId.findMany({
    where: {
      OR: [{ ref: canonicalIcpNumber(text) }, ...(isId(id) ? [{ bureauId: BigInt(id) }] : [])],
      report: { endpoint: at.endpoint, order: { filingType, outcome: null } },
    },
    distinct: ['reportId'],
    select: { reportId: true },
  });
  const [only] = rows;
  return rows.length === 1 ? (only?.reportId ?? null) : null;
}
