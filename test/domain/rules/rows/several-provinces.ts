import type { Province } from '#domain/provinces.ts';
import { born, changed, other, owner, papers, subject } from '../patches.ts';
import { row, type Row } from '../row.ts';
import { idOf } from '../sound-filing.ts';

const INDIVIDUAL = { nature: 'individual' } as const;

const CHANGE = { filingType: 'change' } as const;

const code = (province: string, name: string) => `${province}.${name}`;

/** Provinces whose owner is said to be the legal representative, with what else they say of another. */
const REPRESENTATIVE: readonly (readonly [Province, string, ...string[]])[] = [
  ['北京', 'beijing'],
  ['河北', 'hebei'],
  ['山西', 'shanxi', 'letter_for_subject_owner'],
  ['内蒙古', 'inner_mongolia'],
  ['福建', 'fujian'],
  ['江西', 'jiangxi'],
  ['河南', 'henan'],
  ['湖南', 'hunan'],
  ['广东', 'guangdong'],
  ['广西', 'guangxi'],
  ['贵州', 'guizhou'],
  ['西藏', 'tibet'],
  ['陕西', 'shaanxi'],
  ['青海', 'qinghai'],
  ['宁夏', 'ningxia'],
  ['新疆', 'xinjiang'],
];

const REPRESENTATIVE_ROWS = REPRESENTATIVE.flatMap(([province, name, ...more]) => [
  row(province, 'nothing wrong'),
  row(
    province,
    'somebody else as subject owner',
    [owner(other(province))],
    [
      `informs ${code(name, 'subject_owner_is_representative')} /subjectOwner/name`,
      ...more.map((rule) => `informs ${code(name, rule)} /subjectOwner/name`),
    ],
  ),
]);

/** Provinces that are said to take individuals with a card of their own only. */
const LOCAL_ONLY: readonly (readonly [Province, string])[] = [
  ['山西', 'shanxi'],
  ['内蒙古', 'inner_mongolia'],
  ['广西', 'guangxi'],
  ['西藏', 'tibet'],
  ['甘肃', 'gansu'],
  ['青海', 'qinghai'],
  ['宁夏', 'ningxia'],
  ['新疆', 'xinjiang'],
];

const LOCAL_ROWS = LOCAL_ONLY.flatMap(([province, name]) => [
  row(province, 'an individual with a card of the province', [], [], INDIVIDUAL),
  row(
    province,
    'an individual from elsewhere with the permit',
    [subject({ certificateNumber: idOf('上海') }), papers('residencePermit')],
    [`informs ${code(name, 'local_individuals_only')} /subject/province`],
    INDIVIDUAL,
  ),
]);

/** Provinces that are said to want a residence permit. */
const RESIDENCE_ROWS = (
  [
    ['福建', 'fujian'],
    ['江西', 'jiangxi'],
    ['广东', 'guangdong'],
  ] as const
).flatMap(([province, name]) => [
  row(
    province,
    'an individual with the permit',
    [subject({ certificateNumber: idOf('上海') }), papers('residencePermit')],
    [],
    INDIVIDUAL,
  ),
  row(
    province,
    'an individual with another proof',
    [subject({ certificateNumber: idOf('上海') }), papers('residenceProof')],
    [`informs ${code(name, 'residence_of_individuals')} /subject/province`],
    INDIVIDUAL,
  ),
]);

/** Provinces where individuals are said to be 18. */
const AGE_ROWS = (
  [
    ['河北', 'hebei'],
    ['内蒙古', 'inner_mongolia'],
    ['湖南', 'hunan'],
  ] as const
).flatMap(([province, name]) => [
  row(
    province,
    'an individual of 17',
    [owner(born(province, '20081123'))],
    [`informs ${code(name, 'individuals_of_age')} /subjectOwner/certificateNumber`],
    INDIVIDUAL,
  ),
  row(province, 'an individual of 18', [owner(born(province, '20081122'))], [], INDIVIDUAL),
]);

/** Provinces where both addresses are said to lie in one city. */
const CITY_ROWS = (
  [
    ['河北', 'hebei'],
    ['河南', 'henan'],
    ['贵州', 'guizhou'],
  ] as const
).flatMap(([province, name]) => [
  row(
    province,
    'a mailing address in another city',
    [subject({ mailingAddress: '别处市示例路 1 号' })],
    [`informs ${code(name, 'same_city')} /subject/mailingAddress`],
  ),
  row(
    province,
    'a domicile in another city',
    [subject({ domicile: '别处市示例路 1 号' })],
    [`informs ${code(name, 'same_city')} /subject/domicile`],
  ),
  row(province, 'an address with the short name of the city', [
    subject({ mailingAddress: '示例某路 1 号' }),
  ]),
  row(province, 'an address in a county-level city', [
    subject({ county: '小城市', mailingAddress: '小城市某路 1 号' }),
  ]),
  row(
    province,
    'a street of another city called after this one',
    [subject({ mailingAddress: '别处市示例路 2 号' })],
    [`informs ${code(name, 'same_city')} /subject/mailingAddress`],
  ),
  row(
    province,
    'an address of which no city is known',
    [subject({ mailingAddress: '某路 1 号' })],
    [],
    {
      open: [`${code(name, 'same_city')}: addressCity`],
    },
  ),
]);

/** Provinces that are said to leave a filing with its subject. */
const UNCHANGING_ROWS = (
  [
    ['四川', 'sichuan'],
    ['陕西', 'shaanxi'],
  ] as const
).flatMap(([province, name]) => [
  row(province, 'a changed address', [changed('subject/mailingAddress')], [], CHANGE),
  row(
    province,
    'a changed name',
    [changed('subject/name')],
    [`informs ${code(name, 'no_change_of_subject')} /subject/name`],
    CHANGE,
  ),
]);

export const SHARED_ROWS: readonly Row[] = [
  ...REPRESENTATIVE_ROWS,
  ...LOCAL_ROWS,
  ...RESIDENCE_ROWS,
  ...AGE_ROWS,
  ...CITY_ROWS,
  ...UNCHANGING_ROWS,
];
