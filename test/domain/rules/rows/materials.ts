import { owner, papers, service, serviceOwner, other, without } from '../patches.ts';
import { row, type Row } from '../row.ts';

/** A province without rules of its own, where only what all ask is seen. */
const C = '重庆';

const INDIVIDUAL = { nature: 'individual' } as const;
const APP = { kind: 'app' } as const;
const NEW_SERVICE = { filingType: 'newService' } as const;
const NEW_SERVICE_APP = { ...NEW_SERVICE, ...APP } as const;

const PASSPORT = { certificateType: 'passport', certificateNumber: 'AB1234567' } as const;
const WITH_APPROVAL = service({ preApprovals: ['2028-01-01'] });

export const MATERIAL_ROWS: readonly Row[] = [
  row(
    C,
    'a first filing without the licence',
    [without('subjectCertificate')],
    ['blocks general.subject_certificate_handed_in /materials'],
  ),
  row(C, "an individual's without a licence", [without('subjectCertificate')], [], INDIVIDUAL),
  row(
    C,
    'a new service without the licence, which is filed already',
    [without('subjectCertificate', 'subjectOwnerIdFront', 'subjectOwnerIdBack')],
    [],
    NEW_SERVICE,
  ),
  row(
    C,
    "neither side of the subject owner's card",
    [without('subjectOwnerIdFront', 'subjectOwnerIdBack')],
    [
      'blocks general.subject_owner_document_front /materials',
      'blocks general.subject_owner_document_back /materials',
    ],
  ),
  row(C, "the page of the subject owner's passport", [
    owner(PASSPORT),
    serviceOwner(PASSPORT),
    without('subjectOwnerIdBack'),
  ]),
  row(C, 'one person as both owners, the card shown once', [
    without('serviceOwnerIdFront', 'serviceOwnerIdBack'),
  ]),
  row(
    C,
    'somebody else as service owner, whose card is not shown',
    [serviceOwner(other(C)), without('serviceOwnerIdFront', 'serviceOwnerIdBack')],
    [
      'blocks general.service_owner_document_front /materials',
      'blocks general.service_owner_document_back /materials',
    ],
    NEW_SERVICE,
  ),
  row(C, 'somebody else as service owner, card shown', [serviceOwner(other(C))], [], NEW_SERVICE),
  row(
    C,
    "somebody else's passport as service owner's",
    [serviceOwner({ ...other(C), ...PASSPORT }), without('serviceOwnerIdBack')],
    [],
    NEW_SERVICE,
  ),
  row(
    C,
    'a first filing without domain certificate',
    [without('domainCertificate')],
    ['informs general.first_domain_certificate /materials'],
  ),
  row(C, 'an app without domain certificate', [without('domainCertificate')], [], APP),
  row(
    C,
    'an app without icon',
    [without('appIcon')],
    ['blocks general.app_icon /materials'],
    NEW_SERVICE_APP,
  ),
  row(C, 'an app with its icon', [], [], APP),
  row(C, 'a website without icon', [without('appIcon')]),
  row(
    C,
    'an approval that is named and not handed in',
    [WITH_APPROVAL],
    ['blocks general.named_pre_approval_handed_in /materials'],
  ),
  row(C, 'an approval that is named and handed in', [WITH_APPROVAL, papers('preApproval')]),
  row(C, 'a religious permit as the approval', [WITH_APPROVAL, papers('religiousPermit')]),
];
