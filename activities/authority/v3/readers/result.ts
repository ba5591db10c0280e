import type { ResultNews, Told } from '../news.ts';
import type { Cursor } from './cursor.ts';

/** What became of one record (BAJG/Jg_xx). */
export function readResult(record: Cursor): Told<ResultNews> {
  return {
    kind: 'result',
    codes: record.children('Jgxx').map((result) => ({
      code: result.integer('Jgdm', 'must'),
      text: result.text('Dmms'),
    })),
    operation: record.integer('Czlx', 'must'),
    ref: record.text('Bs'),
    remarks: record.text('Bz'),
  };
}
