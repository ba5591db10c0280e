import type { PreApproval } from '#domain/forms/pre-approval.ts';
import type { Person } from '#domain/forms/person.ts';
import type { Endpoint } from '#domain/authority/endpoint.ts';
import type { FrozenReport } from '#orders/report-queue.ts';
import type { IdNeed } from '../../connector.ts';
import { approvalsOf } from '../approvals.ts';
import { NotExpressible } from '../not-expressible.ts';
import type { AccessRecord, PersonRecord, ServiceRecord } from '../records.ts';
import { ipv4In, ONLY, type WrittenWith } from './wording.ts';

/** A service as it is to be filed; what is missing is found where the record is written. */
export interface ReportedService {
  readonly kind: 'website' | 'app';
  readonly name: string;
  readonly domains: readonly string[];
  readonly ipAddresses: readonly string[];
  readonly owner: Partial<Person>;
  readonly contentTypes?: readonly string[];
  readonly languages?: readonly string[];
  readonly preApprovals?: readonly PreApproval[];
  readonly homeUrl?: string;
  readonly platforms?: unknown;
  readonly remarks?: string;
}

/** The ids of a service that is new, and of its parts. */
export const newServiceIds = ({ domains, ipAddresses }: ReportedService): IdNeed[] => [
  { kind: 'service', ref: ONLY },
  ...domains.map((ref) => ({ kind: 'domain' as const, ref })),
  { kind: 'access', ref: ONLY },
  ...ipv4In(ipAddresses).map((ref) => ({ kind: 'ip' as const, ref })),
];

/** V3.0 is older than the filing of apps. */
const NO_APPS = {
  field: '/services/0/kind',
  code: 'wire.app',
  zh: '该管局的接口不支持 APP 备案。',
  en: 'This bureau’s interface has no place for an app.',
} as const;

/** @throws NotExpressible for an app where the endpoint does not know our extension */
export function refuseApp({ kind }: ReportedService, { extension }: Endpoint): void {
  if (kind === 'app' && extension !== 'beian.1') throw new NotExpressible([NO_APPS]);
}

/**
 * A service with what belongs to it, under the provider's ids.
 * @param ref what its ids are asked for by
 * @throws NotExpressible for an approval without a picture
 */
export function serviceRecord(
  service: ReportedService,
  report: FrozenReport,
  written: WrittenWith,
  ref = ONLY,
): ServiceRecord {
  const { ids, materials } = written;
  const { name, domains, contentTypes = [], languages = [], remarks, homeUrl } = service;
  return {
    id: ids.of('service', ref),
    ...{ name, contentTypes, languages },
    approvals: approvalsOf({ service }, materials),
    accesses: [accessRecord(service.ipAddresses, report, written, ref)],
    domains: domains.map((domain) => ({ id: ids.of('domain', domain), name: domain })),
    owner: personRecord(service.owner),
    ...(service.kind === 'website' && homeUrl !== undefined && { homeUrl }),
    ...(remarks !== undefined && { remarks }),
  };
}

/** What a provider's cloud servers are, in the words of the code table. */
const DEFAULT_METHODS: readonly string[] = ['虚拟主机'];

/** Our access at these addresses: where servers stand, and how, come from the endpoint's settings. */
export function accessRecord(
  ipAddresses: readonly string[],
  { province }: FrozenReport,
  { ids, endpoint }: WrittenWith,
  ref = ONLY,
): AccessRecord {
  const { serverPlaces, accessMethods = DEFAULT_METHODS } = endpoint;
  return {
    id: ids.of('access', ref),
    serverPlaces: serverPlaces ?? [province as never],
    methods: [...accessMethods],
    ips: ipv4In(ipAddresses).map((ip) => ({ id: ids.of('ip', ip), from: ip, to: ip })),
  };
}

/** A person; a filed one may be known in part, and what is missing is found where it is written. */
export function personRecord({ emergencyNumber, ...person }: Partial<Person>): PersonRecord {
  const { name = '', mobile = '', email = '', ...document } = person;
  return {
    ...{ name, mobile, email },
    ...document,
    ...(emergencyNumber !== undefined && { phone: emergencyNumber }),
  };
}
