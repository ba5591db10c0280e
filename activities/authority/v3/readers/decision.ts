import type { DecisionNews, Told } from '../news.ts';
import type { Cursor } from './cursor.ts';

/** The bureau's decision on one record (BAJG/GJSHS/Gjsh). 1 is good here. */
export function readDecision(record: Cursor): Told<DecisionNews> {
  return {
    kind: 'decision',
    approved: record.choice('Shjg', [false, true], 'must'),
    reviewer: record.text('Shrxm'),
    reviewerPhone: record.text('Shr_dhhm'),
    at: record.instant('Shsj', 'must'),
    opinion: record.text('Shyj'),
    operation: record.integer('Czlx'),
    recordId: record.integer('Jlid'),
  };
}
