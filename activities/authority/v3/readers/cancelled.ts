import type { CancelledNews, Told } from '../news.ts';
import type { Cursor } from './cursor.ts';

/** A cancellation (ZXSJ/Zxxx). The schema has two kinds, its text three. */
export function readCancelled(record: Cursor): Told<CancelledNews> {
  return {
    kind: 'cancelled',
    what: record.choice('Zxlb', ['subject', 'service', 'access'] as const, 'must'),
    bureauId: record.integer('Jlid', 'must'),
    remarks: record.text('Bz'),
  };
}
