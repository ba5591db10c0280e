import { beijingTime } from '../../shared/html.ts';
import type { Result } from '../case.ts';
import { recordIds, resultMark, type Filing } from '../filing/filing.ts';
import type { Granted } from '../filing/grant.ts';
import type { ReportError } from '../rule.ts';
import type { Content } from '../wire/shape.ts';
import { filedNews } from './filed-news.ts';
import type { News } from './news.ts';
import { resultNews } from './result-news.ts';

export const reviewer = '管局审核员01';
const reviewerPhone = '010-12345678';

/** Where a province puts its decisions: the interface lets it say them in one place or in both. */
export const decisionPlaces = ['GJSHS', 'Jg_xx', 'both'] as const;
export type DecisionPlace = (typeof decisionPlaces)[number];

/** A decision of the desk, with what it changed in the register. */
export interface Decision {
  readonly filing: Filing;
  readonly result: Result;
  readonly granted: Granted | null;
}

function opinionOf(result: Result): string {
  return typeof result['opinion'] === 'string' ? result['opinion'] : '同意';
}

function review(filing: Filing, result: Result): News[] {
  const common: Content = {
    Shrxm: reviewer,
    Shr_dhhm: reviewerPhone,
    Shsj: beijingTime(Date.parse(result.at)),
    Shyj: opinionOf(result).slice(0, 1024),
    Shjg: result.kind === 'bureauApproved' ? '1' : '0',
    Czlx: String(filing.czlx),
  };
  return recordIds(filing).map((Jlid) => ({
    block: 'BAJG',
    part: 'Gjsh',
    item: { ...common, Jlid },
  }));
}

/** What a decision is told by: the decision first, then the data that it puts on file or takes off. */
export function decisionNews({ filing, result, granted }: Decision, place: DecisionPlace): News[] {
  const code = result.kind === 'bureauApproved' ? '1001' : '1002';
  const words = { code, field: '', message: opinionOf(result) };
  const told = [
    ...(place === 'Jg_xx' ? [] : review(filing, result)),
    ...(place === 'GJSHS' ? [] : [resultNews([words], filing.czlx, resultMark(filing))]),
  ];
  const subject = granted?.subject;
  const data = subject === undefined ? [] : filedNews(subject, reviewer);
  const gone = (granted?.cancelled ?? []).map((item): News => ({
    block: 'ZXSJ',
    part: 'Zxxx',
    item,
  }));
  return [...told, ...data, ...gone];
}

/** What a report that the machine sends back is told by. */
export function refusalNews(filing: Filing, result: Result): News {
  const errors = (result['errors'] ?? []) as readonly ReportError[];
  return resultNews(errors, filing.czlx, resultMark(filing));
}
