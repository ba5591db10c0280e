import {
  born,
  known,
  noRepresentative,
  nothingStated,
  other,
  owner,
  papers,
  papersUnknown,
  representative,
  serviceOwner,
  stated,
  subject,
} from '../patches.ts';
import { row, type Row } from '../row.ts';
import { idOf } from '../sound-filing.ts';

const T = '天津';

const INDIVIDUAL = { nature: 'individual' } as const;

export const TIANJIN_ROWS: readonly Row[] = [
  row(T, 'nothing wrong'),
  row(T, "an individual's", [], [], INDIVIDUAL),
  row(
    T,
    'somebody else as subject owner',
    [owner(other(T))],
    ['blocks tianjin.subject_owner_is_representative /subjectOwner/name'],
  ),
  row(
    T,
    'a letter for somebody else as subject owner',
    [owner(other(T)), papers('letterOfAuthorisation')],
    ['blocks tianjin.subject_owner_is_representative /subjectOwner/name'],
  ),
  row(
    T,
    "an institution's, somebody else as subject owner",
    [owner(other(T))],
    ['blocks tianjin.subject_owner_is_representative /subjectOwner/name'],
    { nature: 'institution' },
  ),
  row(
    T,
    'a representative of the same name with another certificate',
    [representative({ certificateNumber: idOf(T, '19700101') }), papers('letterOfAuthorisation')],
    ['blocks tianjin.subject_owner_is_representative /subjectOwner/name'],
  ),
  row(T, "a representative's certificate in other writing", [
    owner({ certificateNumber: '12019019840312132x' }),
    serviceOwner({ certificateNumber: '12019019840312132X' }),
    representative({ name: '另写', certificateNumber: '１２０１９０ 19840312132X' }),
  ]),
  row(T, "a representative's name with other width and spaces", [
    owner({ name: '阿卜杜·拉赫曼' }),
    serviceOwner({ name: '阿卜杜•拉赫曼' }),
    representative({ name: ' 阿卜杜・拉赫曼' }),
  ]),
  row(T, 'no representative known', [noRepresentative], [], {
    open: [
      'tianjin.subject_owner_is_representative: legalRepresentative',
      'tianjin.letter_for_service_owner: legalRepresentative',
      'tianjin.letter_signed: legalRepresentative',
    ],
  }),
  row(
    T,
    'somebody else as service owner, no letter',
    [serviceOwner(other(T))],
    ['blocks tianjin.letter_for_service_owner /service/owner/name'],
  ),
  row(T, 'somebody else as service owner, with the letter', [
    serviceOwner(other(T)),
    papers('letterOfAuthorisation'),
  ]),
  row(
    T,
    'somebody else as service owner, papers not looked at',
    [serviceOwner(other(T)), papersUnknown],
    [],
    {
      open: [
        'general.subject_certificate_handed_in: materials',
        'general.subject_owner_document_front: materials',
        'general.subject_owner_document_back: materials',
        'general.service_owner_document_front: materials',
        'general.service_owner_document_back: materials',
        'general.first_domain_certificate: materials',
        'tianjin.letter_for_service_owner: materials',
      ],
    },
  ),
  row(
    T,
    'a letter without signature',
    [serviceOwner(other(T)), papers('letterOfAuthorisation'), stated({ letterSigned: false })],
    ['blocks tianjin.letter_signed /service/owner/name'],
  ),
  row(
    T,
    'a letter nobody has looked at',
    [serviceOwner(other(T)), papers('letterOfAuthorisation'), nothingStated],
    [],
    {
      open: [
        'general.no_electronic_certificates: certificateIsElectronic',
        'general.domain_approved: domainApproved',
        'tianjin.letter_signed: letterSigned',
      ],
    },
  ),
  row(T, 'no letter needed, so nobody looked at one', [nothingStated], [], {
    open: [
      'general.no_electronic_certificates: certificateIsElectronic',
      'general.domain_approved: domainApproved',
    ],
  }),
  row(
    T,
    'a service owner who is 60 today',
    [serviceOwner(born(T, '19661122'))],
    ['blocks tianjin.service_owner_under_60 /service/owner/certificateNumber'],
  ),
  row(T, 'a service owner who is 60 tomorrow', [serviceOwner(born(T, '19661123'))]),
  row(T, 'a subject owner of 80', [owner(born(T, '19461122'))]),
  row(
    T,
    "an individual's service owner of 60",
    [serviceOwner(born(T, '19661122'))],
    [],
    INDIVIDUAL,
  ),
  row(
    T,
    'a service owner with a passport',
    [serviceOwner({ certificateType: 'passport', certificateNumber: 'E12345678' })],
    [],
    { open: ['tianjin.service_owner_under_60: birthDay'] },
  ),
  row(
    T,
    'a service owner with a passport and a day of birth',
    [
      serviceOwner({
        ...{ certificateType: 'passport', certificateNumber: 'E12345678' },
        birthDay: '1950-05-05',
      }),
    ],
    ['blocks tianjin.service_owner_under_60 /service/owner/certificateNumber'],
  ),
  row(
    T,
    'a service owner with a residence permit',
    [serviceOwner({ certificateType: 'residencePermit', certificateNumber: '810000194001010021' })],
    ['blocks tianjin.service_owner_under_60 /service/owner/certificateNumber'],
  ),
  row(
    T,
    'a mobile of another subject',
    [known({ numbersUsedElsewhere: ['188 0000 0101'] })],
    [
      'blocks tianjin.mobile_of_no_other_subject /subjectOwner/mobile',
      'blocks tianjin.mobile_of_no_other_subject /service/owner/mobile',
    ],
  ),
  row(
    T,
    "a service owner's mobile of another subject",
    [serviceOwner({ mobile: '18800000109' }), known({ numbersUsedElsewhere: ['18800000109'] })],
    ['blocks tianjin.mobile_of_no_other_subject /service/owner/mobile'],
  ),
  row(T, 'a mobile that nobody has asked about', [known({ numbersUsedElsewhere: undefined })], [], {
    open: ['tianjin.mobile_of_no_other_subject: numbersUsedElsewhere'],
  }),
  row(
    T,
    'a certificate of another subject',
    [
      serviceOwner({ certificateNumber: '12019019840312132X' }),
      known({ certificatesUsedElsewhere: ['12019019840312132x'] }),
    ],
    ['blocks tianjin.certificate_of_no_other_subject /service/owner/certificateNumber'],
  ),
  row(
    T,
    'Huayuan in another district',
    [subject({ county: '西青区', mailingAddress: '示例市华苑示例路 1 号' })],
    ['warns tianjin.huayuan_is_nankai /subject/county'],
  ),
  row(T, 'Huayuan in Nankai', [subject({ mailingAddress: '示例市华苑示例路 1 号' })]),
  row(T, 'Huayuan outside the ring', [
    subject({ county: '西青区', mailingAddress: '示例市华苑产业区（环外）示例路 1 号' }),
  ]),
  row(T, 'another district without Huayuan', [subject({ county: '西青区' })]),
  row(
    T,
    'an individual of 17',
    [owner(born(T, '20081123'))],
    ['informs tianjin.individuals_of_age /subjectOwner/certificateNumber'],
    INDIVIDUAL,
  ),
  row(T, 'an individual of 18', [owner(born(T, '20081122'))], [], INDIVIDUAL),
  row(
    T,
    'an individual from elsewhere',
    [subject({ certificateNumber: idOf('河北') })],
    [],
    INDIVIDUAL,
  ),
];
