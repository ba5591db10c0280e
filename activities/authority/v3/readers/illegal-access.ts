import type { IllegalAccessNews, Told } from '../news.ts';
import type { Cursor } from './cursor.ts';

/** A domain with illegal access (FFJRHMD/Ffjrxx). */
export function readIllegalAccess(record: Cursor): Told<IllegalAccessNews> {
  return {
    kind: 'illegalAccess',
    bureauId: record.integer('Id', 'must'),
    domain: record.text('Ym', 'must'),
    ip: record.address('Ip'),
    providerId: record.integer('Zjjrz'),
    provinceId: record.integer('Szs'),
    seenAt: record.instant('Dqjcsj'),
    remarks: record.text('Bz'),
  };
}
