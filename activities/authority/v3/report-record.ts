import type { FilingType } from '#domain/filing-types.ts';
import type { FrozenReport } from '#orders/report-queue.ts';
import type { IdNeed } from '../connector.ts';
import { NotExpressible } from './not-expressible.ts';
import type { UploadRecord } from './records.ts';
import { CANCEL_ACCESS, DEREGISTER_SERVICE, DEREGISTER_SUBJECT } from './reports/cancellations.ts';
import { CHANGE } from './reports/change.ts';
import { NEW_ACCESS } from './reports/new-access.ts';
import { NEW_SERVICE } from './reports/new-service.ts';
import { NEW_SUBJECT } from './reports/new-subject.ts';
import type { Wording, WrittenWith } from './reports/wording.ts';

/** The filing types that are reported; a claim and a transfer stay with the provider. */
const WORDINGS: Readonly<Partial<Record<FilingType, Wording>>> = {
  newSubject: NEW_SUBJECT,
  newService: NEW_SERVICE,
  newAccess: NEW_ACCESS,
  change: CHANGE,
  cancelAccess: CANCEL_ACCESS,
  deregisterService: DEREGISTER_SERVICE,
  deregisterSubject: DEREGISTER_SUBJECT,
};

/** Whether V3.0 has words for a filing type: whether it is reported at all. */
export const isReported = (filingType: string): boolean => Object.hasOwn(WORDINGS, filingType);

/** What a report needs ids for. */
export function idsNeeded(report: FrozenReport): IdNeed[] {
  return wordingOf(report.filingType).idsNeeded(report);
}

/**
 * A report as a record of V3.0.
 * @throws NotExpressible for what V3.0 has no place for, such as an app where the endpoint does not know our
 *   extension, and for what the record of what is filed lacks
 */
export function recordOf(report: FrozenReport, written: WrittenWith): UploadRecord {
  return wordingOf(report.filingType).record(report, written);
}

/** What of a record comes from the endpoint's settings. */
const FROM_SETTINGS = /\/(accesses\/\d+|access)\/(methods|serverPlaces)/;

/** What the form names as a whole: its entries stand in another order on the wire, or are no fields of it. */
const WHOLE: readonly string[] = [
  '/service/ipAddresses',
  '/access/ipAddresses',
  '/changes/service/ipAddresses',
  '/materials',
  '/subject/icpNumber',
  '/service/icpNumber',
];

/** The pictures of an approval are materials; the rest of it is a field of its own. */
const SCANS = /^\/services\/\d+\/approvals\/\d+\/images/;

/** Says the findings about a record by the fields of the form, where people correct them. */
export function inTermsOfForm(filingType: string, { findings }: NotExpressible): NotExpressible {
  const places = Object.entries(wordingOf(filingType).fields).sort(
    ([a], [b]) => b.length - a.length,
  );
  return new NotExpressible(
    findings.map((finding) => {
      const at = finding.field.replace(SCANS, '/attachments');
      const [from = '', to = ''] = places.find(([place]) => at.startsWith(place)) ?? [];
      // Domains are texts in the form, records on the wire.
      const field = (to + at.slice(from.length)).replace(/(\/domains\/\d+)\/name$/, '$1');
      const ours = FROM_SETTINGS.test(finding.field) ? { ours: true as const } : {};
      return { ...finding, ...ours, field: WHOLE.includes(to) ? to : field };
    }),
  );
}

function wordingOf(filingType: string): Wording {
  const wording = (WORDINGS as Readonly<Record<string, Wording | undefined>>)[filingType];
  if (wording === undefined) throw new Error(`V3.0 has no words for the filing type ${filingType}`);
  return wording;
}
