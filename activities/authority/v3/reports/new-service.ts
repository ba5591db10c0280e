import type Type from 'typebox';
import type { NewServiceFormSchema } from '#domain/forms/additions.ts';
import type { FrozenReport } from '#orders/report-queue.ts';
import { ownerOf } from '../parts/reference.ts';
import { attachmentsOf, referenceTo } from './reference.ts';
import { newServiceIds, refuseApp, serviceRecord } from './reported-service.ts';
import { extensionOf, filedNeed, filedOf, ONLY, type Wording } from './wording.ts';

type Form = Type.Static<typeof NewServiceFormSchema>;

const formOf = ({ form }: FrozenReport) => form as Form;

/** 新增服务: a further service of a filed subject (XZWZ). */
export const NEW_SERVICE: Wording = {
  idsNeeded: (report) => {
    const { subject, service } = formOf(report);
    return [
      filedNeed('subject', subject.icpNumber, filedOf(report).subject?.bureauId),
      ...newServiceIds(service),
    ];
  },
  record: (report, written) => {
    const { subject: named, service, filingPassword: password } = formOf(report);
    const { ids, endpoint, attached } = written;
    refuseApp(service, endpoint);
    const subject = referenceTo(filedOf(report).subject, named.icpNumber);
    const owners = {
      subject: ownerOf('subject', subject),
      service: { kind: 'service' as const, id: ids.of('service', ONLY) },
    };
    return {
      operation: 'newService',
      subject,
      services: [serviceRecord(service, report, written)],
      attachments: attachmentsOf(attached, owners),
      ...(password !== undefined && { password }),
      ...extensionOf(report, endpoint, service),
    };
  },
  fields: {
    '/subject': '/subject/icpNumber',
    '/services/0/owner/phone': '/service/owner/emergencyNumber',
    '/services/0/accesses': '/service/ipAddresses',
    '/services/0/approvals': '/service/preApprovals',
    '/services/0': '/service',
    '/attachments': '/materials',
    '/password': '/filingPassword',
  },
};
