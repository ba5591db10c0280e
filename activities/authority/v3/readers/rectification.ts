import type { RectificationNews, Told } from '../news.ts';
import type { Cursor } from './cursor.ts';

/** The order to put something right (XGTZ/Tzxx). */
export function readRectification(record: Cursor): Told<RectificationNews> {
  return {
    kind: 'rectification',
    what: record.choice('Tzlb', ['subject', 'service'] as const, 'must'),
    filingNumber: record.text('Baxh'),
    bureauId: record.integer('Jlid'),
    text: record.text('Tznr', 'must'),
    remarks: record.text('Bz'),
  };
}
