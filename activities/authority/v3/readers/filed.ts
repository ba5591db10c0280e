import type { FiledNews, Told } from '../news.ts';
import type { Cursor } from './cursor.ts';
import { readServices, readSubject } from './filing.ts';

/** A filing in the register (BASJ/Baxx). */
export function readFiled(record: Cursor): Told<FiledNews> {
  return {
    kind: 'filed',
    subject: readSubject(record),
    services: readServices(record),
    remarks: record.text('Bz'),
  };
}
