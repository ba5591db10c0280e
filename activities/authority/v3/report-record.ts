import type { Endpoint } from '#domain/authority/endpoint.ts';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { Person } from '#domain/forms/person.ts';
import type { Service } from '#domain/forms/service.ts';
import type { FrozenReport } from '#orders/report-queue.ts';
import type { IdNeed, ReportIds } from '../connector.ts';
import type { Attached } from './attached.ts';
import { isIpv6 } from './ipv4.ts';
import { NotExpressible } from './not-expressible.ts';
import type {
  ApprovalRecord,
  ExtensionRecord,
  PersonRecord,
  ServiceRecord,
  UploadRecord,
} from './records.ts';

/** What a record is written with besides the report. */
export interface WrittenWith {
  readonly ids: ReportIds;
  readonly endpoint: Endpoint;
  readonly attached: readonly Attached[];
  /** Of the service. */
  readonly approvals: readonly ApprovalRecord[];
}

/** How a filing type's form becomes a record of V3.0. */
interface Wording {
  readonly idsNeeded: (form: never) => IdNeed[];
  readonly record: (report: FrozenReport, written: WrittenWith) => UploadRecord;
  /** Where a place in the record stands in the form: the longest beginning that fits. */
  readonly fields: Readonly<Record<string, string>>;
}

const ONLY = '0';

/** The filing types that can be reported. Each later one adds its row. */
const WORDINGS: Readonly<Record<string, Wording>> = {
  newSubject: {
    idsNeeded: ({ service }: NewSubjectForm) => [
      { kind: 'subject', ref: ONLY },
      { kind: 'service', ref: ONLY },
      ...service.domains.map((ref) => ({ kind: 'domain' as const, ref })),
      { kind: 'access', ref: ONLY },
      ...ipv4Of(service).map((ref) => ({ kind: 'ip' as const, ref })),
    ],
    record: newSubject,
    fields: {
      '/subject/owner/phone': '/subjectOwner/emergencyNumber',
      '/subject/owner': '/subjectOwner',
      '/subject/address': '/subject/mailingAddress',
      '/subject/remarks': '/remarks',
      '/services/0/owner/phone': '/service/owner/emergencyNumber',
      '/services/0/accesses': '/service/ipAddresses',
      '/services/0/approvals': '/service/preApprovals',
      '/services/0': '/service',
      '/attachments': '/materials',
    },
  },
};

/** V3.0 is older than the filing of apps. */
const NO_APPS = {
  field: '/services/0/kind',
  code: 'wire.app',
  zh: '该管局的接口不支持 APP 备案。',
  en: 'This bureau’s interface has no place for an app.',
} as const;

const ipv4Of = ({ ipAddresses }: Service): string[] => ipAddresses.filter((ip) => !isIpv6(ip));

function newSubject(report: FrozenReport, written: WrittenWith): UploadRecord {
  const { ids, endpoint, attached } = written;
  const { subject, subjectOwner, service, remarks } = report.form as NewSubjectForm;
  const { mailingAddress: address, ...fields } = subject;
  const extended = endpoint.extension === 'beian.1';
  if (service.kind === 'app' && !extended) {
    throw new NotExpressible([NO_APPS]);
  }
  const record = {
    operation: 'newSubject' as const,
    subject: {
      ...fields,
      id: ids.of('subject', ONLY),
      address,
      owner: personOf(subjectOwner),
      ...(remarks !== undefined && { remarks }),
    },
    services: [serviceOf(service, report, written)],
    attachments: attached.map(({ purpose, of: kind, content, format }) => ({
      ...{ purpose, content, format },
      of: { kind, id: ids.of(kind, ONLY) },
    })),
  };
  return extended ? { ...record, extension: extensionOf(report, service) } : record;
}

function serviceOf(
  service: Service,
  { province }: FrozenReport,
  { ids, endpoint, approvals }: WrittenWith,
): ServiceRecord {
  const { serverPlaces, accessMethods = DEFAULT_METHODS } = endpoint;
  const { name, contentTypes, languages, remarks } = service;
  const access = {
    id: ids.of('access', ONLY),
    serverPlaces: serverPlaces ?? [province as never],
    methods: [...accessMethods],
    ips: ipv4Of(service).map((ip) => ({ id: ids.of('ip', ip), from: ip, to: ip })),
  };
  return {
    id: ids.of('service', ONLY),
    ...{ name, contentTypes, languages, approvals, accesses: [access] },
    domains: service.domains.map((domain) => ({ id: ids.of('domain', domain), name: domain })),
    owner: personOf(service.owner),
    ...(service.kind === 'website' && { homeUrl: service.homeUrl }),
    ...(remarks !== undefined && { remarks }),
  };
}

/** What a provider's cloud servers are, in the words of the code table. */
const DEFAULT_METHODS: string[] = ['虚拟主机'];

const personOf = ({ emergencyNumber, ...person }: Person): PersonRecord => ({
  ...person,
  phone: emergencyNumber,
});

function extensionOf(report: FrozenReport, service: Service): ExtensionRecord {
  const { id: reportId, orderNo, filingType } = report;
  const ipv6 = service.ipAddresses.filter(isIpv6);
  return {
    ...{ reportId, orderNo, filingType },
    ...(service.kind === 'app' && { app: { name: service.name, platforms: service.platforms } }),
    ...(ipv6.length > 0 && { ipv6 }),
  };
}

/** What a report needs ids for. */
export function idsNeeded({ filingType, form }: FrozenReport): IdNeed[] {
  return wordingOf(filingType).idsNeeded(form as never);
}

/**
 * A report as a record of V3.0.
 * @throws NotExpressible for an app where the endpoint does not know our extension
 */
export function recordOf(report: FrozenReport, written: WrittenWith): UploadRecord {
  return wordingOf(report.filingType).record(report, written);
}

/** What of a record comes from the endpoint's settings. */
const FROM_SETTINGS = /\/accesses\/\d+\/(methods|serverPlaces)/;

/** Lists of the form that are named as a whole: their entries stand in another order on the wire. */
const WHOLE: readonly string[] = ['/service/ipAddresses', '/materials'];

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
  const wording = WORDINGS[filingType];
  if (wording === undefined) throw new Error(`V3.0 has no words for the filing type ${filingType}`);
  return wording;
}
