import { loadCodeTable } from '#orders/code-tables.ts';
import { keepNews } from '#orders/news.ts';
import { keepResult } from '#orders/results.ts';
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
      await loadCodeTable(deps.db, { name: table.table, rows, source: fileName, at: now });
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

/** What is filed is granted: the bureau's ids are kept beside ours, and the numbers go to the order. */
async function filed(placing: Placing, news: FiledNews): Promise<void> {
  const { subject, services } = news;
  const reports = new Set<string>();
  for (const service of services) {
    const report =
      (await reportOfProviderId(at(placing), service.id, 'service')) ??
      (await reportOfProviderId(at(placing), subject.id, 'subject')) ??
      (await reportOfBureauId(at(placing), service.bureauId, 'service'));
    if (report !== null) reports.add(report);
  }
  await keepBureauIds(placing.deps.db, news);
  const body = {
    ...news,
    subjectNumber: subject.filingNumber,
    serviceNumber: services[0]?.filingNumber,
  };
  await answer(placing, news, [...reports], { kind: 'bureauApproved', body });
}

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
