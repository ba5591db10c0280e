import { cancellingType } from '#domain/authority/operations.ts';
import { loadCodeTable } from '#orders/code-tables.ts';
import { keepNews } from '#orders/news.ts';
import { keepResult } from '#orders/kept-results.ts';
import { notePersons } from '#orders/verification-case.ts';
import { codeRowsOf } from '../v3/code-rows.ts';
import type { CancelledNews, News, SmsStateNews } from '../v3/news.ts';
import { answerOfCodes, answerOfDecision, SMS_ANSWERS, type Answer } from './answers.ts';
import type { LinkDeps } from './deps.ts';
import {
  reportOfBureauId,
  reportOfDecision,
  reportOfProviderId,
  reportsOfResult,
} from './match-report.ts';
import { placeFiled } from './place-filed.ts';

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
  filed: (placing, news) => placeFiled(placing.deps, idOf(placing, news), news),
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
  cancelled,
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

/** What has ended as we asked is granted; what somebody else has ended is for people. */
async function cancelled(placing: Placing, news: CancelledNews): Promise<void> {
  const { what: kind, bureauId } = news;
  const sought = { kind, filingType: kind && cancellingType(kind) };
  const report = kind && (await reportOfBureauId(at(placing), bureauId, sought));
  if (!report) return keep(placing, news);
  await answer(placing, news, [report], { kind: 'bureauApproved', body: { ...news } });
}

/** Our extension's word about the codes: V3.0 itself has none. */
async function smsState(placing: Placing, news: SmsStateNews): Promise<void> {
  const operation = /^\d$/.test(news.operation ?? '') ? Number(news.operation) : undefined;
  const report =
    (await reportOfProviderId(at(placing), news.subjectId, { kind: 'subject' })) ??
    (await reportOfProviderId(at(placing), news.serviceId, { kind: 'service' })) ??
    (await reportOfDecision(at(placing), operation, news.bureauId));
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
