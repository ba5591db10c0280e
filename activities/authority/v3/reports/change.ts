import type Type from 'typebox';
import type { FiledWithReport, OnFile } from '#domain/authority/filed-with-report.ts';
import type { ChangeFormSchema } from '#domain/forms/change.ts';
import type { SubjectRecord as FiledSubject } from '#domain/registry/records.ts';
import type { FrozenReport } from '#orders/report-queue.ts';
import type { IdNeed } from '../../connector.ts';
import { NotExpressible, wireFinding } from '../not-expressible.ts';
import type { ServiceRecord, SubjectRecord } from '../records.ts';
import { attachmentsOf, ownedBy, referenceTo } from './reference.ts';
import {
  personRecord,
  refuseApp,
  serviceRecord,
  type ReportedService,
} from './reported-service.ts';
import {
  extensionOf,
  filedNeed,
  filedOf,
  ipv4In,
  type Wording,
  type WrittenWith,
} from './wording.ts';

type Form = Type.Static<typeof ChangeFormSchema>;

/**
 * 变更备案: subject and service as they shall be (BGBA), a snapshot under the bureau's ids: what is filed,
 * with the form's changes applied. The block wants a site even where the subject alone changes; services that
 * it does not name stay as they are filed.
 */
export const CHANGE: Wording = {
  idsNeeded: (report) => {
    const { subject, service, access } = filedOf(report);
    const after = serviceAfter(report);
    const { icpNumber } = (report.form as Form).subject;
    const number = numberOf(filedOf(report));
    return [
      filedNeed('subject', subject?.record.icpNumber ?? icpNumber, subject?.bureauId),
      filedNeed('service', number, service?.bureauId),
      filedNeed('access', number, access?.bureauId),
      ...(after?.domains ?? []).map((ref) => partNeed(report, 'domain', ref)),
      ...ipv4In(after?.ipAddresses ?? []).map((ref) => partNeed(report, 'ip', ref)),
    ];
  },
  record: (report, written) => {
    const filed = filedOf(report);
    const after = serviceAfter(report);
    if (filed.subject === null || filed.service === null || after === null) {
      throw new NotExpressible([wireFinding(placeOfUnknown(report), 'notOnFile')]);
    }
    refuseApp(after, written.endpoint);
    const { subject, filingPassword: password } = report.form as Form;
    const owners = ownedBy(
      referenceTo(filed.subject, subject.icpNumber),
      referenceTo(filed.service, filed.service.record.icpNumber),
    );
    return {
      operation: 'change',
      subject: subjectAfter(report, filed.subject, written),
      services: [underBureauIds(serviceRecord(after, report, written, numberOf(filed)), filed)],
      attachments: attachmentsOf(written.attached, owners),
      ...(password !== undefined && { password }),
      ...extensionOf(report, written.endpoint, after),
    };
  },
  fields: {
    '/subject/bureauId': '/subject/icpNumber',
    '/subject/filingNumber': '/subject/icpNumber',
    '/subject/nature': '/subject/nature',
    '/subject/certificateType': '/subject/certificateType',
    '/subject/province': '/subject/province',
    '/subject/owner/phone': '/changes/subjectOwner/emergencyNumber',
    '/subject/owner': '/changes/subjectOwner',
    '/subject/address': '/changes/subject/mailingAddress',
    '/subject/remarks': '/remarks',
    '/subject': '/changes/subject',
    '/services/0/bureauId': '/service/icpNumber',
    '/services/0/filingNumber': '/service/icpNumber',
    '/services/0/kind': '/service/kind',
    '/services/0/owner/phone': '/changes/service/owner/emergencyNumber',
    '/services/0/accesses/0/bureauId': '/service/icpNumber',
    '/services/0/accesses': '/changes/service/ipAddresses',
    '/services/0/approvals': '/changes/service/preApprovals',
    '/services/0': '/changes/service',
    '/attachments': '/materials',
    '/password': '/filingPassword',
  },
};

const numberOf = ({ service }: FiledWithReport): string => service?.record.icpNumber ?? '';

/** Where the form names what is not known here. */
const placeOfUnknown = (report: FrozenReport): string =>
  filedOf(report).subject === null ? '/subject/filingNumber' : '/services/0/filingNumber';

const partNeed = (report: FrozenReport, kind: 'domain' | 'ip', ref: string): IdNeed =>
  filedNeed(kind, ref, partId(filedOf(report), kind, ref));

const partId = ({ parts }: FiledWithReport, kind: 'domain' | 'ip', ref: string) =>
  parts.find((part) => part.kind === kind && part.ref === ref)?.bureauId;

/** The service as it shall be; null where nothing is known of it here. */
function serviceAfter(report: FrozenReport): ReportedService | null {
  const { service, access } = filedOf(report);
  if (service === null) return null;
  const { changes } = report.form as Form;
  return {
    ipAddresses: access?.record.ipAddresses ?? [],
    ...service.record,
    ...changes.service,
    owner: { ...service.record.owner, ...changes.service?.owner },
  };
}

/** The subject as it shall be. What the form leaves out stays; what is empty is taken out. */
function subjectAfter(
  report: FrozenReport,
  { record, bureauId }: OnFile<FiledSubject>,
  { ids }: WrittenWith,
): SubjectRecord {
  const { changes, remarks } = report.form as Form;
  const {
    mailingAddress = '',
    city = '',
    county = '',
    domicile = '',
    ...rest
  } = {
    ...record,
    ...changes.subject,
  };
  return {
    ...rest,
    ...{ id: ids.of('subject', record.icpNumber), filingNumber: record.icpNumber },
    ...(bureauId !== null && { bureauId }),
    ...{ city, county, domicile, address: mailingAddress },
    owner: personRecord({ ...record.owner, ...changes.subjectOwner }),
    ...(remarks !== undefined && { remarks }),
  };
}

/** The same service under the bureau's ids: a domain or an address that is new has none yet. */
function underBureauIds(record: ServiceRecord, filed: FiledWithReport): ServiceRecord {
  const { service, access } = filed;
  const idOf = (bureauId: number | null | undefined) =>
    typeof bureauId === 'number' ? { bureauId } : {};
  return {
    ...record,
    ...idOf(service?.bureauId),
    filingNumber: numberOf(filed),
    domains: record.domains.map((domain) => ({
      ...domain,
      ...idOf(partId(filed, 'domain', domain.name)),
    })),
    accesses: record.accesses.map((one) => ({
      ...one,
      ...idOf(access?.bureauId),
      ips: one.ips.map((ip) => ({ ...ip, ...idOf(partId(filed, 'ip', ip.from)) })),
    })),
  };
}
