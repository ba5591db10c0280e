import {
  born,
  domain,
  known,
  other,
  owner,
  papers,
  secondService,
  serviceOwner,
  without,
} from '../patches.ts';
import { row, type Row } from '../row.ts';
import { idOf } from '../sound-filing.ts';

const J = '江苏';

const INDIVIDUAL = { nature: 'individual' } as const;

const taiwan = (certificateNumber: string) =>
  ({ certificateType: 'taiwanPermit', certificateNumber, birthDay: '1980-01-01' }) as const;

const hongKong = (certificateNumber: string) =>
  ({ certificateType: 'hkMacauPermit', certificateNumber, birthDay: '1980-01-01' }) as const;

export const JIANGSU_ROWS: readonly Row[] = [
  row(J, 'nothing wrong'),
  row(
    J,
    'owners of 17',
    [owner(born(J, '20081123')), serviceOwner(born(J, '20081123'))],
    [
      'blocks jiangsu.owners_of_age /subjectOwner/certificateNumber',
      'blocks jiangsu.owners_of_age /service/owner/certificateNumber',
    ],
  ),
  row(J, 'owners of 18', [owner(born(J, '20081122')), serviceOwner(born(J, '20081122'))]),
  row(J, 'one other person as both owners, with the letter', [
    owner(other(J)),
    serviceOwner(other(J)),
    papers('letterOfAuthorisation'),
  ]),
  row(
    J,
    'one other person as both owners, no letter',
    [owner(other(J)), serviceOwner(other(J))],
    ['blocks jiangsu.letter_for_subject_owner /subjectOwner/name'],
  ),
  row(
    J,
    'another subject owner, the representative as service owner',
    [owner(other(J)), papers('letterOfAuthorisation')],
    ['blocks jiangsu.one_owner_for_all /service/owner/name'],
  ),
  row(J, 'the representative as subject owner, another service owner', [serviceOwner(other(J))]),
  row(
    J,
    'another owner whose second service has the representative',
    [
      owner(other(J)),
      papers('letterOfAuthorisation'),
      secondService(),
      (facts) => ({
        ...facts,
        services: facts.services.map((one, at) =>
          at === 0 ? { ...one, owner: { ...one.owner, ...other(J) } } : one,
        ),
      }),
    ],
    ['blocks jiangsu.one_owner_for_all /services/1/owner/name'],
  ),
  row(
    J,
    'another owner, and a filed service with somebody else',
    [
      owner(other(J)),
      serviceOwner(other(J)),
      papers('letterOfAuthorisation'),
      known({ filedServiceOwners: [idOf(J, '19890115'), idOf(J)] }),
    ],
    ['blocks jiangsu.one_owner_for_all /service/owner/name'],
  ),
  row(J, 'another owner, and filed services with the same', [
    owner(other(J)),
    serviceOwner(other(J)),
    papers('letterOfAuthorisation'),
    known({ filedServiceOwners: [idOf(J, '19890115')] }),
  ]),
  row(
    J,
    'another owner, and nobody asked about filed services',
    [
      owner(other(J)),
      serviceOwner(other(J)),
      papers('letterOfAuthorisation'),
      known({ filedServiceOwners: undefined }),
    ],
    [],
    { open: ['jiangsu.one_owner_for_all: filedServiceOwners'] },
  ),
  row(
    J,
    'a Taiwan permit with its own number',
    [serviceOwner(taiwan('12345678'))],
    ['blocks jiangsu.taiwan_identity_number /service/owner/certificateNumber'],
  ),
  row(J, 'a Taiwan permit with the identity number', [serviceOwner(taiwan('a123456789'))]),
  row(
    J,
    'a Taiwan permit with an identity number that can’t be',
    [serviceOwner(taiwan('A323456789'))],
    ['blocks jiangsu.taiwan_identity_number /service/owner/certificateNumber'],
  ),
  row(J, 'a Hong Kong permit with its number', [owner(hongKong('H12345678'))]),
  row(J, 'a Hong Kong permit of old with ten digits', [owner(hongKong('M1234567890'))]),
  row(
    J,
    'a Hong Kong permit with an identity card number',
    [owner(hongKong('K123456'))],
    ['blocks jiangsu.hk_macau_permit_number /subjectOwner/certificateNumber'],
  ),
  row(
    J,
    'an individual of 15',
    [owner(born(J, '20101123'))],
    ['informs jiangsu.individuals_of_age /subjectOwner/certificateNumber'],
    INDIVIDUAL,
  ),
  row(
    J,
    'an individual of 16 without proof of work',
    [owner(born(J, '20101122'))],
    ['informs jiangsu.minors_prove_income /subjectOwner/certificateNumber'],
    INDIVIDUAL,
  ),
  row(
    J,
    'an individual of 16 with proof of work',
    [owner(born(J, '20101122')), papers('workOrIncomeProof')],
    [],
    INDIVIDUAL,
  ),
  row(J, 'an individual of 18', [owner(born(J, '20081122'))], [], INDIVIDUAL),
  row(
    J,
    'no truthfulness notice',
    [without('truthfulnessNotice')],
    ['informs jiangsu.truthfulness_notice /service/owner/name'],
  ),
  row(
    J,
    'no truthfulness notice the day before it was asked',
    [without('truthfulnessNotice')],
    [],
    {
      day: '2021-05-31',
    },
  ),
  row(
    J,
    'no truthfulness notice on the first day',
    [without('truthfulnessNotice')],
    ['informs jiangsu.truthfulness_notice /service/owner/name'],
    { day: '2021-06-01' },
  ),
  row(J, 'no promise', [without('promise')], ['informs jiangsu.promise /service/owner/name']),
  row(
    J,
    "a government's .cn",
    [domain({ name: 'tea.cn' })],
    ['informs jiangsu.domain_endings_of_government /service/domains/0'],
    { nature: 'government' },
  ),
  row(J, "a government's .gov.cn", [], [], { nature: 'government' }),
  row(
    J,
    "an institution's .net",
    [domain({ name: 'tea.net' })],
    ['informs jiangsu.domain_endings_of_institution /service/domains/0'],
    { nature: 'institution' },
  ),
  row(J, "an institution's .cn", [], [], { nature: 'institution' }),
];
