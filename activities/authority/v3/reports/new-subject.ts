import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { newServiceIds, personRecord, refuseApp, serviceRecord } from './reported-service.ts';
import { extensionOf, ONLY, type Wording } from './wording.ts';

/** 首次备案: the subject with its first service (XZBA), under the provider's ids alone. */
export const NEW_SUBJECT: Wording = {
  idsNeeded: ({ form }) => [
    { kind: 'subject', ref: ONLY },
    ...newServiceIds((form as NewSubjectForm).service),
  ],
  record: (report, written) => {
    const { ids, endpoint, attached } = written;
    const { subject, subjectOwner, service, remarks } = report.form as NewSubjectForm;
    const { mailingAddress: address, ...fields } = subject;
    refuseApp(service, endpoint);
    return {
      operation: 'newSubject',
      subject: {
        ...fields,
        id: ids.of('subject', ONLY),
        address,
        owner: personRecord(subjectOwner),
        ...(remarks !== undefined && { remarks }),
      },
      services: [serviceRecord(service, report, written)],
      attachments: attached.map(({ purpose, of: kind, content, format }) => ({
        ...{ purpose, content, format },
        of: { kind, id: ids.of(kind, ONLY) },
      })),
      ...extensionOf(report, endpoint, service),
    };
  },
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
};
