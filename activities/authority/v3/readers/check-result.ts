import type { CheckResultNews, Told } from '../news.ts';
import type { Cursor } from './cursor.ts';

/** What the four kinds share; each fills in its own. */
const NOTHING = {
  kind: 'checkResult',
  filingNumber: undefined,
  checkedAt: undefined,
  homeUrl: undefined,
  name: undefined,
  certificateTypeId: undefined,
  certificateNumber: undefined,
  reason: undefined,
  found: undefined,
  domain: undefined,
  resolvedIp: undefined,
  reportedBy: undefined,
  accessBureauId: undefined,
} as const;

/** A subject whose data are wrong (Zthc). */
export function readSubjectCheck(record: Cursor): Told<CheckResultNews> {
  return {
    ...NOTHING,
    check: 'subject',
    bureauId: record.integer('Ztid', 'must'),
    name: record.text('Dwmc'),
    certificateTypeId: record.integer('Zjlx'),
    certificateNumber: record.text('Zjhm'),
    reason: record.text('Cwyy'),
    remarks: record.text('Bz'),
  };
}

/** An access reported and not there (1), or there and not reported (2), which has domain and address (Jrhc). */
export function readAccessCheck(record: Cursor): Told<CheckResultNews> {
  return {
    ...NOTHING,
    ...service(record),
    check: 'access',
    found: record.choice('Hcjg', [undefined, 'overReported', 'underReported'] as const, 'must'),
    domain: record.text('Ym'),
    resolvedIp: record.address('Jxip'),
    reportedBy: record.integer('Bbisp'),
    accessBureauId: record.integer('Jrid'),
  };
}

/** A service without an access provider, alive or dead (Kkwzhc). */
export function readShellCheck(record: Cursor): Told<CheckResultNews> {
  return {
    ...NOTHING,
    ...service(record),
    check: 'shellService',
    found: record.choice('Hcjg', ['alive', 'dead'] as const, 'must'),
    homeUrl: record.text('Syurl'),
  };
}

/** A service that is to be looked at for whether it is alive (Wzch). */
export function readLivenessCheck(record: Cursor): Told<CheckResultNews> {
  return { ...NOTHING, ...service(record), check: 'liveness', homeUrl: record.text('Syurl') };
}

function service(record: Cursor) {
  return {
    bureauId: record.integer('Wzid', 'must'),
    filingNumber: record.text('Wz_Baxh', 'must'),
    checkedAt: record.instant('Hcsj'),
    remarks: record.text('Bz'),
  };
}
