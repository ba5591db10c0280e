import { loadCodeTable } from '#orders/code-tables.ts';
import { keepNews } from '#orders/news.ts';
import { keepResult } from '#orders/kept-results.ts';
import { notePersons } from '#orders/verification-case.ts';
import { codeRowsOf } from '../v3/code-rows.ts';
import type { FiledNews, News, SmsStateNews } from '../v3/news.ts';
import { answerOfCodes, answerOfDecision, SMS_ANSWERS, type Answer } from './answers.ts';
import type { LinkDeps } from './deps.ts';
import { keepBureauIds } from './filed-ids.ts';
import {
  reportOfBureauId,
  reportOfDecision,
  reportOfProviderId,
  reportsOfResult,
} from './match-report.ts';

/** A file that is being brought to where it belongs. */
export interface Placing {
  readonly deps: LinkDeps;
  readonly fileName: string;
}

type Place<N extends News> = (placing: Placing, news: N) => Promise<void>;

/** Answers go to their orders, lists and tasks to the people who work on them, code tables into force. */
const PLACES: { readonly [K in News['kind']]: Place<Extract<News, { kind: K }>> } = {
  result: async (placing, news) => {
    const reports = await reportsOfResult(at(placing), news.operation, news.ref);
    await answer(placing, news, reports, answerOfCodes(news));
  },
  decision: async (placing, news) => {
    const report = await reportOfDecision(at(placing), news.operation, news.recordId);
    await answer(placing, news, report === null ? [] : [report], answerOfDecision(news));
  },
  filed,
  smsState,
  codeTables: async ({ deps, fileName }, { tables }) => {
    const now = await deps.clock.now();
    for (const table of tables) {
      const rows = codeRowsOf(table);
      // A table of which nothing can be read takes no other's place.
      if (rows.length === 0) continue;
      const { name: endpoint } = deps.connector.endpoint;
      const loaded = { endpoint, name: table.table, rows, source: fileName, at: now };
      await loadCodeTable(deps.db, loaded);
    }
  },
  cancelled: keep,
  blacklist: keep,
  illegalAccess: keep,
  unfiledSite: keep,
  verificationTask: keep,
  checkResult: keep,
  rectification: keep,
  other: keep,
};

/** Brings one record of a file to where it belongs. Done again it does nothing: everything has an id of its own. */
export async function placeNews(placing: Placing, news: News): Promise<void> {
  await (PLACES[news.kind] as Place<News>)(placing, news);
}

const at = ({ deps }: Placing) => ({ db: deps.db, endpoint: deps.connector.endpoint.name });

const idOf = ({ deps, fileName }: Placing, { record }: News): string =>
  `${deps.connector.endpoint.name}:${fileName}:${String(record)}`;

/** Keeps an answer for each report that it is about; what is about none becomes a clerk's task. */
async function answer(
  placing: Placing,
  news: News,
  reports: readonly string[],
  { kind, body }: Answer,
): Promise<void> {
  const id = idOf(placing, news);
  if (reports.length === 0) await keepResult(placing.deps, { id, reportId: null, kind, body });
  for (const [n, reportId] of reports.entries()) {
    const own = reports.length === 1 ? id : `${id}:${String(n + 1)}`;
    await keepResult(placing.deps, { id: own, reportId, kind, body });
  }
}

/**
 * What is filed is granted: the bureau's ids are kept beside ours, and the numbers go to the order. The
 * record is the whole subject, with services of earlier orders and of other providers: each of our reports
 * gets the number of the service that it reported.
 */
async function filed(placing: Placing, news: FiledNews): Promise<void> {
  const { subject, services } = news;
  const { ispId } = placing.deps.connector.endpoint;
  const numbers = new Map<string, string | undefined>();
  for (const service of services.filter((one) => isOurs(one, ispId))) {
    const report =
      (await reportOfProviderId(at(placing), service.id, 'service')) ??
      (await reportOfBureauId(at(placing), service.bureauId, 'service'));
    if (report !== null) numbers.set(report, service.filingNumber);
  }
  const ofSubject = await reportOfProviderId(at(placing), subject.id, 'subject');
  if (ofSubject !== null && !numbers.has(ofSubject)) {
    // Which of several is the one that was reported, nothing says: a clerk does.
    const [only] = services;
    numbers.set(ofSubject, services.length === 1 ? only?.filingNumber : undefined);
  }
  await keepBureauIds(placing.deps, news);
  for (const [report, serviceNumber] of numbers) {
    const body = { ...news, subjectNumber: subject.filingNumber, serviceNumber };
    const id = numbers.size === 1 ? idOf(placing, news) : `${idOf(placing, news)}:${report}`;
    await keepResult(placing.deps, { id, reportId: report, kind: 'bureauApproved', body });
  }
  if (numbers.size === 0)
    await answer(placing, news, [], { kind: 'bureauApproved', body: { ...news } });
}

/** Whether we are who gives this service its access, as far as the record says who does. */
const isOurs = ({ accesses }: FiledNews['services'][number], ispId: number): boolean =>
  accesses.length === 0 || accesses.some(({ providerId = ispId }) => providerId === ispId);

/** Our extension's word about the codes: V3.0 itself has none. */
async function smsState(placing: Placing, news: SmsStateNews): Promise<void> {
  const report =
    (await reportOfProviderId(at(placing), news.subjectId, 'subject')) ??
    (await reportOfProviderId(at(placing), news.serviceId, 'service')) ??
    (await reportOfBureauId(at(placing), news.bureauId));
  if (report !== null) await notePersons(placing.deps, report, news.persons);
  const kind = news.state === undefined ? 'unreadableSmsState' : SMS_ANSWERS[news.state];
  if (kind === null) return;
  await answer(placing, news, report === null ? [] : [report], { kind, body: { ...news } });
}

/** What is for people: kept, and shown to them. */
async function keep(placing: Placing, news: News): Promise<void> {
  const { deps, fileName } = placing;
  const { kind, ...content } = news;
  const { name: endpoint } = deps.connector.endpoint;
  await keepNews(deps, { id: idOf(placing, news), endpoint, fileName, kind, content });
}
