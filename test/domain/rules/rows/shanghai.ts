import { born, domain, known, other, owner, papers, serviceOwner, subject } from '../patches.ts';
import { row, type Row } from '../row.ts';
import { idOf } from '../sound-filing.ts';

const S = '上海';

const INDIVIDUAL = { nature: 'individual' } as const;

export const SHANGHAI_ROWS: readonly Row[] = [
  row(S, 'nothing wrong'),
  row(
    S,
    'owners of 17',
    [owner(born(S, '20081123')), serviceOwner(born(S, '20081123'))],
    [
      'blocks shanghai.owners_of_age /subjectOwner/certificateNumber',
      'blocks shanghai.owners_of_age /service/owner/certificateNumber',
    ],
  ),
  row(S, 'owners of 18', [owner(born(S, '20081122')), serviceOwner(born(S, '20081122'))]),
  row(
    S,
    'a service owner of 17',
    [serviceOwner(born(S, '20081123'))],
    ['blocks shanghai.owners_of_age /service/owner/certificateNumber'],
  ),
  row(S, 'an individual of 17', [owner(born(S, '20081123'))], [], INDIVIDUAL),
  row(
    S,
    'somebody else as subject owner',
    [owner(other(S))],
    ['blocks shanghai.subject_owner_is_representative /subjectOwner/name'],
  ),
  row(
    S,
    'somebody else as service owner, no letter',
    [serviceOwner(other(S))],
    ['blocks shanghai.letter_for_service_owner /service/owner/name'],
  ),
  row(S, 'somebody else as service owner, with the letter', [
    serviceOwner(other(S)),
    papers('letterOfAuthorisation'),
  ]),
  row(
    S,
    'the mobile as emergency number',
    [owner({ emergencyNumber: '18800000101' })],
    ['blocks shanghai.mobile_is_not_emergency_number /subjectOwner/emergencyNumber'],
  ),
  row(S, "the service owner's mobile as emergency number", [
    serviceOwner({ emergencyNumber: '18800000101' }),
  ]),
  row(
    S,
    'a landline as emergency number',
    [owner({ emergencyNumber: '021-60000000' })],
    ['blocks shanghai.no_landline /subjectOwner/emergencyNumber'],
  ),
  row(
    S,
    'a landline as mobile',
    [owner({ mobile: '021-60000000' })],
    ['blocks shanghai.no_landline /subjectOwner/mobile'],
  ),
  row(S, "the service owner's landline", [serviceOwner({ emergencyNumber: '021-60000000' })]),
  row(S, 'an emergency number that is missing', [owner({ emergencyNumber: undefined })], [], {
    open: ['shanghai.mobile_is_not_emergency_number: formField', 'shanghai.no_landline: formField'],
  }),
  row(
    S,
    'an individual from elsewhere without papers',
    [subject({ certificateNumber: idOf('江苏') })],
    [
      'blocks general.individual_in_own_province /subject/province',
      'informs shanghai.residence_of_individuals /subject/province',
    ],
    INDIVIDUAL,
  ),
  row(
    S,
    'an individual from elsewhere with the permit',
    [subject({ certificateNumber: idOf('江苏') }), papers('residencePermit')],
    [],
    INDIVIDUAL,
  ),
  row(
    S,
    'an individual from elsewhere with a student card',
    [subject({ certificateNumber: idOf('江苏') }), papers('studentCard')],
    [
      'informs shanghai.residence_of_individuals /subject/province',
      'informs shanghai.no_student_card /subject/certificateNumber',
    ],
    INDIVIDUAL,
  ),
  row(
    S,
    'the 31st site without a plan',
    [known({ filedCount: 30 })],
    ['informs shanghai.paper_for_many_sites /service/name'],
    { filingType: 'newService' },
  ),
  row(S, 'the 31st site with a plan', [known({ filedCount: 30 }), papers('buildingPlan')], [], {
    filingType: 'newService',
  }),
  row(S, 'the 30th site', [known({ filedCount: 29 })], [], { filingType: 'newService' }),
  row(S, "a government's domain", [], [], { nature: 'government' }),
  row(S, "a government's .政务", [domain({ name: '茶业.政务' })], [], { nature: 'government' }),
  row(
    S,
    "a government's .cn",
    [domain({ name: 'tea.cn' })],
    ['informs shanghai.domain_endings_of_government /service/domains/0'],
    { nature: 'government' },
  ),
  row(S, "an institution's .公益 as the DNS has it", [domain({ name: 'tea.xn--55qw42g' })], [], {
    nature: 'institution',
  }),
  row(
    S,
    "an institution's .com",
    [domain({ name: 'tea.com' })],
    ['informs shanghai.domain_endings_of_institution /service/domains/0'],
    { nature: 'institution' },
  ),
  row(S, "an enterprise's .com", [domain({ name: 'tea.com' })]),
];
