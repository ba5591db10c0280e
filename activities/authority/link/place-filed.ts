import { numbersIssued, WITH_NUMBERS } from '#domain/authority/numbers-issued.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import { keepResult } from '#orders/kept-results.ts';
import type { FiledNews } from '../v3/news.ts';
import type { LinkDeps } from './deps.ts';
import { isOurs, keepBureauIds, ownIds, type OwnId } from './filed-ids.ts';
import { reportThatGot } from './match-report.ts';

/** What a filing says, as a result that is kept. */
interface Found {
  readonly report: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

const bringsNumbers = ({ filingType }: OwnId): boolean => numbersIssued(filingType).length > 0;

/**
 * What is filed is granted: the bureau's ids are kept beside ours, and the numbers go to the order. The
 * record is the whole subject, with services of earlier orders and of other providers: each of our reports
 * gets the number of the service that it reported; one that added an access learns that it is filed. What
 * is told of a subject that we know needs nobody; of a stranger's a clerk finds out why it came.
 * @param id of the news, which the results are named by
 */
export async function placeFiled(deps: LinkDeps, id: string, news: FiledNews): Promise<void> {
  const ids = await ownIds(deps, news);
  await keepBureauIds(deps, news, ids);
  const found = [...(await numbered(deps, news, ids)), ...accesses(news, ids)];
  const known = ids.length > 0 || (await isKnown(deps, news));
  const results = found.length > 0 || known ? found : [{ report: null, body: { ...news } }];
  for (const { report, body } of results) {
    const own = results.length === 1 ? id : `${id}:${String(report)}`;
    await keepResult(deps, { id: own, reportId: report, kind: 'bureauApproved', body });
  }
}

/** The reports that filed a service, with the numbers that they got. */
async function numbered(
  { db, connector }: LinkDeps,
  news: FiledNews,
  ids: readonly OwnId[],
): Promise<Found[]> {
  const { subject, services } = news;
  const { name: endpoint, ispId } = connector.endpoint;
  const reportOf = (id: number | undefined, kind: string) =>
    ids.find((own) => own.id === id && own.kind === kind && bringsNumbers(own))?.reportId;
  const numbers = new Map<string, string | undefined>();
  for (const service of services.filter((one) => isOurs(one, ispId))) {
    const report =
      reportOf(service.id, 'service') ??
      (await reportThatFiled({ db, endpoint }, service.bureauId));
    if (report !== null) numbers.set(report, service.filingNumber);
  }
  const ofSubject = reportOf(subject.id, 'subject');
  if (ofSubject !== undefined && !numbers.has(ofSubject)) {
    // Which of several is the one that was reported, nothing says: a clerk does.
    const [only] = services;
    numbers.set(ofSubject, services.length === 1 ? only?.filingNumber : undefined);
  }
  return [...numbers].map(([report, serviceNumber]) => ({
    report,
    body: { ...news, subjectNumber: subject.filingNumber, serviceNumber },
  }));
}

/** The report that filed the service of this bureau's id; later reports only name it. */
async function reportThatFiled(
  at: Parameters<typeof reportThatGot>[0],
  bureauId: number | undefined,
): Promise<string | null> {
  for (const filingType of WITH_NUMBERS) {
    const report = await reportThatGot(at, bureauId, { kind: 'service', filingType });
    if (report !== null) return report;
  }
  return null;
}

/** The reports whose access stands in the filing; one that came with its service is told with that. */
const accesses = (news: FiledNews, ids: readonly OwnId[]): Found[] =>
  ids
    .filter((own) => own.kind === 'access' && !bringsNumbers(own))
    .map(({ reportId }) => ({ report: reportId, body: { ...news } }));

/** Whether the subject stands in the registry: then something of it has changed, and no order waits for it. */
async function isKnown({ db }: LinkDeps, { subject }: FiledNews): Promise<boolean> {
  const { filingNumber = '' } = subject;
  return (await db.subject.count({ where: { icpNumber: canonicalIcpNumber(filingNumber) } })) > 0;
}
