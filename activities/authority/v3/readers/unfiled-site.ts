import type { Told, UnfiledSiteNews } from '../news.ts';
import type { Cursor } from './cursor.ts';

/** A site without a filing (WBAWZLB/Wbawz_xx). */
export function readUnfiledSite(record: Cursor): Told<UnfiledSiteNews> {
  return {
    kind: 'unfiledSite',
    bureauId: record.integer('Id', 'must'),
    domain: record.text('Wzym_mc', 'must'),
    languageIds: record.child('Yylb').integers('Yylb_id'),
    ip: record.address('IP'),
    firstSeenAt: record.instant('Scjcsj'),
    seenAt: record.instant('Dqjcsj'),
    timesSeen: record.integer('Jccs'),
    provinceId: record.integer('Sssh'),
    providerId: record.integer('Jrs'),
    carrierId: record.integer('Yys'),
    remarks: record.text('Bz'),
  };
}
