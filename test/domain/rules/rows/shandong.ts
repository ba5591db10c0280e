import {
  born,
  other,
  owner,
  papers,
  representative,
  service,
  subject,
  noRepresentative,
} from '../patches.ts';
import { row, type Row } from '../row.ts';
import { idOf } from '../sound-filing.ts';

const D = '山东';

const INDIVIDUAL = { nature: 'individual' } as const;

export const SHANDONG_ROWS: readonly Row[] = [
  row(D, 'nothing wrong'),
  row(
    D,
    'somebody else as subject owner',
    [owner(other(D))],
    ['blocks shandong.subject_owner_is_representative /subjectOwner/name'],
  ),
  row(D, 'a representative from Taiwan who authorises', [
    representative({ name: '林示例', origin: 'taiwan' }),
    owner(other(D)),
    papers('letterOfAuthorisation'),
  ]),
  row(
    D,
    'a representative from Taiwan who authorises without letter',
    [
      representative({ name: '林示例', certificateType: 'taiwanPermit', origin: undefined }),
      owner(other(D)),
    ],
    ['blocks shandong.letter_of_representative_from_elsewhere /subjectOwner/name'],
  ),
  row(
    D,
    'a representative from Hong Kong as subject owner',
    [
      representative({ origin: 'hkMacau' }),
      owner({ certificateType: 'hkMacauPermit', certificateNumber: 'H12345678' }),
    ],
    ['blocks shandong.mainland_document /subjectOwner/certificateType'],
  ),
  row(
    D,
    'a representative with a residence permit of Taiwan',
    [
      representative({
        ...{ name: '林示例', origin: undefined, certificateType: 'residencePermit' },
        certificateNumber: '830000198001010021',
      }),
      owner(other(D)),
    ],
    ['blocks shandong.letter_of_representative_from_elsewhere /subjectOwner/name'],
  ),
  row(D, 'nobody known as representative', [noRepresentative], [], {
    open: [
      'shandong.subject_owner_is_representative: legalRepresentative',
      'shandong.letter_of_representative_from_elsewhere: legalRepresentative',
    ],
  }),
  row(
    D,
    'a representative whose passport may be anybody’s',
    [representative({ origin: undefined, certificateType: 'passport' })],
    [],
    {
      open: ['shandong.subject_owner_is_representative: origin'],
    },
  ),
  row(
    D,
    'a scope with medicines and no approval',
    [subject({ businessScope: '药品零售；茶叶' })],
    ['blocks shandong.scope_needs_pre_approval /subject/certificateNumber'],
  ),
  row(D, 'a scope with medicines and the approval', [
    subject({ businessScope: '药品零售；茶叶' }),
    papers('preApproval'),
  ]),
  row(D, 'a scope that nobody has read', [subject({ businessScope: undefined })], [], {
    open: [
      'shandong.scope_needs_pre_approval: businessScope',
      'shandong.religion_needs_licence: businessScope',
    ],
  }),
  row(
    D,
    'a name that speaks of religion',
    [service({ name: '示例佛教文化网' })],
    ['blocks shandong.religion_needs_licence /service/contentTypes'],
  ),
  row(
    D,
    'a name that speaks of religion, and an unread scope',
    [service({ name: '示例佛教文化网' }), subject({ businessScope: undefined })],
    ['blocks shandong.religion_needs_licence /service/contentTypes'],
    {
      open: ['shandong.scope_needs_pre_approval: businessScope'],
    },
  ),
  row(D, 'religion with the licence', [
    service({ contentTypes: ['宗教'] }),
    papers('religiousPermit'),
  ]),
  row(
    D,
    'religion without the licence',
    [service({ contentTypes: ['宗教'] })],
    [
      'warns general.content_needs_pre_approval /service/contentTypes',
      'blocks shandong.religion_needs_licence /service/contentTypes',
    ],
  ),
  row(
    D,
    'an individual of 16',
    [owner(born(D, '20091123'))],
    ['informs shandong.individuals_of_age /subjectOwner/certificateNumber'],
    INDIVIDUAL,
  ),
  row(D, 'an individual of 17', [owner(born(D, '20091122'))], [], INDIVIDUAL),
  row(
    D,
    'an individual from elsewhere with a student card',
    [subject({ certificateNumber: idOf('江苏') }), papers('studentCard')],
    [],
    INDIVIDUAL,
  ),
  row(
    D,
    'an individual from elsewhere without papers',
    [subject({ certificateNumber: idOf('江苏') })],
    [
      'blocks general.individual_in_own_province /subject/province',
      'informs shandong.residence_of_individuals /subject/province',
    ],
    INDIVIDUAL,
  ),
];
