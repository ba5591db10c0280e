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
  asMany,
  reportOfBureauId,
  reportOfDecision,
  reportOfProviderId,
  reportsOfResult,
  type ManyMeant,
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
    const said = answerOfCodes(news);
    const word = { ...wordOf(placing, news), answer: said.kind };
    await answer(
      placing,
      news,
      said,
      await reportsOfResult(at(placing), news.operation, news.ref, word),
    );
  },
  decision: async (placing, news) => {
    const said = answerOfDecision(news);
    const word = { ...wordOf(placing, news), answer: said.kind, at: news.at };
    const found = await reportOfDecision(at(placing), news.operation, news.recordId, word);
    await answer(placing, news, said, asMany(found));
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

const at = ({ deps: { db, vault, connector } }: Placing) => ({
  ...{ db, vault, endpoint: connector.endpoint.name },
});

const idOf = ({ deps, fileName }: Placing, { record }: News): string =>
  `${deps.connector.endpoint.name}:${fileName}:${String(record)}`;

const wordOf = (placing: Placing, news: News) => ({ id: idOf(placing, news), list: news.kind });

/**
 * Keeps an answer for each report that it is about; what is about none becomes a clerk's task, and so does
 * what could be about several, with their orders.
 */
async function answer(
  placing: Placing,
  news: News,
  { kind, body }: Answer,
  { reports, couldMean }: ManyMeant,
): Promise<void> {
  const id = idOf(placing, news);
  if (reports.length === 0) {
    const unsure = { ...body, ...(couldMean.length > 0 && { couldMean }) };
    await keepResult(placing.deps, { id, reportId: null, kind, body: unsure });
  }
  for (const [n, reportId] of reports.entries()) {
    const own = reports.length === 1 ? id : `${id}:${String(n + 1)}`;
    await keepResult(placing.deps, { id: own, reportId, kind, body });
  }
}

/** What has ended as we asked is granted; what somebody else has ended is for people. */
async function cancelled(placing: Placing, news: CancelledNews): Promise<void> {
  const { what: kind, bureauId } = news;
  if (kind === undefined) return keep(placing, news);
  const sought = { kind, filingType: cancellingType(kind) };
  const word = { ...wordOf(placing, news), answer: 'bureauApproved' };
  const found = asMany(await reportOfBureauId(at(placing), bureauId, sought, word));
  if (found.reports.length + found.couldMean.length === 0) return keep(placing, news);
  await answer(placing, news, { kind: 'bureauApproved', body: { ...news } }, found);
}

/** Our extension's word about the codes: V3.0 itself has none. */
async function smsState(placing: Placing, news: SmsStateNews): Promise<void> {
  const operation = /^\d$/.test(news.operation ?? '') ? Number(news.operation) : undefined;
  const kind = news.state === undefined ? 'unreadableSmsState' : SMS_ANSWERS[news.state];
  const ours =
    (await reportOfProviderId(at(placing), news.subjectId, { kind: 'subject' })) ??
    (await reportOfProviderId(at(placing), news.serviceId, { kind: 'service' }));
  const word = { ...wordOf(placing, news), answer: kind, at: news.at };
  const found =
    ours === null
      ? await reportOfDecision(at(placing), operation, news.bureauId, word)
      : { report: ours, couldMean: [] };
  if (found.report !== null) await notePersons(placing.deps, found.report, news.persons);
  if (kind !== null) await answer(placing, news, { kind, body: { ...news } }, asMany(found));
}

/** What is for people: kept, and shown to them. */
async function keep(placing: Placing, news: News): Promise<void> {
  const { deps, fileName } = placing;
  const { kind, ...content } = news;
  const { name: endpoint } = deps.connector.endpoint;
  await keepNews(deps, { id: idOf(placing, news), endpoint, fileName, kind, content });
}
