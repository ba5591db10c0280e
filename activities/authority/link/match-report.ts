import { operationOf } from '#domain/authority/operations.ts';
import type { PrismaClient } from '#prisma/client.ts';
import type { IdKind } from '../connector.ts';

/** Where a report is looked for: only what went out over an endpoint is answered there. */
interface At {
  readonly db: PrismaClient;
  readonly endpoint: string;
}

/** An id as it may come over the wire: any number, of which ours are the small whole ones. */
const isId = (id: number | undefined): id is number =>
  id !== undefined && Number.isSafeInteger(id) && id > 0;

/** The report that gave out this provider's id. */
export async function reportOfProviderId(
  { db, endpoint }: At,
  id: number | undefined,
  kind?: IdKind,
): Promise<string | null> {
  if (!isId(id)) return null;
  const row = await db.authorityId.findFirst({
    where: { id: BigInt(id), ...(kind !== undefined && { kind }), report: { endpoint } },
  });
  return row?.reportId ?? null;
}

/** The last report about what bears this id of the bureau's. */
export async function reportOfBureauId(
  { db, endpoint }: At,
  id: number | undefined,
  kind?: IdKind,
): Promise<string | null> {
  if (!isId(id)) return null;
  const row = await db.authorityId.findFirst({
    where: { bureauId: BigInt(id), ...(kind !== undefined && { kind }), report: { endpoint } },
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
  const whose = operation === undefined ? undefined : operationOf(operation)?.recordId;
  if (whose === 'bureau') return reportOfBureauId(at, recordId);
  const found = await reportOfProviderId(at, recordId);
  return found !== null || whose === 'provider' ? found : reportOfBureauId(at, recordId);
}

/** The reports that a result is about. What its `Bs` is, the text says in two ways: every key is tried. */
export async function reportsOfResult(
  at: At,
  operation: number | undefined,
  ref: string | undefined,
): Promise<string[]> {
  const text = ref?.trim() ?? '';
  if (/^\d{1,15}$/.test(text)) {
    const found = await reportOfDecision(at, operation, Number(text));
    if (found !== null) return [found];
  }
  return text === '' ? [] : reportsOfEntry(at, text);
}
