import type { Endpoint } from '#domain/authority/endpoint.ts';
import { NOTHING_FILED, type FiledWithReport } from '#domain/authority/filed-with-report.ts';
import type { FrozenReport } from '#orders/report-queue.ts';
import type { ReportedMaterial } from '#orders/reported-materials.ts';
import type { IdNeed, ReportIds } from '../../connector.ts';
import type { Attached } from '../attached.ts';
import { isIpv6 } from '../ipv4.ts';
import type { ExtensionRecord, UploadRecord } from '../records.ts';

/** What a record is written with besides the report. */
export interface WrittenWith {
  readonly ids: ReportIds;
  readonly endpoint: Endpoint;
  readonly attached: readonly Attached[];
  readonly materials: readonly ReportedMaterial[];
}

/** How a filing type's form becomes a record of V3.0. */
export interface Wording {
  readonly idsNeeded: (report: FrozenReport) => IdNeed[];
  /** @throws NotExpressible for what V3.0 has no place for, or what is not known here */
  readonly record: (report: FrozenReport, written: WrittenWith) => UploadRecord;
  /** Where a place in the record stands in the form: the longest beginning that fits. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What tells the one new subject, service or access of a report from others of its kind: there are none. */
export const ONLY = '0';

/** What is filed of what a report is about. */
export const filedOf = ({ filed }: FrozenReport): FiledWithReport => filed ?? NOTHING_FILED;

/** A need for an id of something that is filed: its answers may name it by the bureau's id. */
export const filedNeed = (
  kind: IdNeed['kind'],
  ref: string,
  bureauId: number | null | undefined,
): IdNeed => ({ kind, ref, ...(typeof bureauId === 'number' && { bureauId }) });

export const ipv4In = (addresses: readonly string[]): string[] =>
  addresses.filter((address) => !isIpv6(address));

/** What of a service V3.0 has no place for. */
interface Extended {
  readonly name: string;
  readonly kind: string;
  readonly platforms?: unknown;
  readonly ipAddresses: readonly string[];
}

/** Our extension beside a record, where the endpoint knows it. */
export function extensionOf(
  { id: reportId, orderNo, filingType }: FrozenReport,
  { extension }: Endpoint,
  service?: Extended,
): { extension?: ExtensionRecord } {
  if (extension !== 'beian.1') return {};
  const { name, kind, platforms, ipAddresses = [] } = service ?? {};
  const ipv6 = ipAddresses.filter(isIpv6);
  return {
    extension: {
      ...{ reportId, orderNo, filingType },
      ...(kind === 'app' && { app: { name, platforms } }),
      ...(ipv6.length > 0 && { ipv6 }),
    },
  };
}
