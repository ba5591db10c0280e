import { operationOf } from '#domain/authority/operations.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { Prisma } from '#prisma/client.ts';
import type { IdKind } from '../connector.ts';
import { NOTHING_MEANT, reportMeant, type At, type Meant, type Word } from './report-meant.ts';

/** What is known of the report that is looked for: of what the id is, and what was asked for. */
interface Sought {
  readonly kind?: IdKind | undefined;
  readonly filingType?: FilingType | undefined;
}

/** An id as it may come over the wire: any number, of which ours are the small whole ones. */
const isId = (id: number | undefined): id is number =>
  id !== undefined && Number.isSafeInteger(id) && id > 0;

const ofReport = (
  { endpoint }: Pick<At, 'endpoint'>,
  { kind, filingType }: Sought,
): Prisma.AuthorityIdWhereInput => ({
  ...(kind !== undefined && { kind }),
  report: { endpoint, ...(filingType !== undefined && { order: { filingType } }) },
});

/** The report that gave out this provider's id. */
export async function reportOfProviderId(
  at: Pick<At, 'db' | 'endpoint'>,
  id: number | undefined,
  sought: Sought = {},
): Promise<string | null> {
  if (!isId(id)) return null;
  const row = await at.db.authorityId.findFirst({
    where: { id: BigInt(id), ...ofReport(at, sought) },
  });
  return row?.reportId ?? null;
}

/** The last report that got this id of the bureau's for what it filed anew. */
export async function reportThatGot(
  at: Pick<At, 'db' | 'endpoint'>,
  id: number | undefined,
  sought: Sought,
): Promise<string | null> {
  if (!isId(id)) return null;
  const row = await at.db.authorityId.findFirst({
    where: { bureauId: BigInt(id), ...ofReport(at, sought) },
    orderBy: { id: 'desc' },
  });
  return row?.reportId ?? null;
}

/** The report about what bears this id of the bureau's that a word is about. */
export async function reportOfBureauId(
  at: At,
  id: number | undefined,
  sought: Sought,
  word: Word,
): Promise<Meant> {
  if (!isId(id)) return NOTHING_MEANT;
  return reportMeant(at, { bureauId: BigInt(id), ...ofReport(at, sought) }, word);
}

/** The reports in a file, by the name of its entry: an error may name nothing else. */
async function reportsOfEntry({ db, endpoint }: At, name: string): Promise<string[]> {
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
  word: Word,
): Promise<Meant> {
  const {
    recordId: whose,
    of: kind,
    filingType,
  } = (operation === undefined ? undefined : operationOf(operation)) ?? {};
  if (whose === 'bureau') return reportOfBureauId(at, recordId, { kind, filingType }, word);
  const report = await reportOfProviderId(at, recordId, { filingType });
  if (report !== null || whose === 'provider') return { report, couldMean: [] };
  return reportOfBureauId(at, recordId, {}, word);
}

/** The reports that a word is about. */
export interface ManyMeant {
  readonly reports: readonly string[];
  readonly couldMean: readonly string[];
}

/** One report as the many that it may be. */
export const asMany = ({ report, couldMean }: Meant): ManyMeant => ({
  reports: report === null ? [] : [report],
  couldMean,
});

/** The reports that a result is about. What its `Bs` is, the text says in two ways: every key is tried. */
export async function reportsOfResult(
  at: At,
  operation: number | undefined,
  ref: string | undefined,
  word: Word,
): Promise<ManyMeant> {
  const text = ref?.trim() ?? '';
  if (text === '') return asMany(NOTHING_MEANT);
  if (/^\d{1,15}$/.test(text)) {
    const found = await reportOfDecision(at, operation, Number(text), word);
    if (found.report !== null || found.couldMean.length > 0) return asMany(found);
  }
  const naming = await reportNaming(at, operation, text, word);
  if (naming.report !== null || naming.couldMean.length > 0) return asMany(naming);
  return { reports: await reportsOfEntry(at, text), couldMean: [] };
}

/**
 * The report of an operation that names a filed record by this number, or by this id of the bureau's: a
 * result about a further service may name its subject.
 */
async function reportNaming(
  at: At,
  operation: number | undefined,
  text: string,
  word: Word,
): Promise<Meant> {
  const filingType = operation === undefined ? undefined : operationOf(operation)?.filingType;
  if (filingType === undefined) return NOTHING_MEANT;
  const id = Number(text);
  const naming = {
    OR: [{ ref: canonicalIcpNumber(text) }, ...(isId(id) ? [{ bureauId: BigInt(id) }] : [])],
    ...ofReport(at, { filingType }),
  };
  return reportMeant(at, naming, word);
}
