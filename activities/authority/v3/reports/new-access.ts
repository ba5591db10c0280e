import type Type from 'typebox';
import type { NewAccessFormSchema } from '#domain/forms/additions.ts';
import type { FrozenReport } from '#orders/report-queue.ts';
import { attachmentsOf, ownedBy, referenceTo } from './reference.ts';
import { accessRecord } from './reported-service.ts';
import { extensionOf, filedNeed, filedOf, ipv4In, ONLY, type Wording } from './wording.ts';

type Form = Type.Static<typeof NewAccessFormSchema>;

const formOf = ({ form }: FrozenReport) => form as Form;

/**
 * 新增接入: our access to a service that is filed through another provider (XZJR). The block holds nothing
 * but the access: what the form corrects besides follows as a change, whose draft opens with the grant.
 */
export const NEW_ACCESS: Wording = {
  idsNeeded: (report) => {
    const { subject, service, access } = formOf(report);
    const filed = filedOf(report);
    return [
      filedNeed('subject', subject.icpNumber, filed.subject?.bureauId),
      filedNeed('service', service.icpNumber, filed.service?.bureauId),
      { kind: 'access', ref: ONLY },
      ...ipv4In(access.ipAddresses).map((ref) => ({ kind: 'ip' as const, ref })),
    ];
  },
  record: (report, written) => {
    const { subject, service, access, filingPassword } = formOf(report);
    const filed = filedOf(report);
    const named = referenceTo(filed.service, service.icpNumber);
    const owners = ownedBy(referenceTo(filed.subject, subject.icpNumber), named);
    return {
      operation: 'newAccess',
      service: named,
      access: accessRecord(access.ipAddresses, report, written),
      attachments: attachmentsOf(written.attached, owners),
      // Where there is none, the block says that it wants one.
      password: filingPassword ?? '',
      ...extensionOf(report, written.endpoint, { ...service, ipAddresses: access.ipAddresses }),
    };
  },
  fields: {
    '/service': '/service/icpNumber',
    '/access': '/access/ipAddresses',
    '/attachments': '/materials',
    '/password': '/filingPassword',
  },
};
