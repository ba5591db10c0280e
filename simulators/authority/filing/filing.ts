import type { Extension } from './extension.ts';
import type { Czlx, RecordOf } from './records.ts';

/** A record of an upload, as a case carries it. */
export type Filing = { [Kind in Czlx]: FilingOf<Kind> }[Czlx];

interface FilingOf<Kind extends Czlx> {
  /** The province’s code, and the provider that has reported. */
  readonly code: string;
  readonly ispId: string;
  readonly czlx: Kind;
  readonly record: RecordOf[Kind];
  /** The upload that brought it, and its place among that upload’s records. */
  readonly sequence: number;
  readonly index: number;
  readonly extension: Extension | null;
}

/** What each operation is called in an upload, and which filing it brings about. */
export const operations = {
  1: { element: 'XZBA', filingType: 'newSubject' },
  2: { element: 'XZWZ', filingType: 'newService' },
  3: { element: 'XZJR', filingType: 'newAccess' },
  4: { element: 'BGBA', filingType: 'change' },
  5: { element: 'ZXBA', filingType: 'cancelAccess' },
  6: { element: 'ZXBA', filingType: 'deregisterSubject' },
  7: { element: 'ZXBA', filingType: 'deregisterService' },
} as const satisfies Record<Czlx, { element: string; filingType: string }>;

/**
 * The ids by which the bureau’s decision names a record: the provider’s for what is new, the
 * bureau’s for what is filed. Only a report of several new services has more than one.
 */
export function recordIds({ czlx, record }: Filing): readonly string[] {
  switch (czlx) {
    case 1:
      return [record.Zt_xx.IspZtid ?? ''];
    case 2:
      return record.Wz_xx.map(({ IspWzid }) => IspWzid ?? '');
    case 3:
      return [record.IspJrid ?? ''];
    case 4:
      return [record.Zt_xx.Ztid ?? ''];
    default:
      return [record.Jlid];
  }
}

/** What a result calls the record it is about (Bs): for a new service that is its subject. */
export function resultMark(filing: Filing): string {
  if (filing.czlx !== 2) return recordIds(filing)[0] ?? '';
  return filing.record.Zt_xx.Ztbah ?? filing.record.Zt_xx.Ztid ?? '';
}

const providersIds = /^(Isp(Zt|Wz|Ym|Jr|Ip)id|Jlid|Ztid|Wzid)$/;

/** Every id that a record carries, by its name. */
export function idsOf({ record }: Filing): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  JSON.stringify(record, (key, value: unknown) => {
    if (typeof value === 'string' && providersIds.test(key)) (found[key] ??= []).push(value);
    return value;
  });
  return found;
}
