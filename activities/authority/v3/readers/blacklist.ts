import type { BlacklistNews, Told } from '../news.ts';
import type { Cursor } from './cursor.ts';

const CHANGES = ['added', 'changed', 'removed'] as const;

/** A subject of the blacklist (HMDLB/Zthmdxxs). */
export function readBlacklistedSubject(record: Cursor): Told<BlacklistNews> {
  const subject = record.child('Zt_xx');
  const certificate = subject.child('Zj');
  return {
    ...common(record),
    entry: {
      what: 'subject',
      name: subject.text('Dwmc'),
      natureId: subject.integer('Dwxz'),
      certificateTypeId: certificate.integer('Zjlx'),
      certificateNumber: certificate.text('Zjhm'),
    },
  };
}

/** A service of the blacklist (HMDLB/Wzhmdxxs). */
export function readBlacklistedService(record: Cursor): Told<BlacklistNews> {
  const service = record.child('Wz_xx', 'must');
  return {
    ...common(record),
    entry: {
      what: 'service',
      name: service.text('Wzmc'),
      domains: service
        .children('Ym_xx')
        .map((domain) => domain.text('Ym', 'must'))
        .filter((name) => name !== undefined),
      homeUrl: service.text('Syurl'),
    },
  };
}

function common(record: Cursor) {
  return {
    kind: 'blacklist',
    change: record.choice('Czlx', CHANGES, 'must'),
    remarks: record.text('Bz'),
  } as const;
}
