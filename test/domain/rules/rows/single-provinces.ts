import {
  born,
  changed,
  domain,
  domains,
  known,
  nothingStated,
  other,
  owner,
  papers,
  representative,
  service,
  serviceOwner,
  stated,
  subject,
  without,
} from '../patches.ts';
import { row, type Row } from '../row.ts';
import { idOf } from '../sound-filing.ts';

const INDIVIDUAL = { nature: 'individual' } as const;

const CHANGE = { filingType: 'change' } as const;

const NEW_SERVICE = { filingType: 'newService' } as const;

const hongKong = (certificateType: 'hkMacauPermit' | 'residencePermit') =>
  ({ certificateType, certificateNumber: '810000198001010021' }) as const;

export const OTHER_ROWS: readonly Row[] = [
  row('北京', 'an owner from Hong Kong with the permit', [owner(hongKong('hkMacauPermit'))]),
  row(
    '北京',
    'an owner from Hong Kong with another document',
    [owner(hongKong('residencePermit'))],
    ['informs beijing.hong_kong_owner_permit /subjectOwner/certificateType'],
  ),
  row(
    '河北',
    'an addition that changes something',
    [changed('subject/mailingAddress')],
    ['informs hebei.no_change_with_addition /subject/mailingAddress'],
    NEW_SERVICE,
  ),
  row('河北', 'an addition that changes nothing', [], [], NEW_SERVICE),
  row(
    '河北',
    'a foreign individual',
    [subject({ certificateType: 'passport', certificateNumber: 'AB1234567' })],
    ['informs hebei.no_foreign_individuals /subject/certificateType'],
    {
      ...INDIVIDUAL,
      open: ['general.individual_in_own_province: issuingProvince'],
    },
  ),
  row('河北', 'an individual with a resident ID', [], [], INDIVIDUAL),
  row('山西', 'a foreign representative who authorises', [
    representative({ name: 'Sample Person', origin: 'foreign' }),
    owner(other('山西')),
    papers('letterOfAuthorisation'),
  ]),
  row(
    '山西',
    'a foreign representative as subject owner',
    [
      representative({ origin: 'foreign' }),
      owner({ certificateType: 'passport', certificateNumber: 'AB1234567' }),
    ],
    ['informs shanxi.mainland_document /subjectOwner/certificateType'],
  ),
  row('山西', 'three domains', [domains(3)], [], { kind: 'app' }),
  row('山西', 'four domains', [domains(4)], ['informs shanxi.domains_in_order /service/domains'], {
    kind: 'app',
  }),
  row('山西', 'four domains in a change', [domains(4)], [], { ...CHANGE, kind: 'app' }),
  row(
    '内蒙古',
    'somebody else as service owner, no letter',
    [serviceOwner(other('内蒙古'))],
    ['informs inner_mongolia.letter_for_service_owner /service/owner/name'],
  ),
  row(
    '内蒙古',
    'owners of 17',
    [owner(born('内蒙古', '20081123')), serviceOwner(born('内蒙古', '20081123'))],
    [
      'informs inner_mongolia.owners_of_age /subjectOwner/certificateNumber',
      'informs inner_mongolia.owners_of_age /service/owner/certificateNumber',
    ],
  ),
  row(
    '内蒙古',
    "an institution's site without opening form",
    [without('openingForm')],
    ['informs inner_mongolia.opening_form /service/name'],
    { nature: 'institution' },
  ),
  row(
    '内蒙古',
    "an institution's .com",
    [domain({ name: 'tea.com' })],
    ['informs inner_mongolia.domain_endings_of_institution /service/domains/0'],
    { nature: 'institution' },
  ),
  row('内蒙古', "an institution's .cn with the form", [], [], { nature: 'institution' }),
  row('安徽', 'nothing wrong'),
  row(
    '安徽',
    'one other person as both owners, no letter',
    [owner(other('安徽')), serviceOwner(other('安徽'))],
    ['informs anhui.letter_for_subject_owner /subjectOwner/name'],
  ),
  row(
    '安徽',
    'two other persons',
    [owner(other('安徽')), papers('letterOfAuthorisation')],
    ['informs anhui.one_owner_for_all /service/owner/name'],
  ),
  row(
    '安徽',
    'a new credit code',
    [changed('subject/certificateNumber')],
    [
      'warns general.certificate_number_in_a_change /subject/certificateNumber',
      'informs anhui.new_credit_code /subject/certificateNumber',
    ],
    CHANGE,
  ),
  row('安徽', 'a new address', [changed('subject/domicile')], [], CHANGE),
  row(
    '安徽',
    'a sole trader without trade name',
    [stated({ hasTradeName: false })],
    ['informs anhui.sole_trader_without_trade_name /subject/name'],
    { nature: 'soleTrader' },
  ),
  row('安徽', 'a sole trader with a trade name', [], [], { nature: 'soleTrader' }),
  row(
    '福建',
    'owners of 17',
    [owner(born('福建', '20081123')), serviceOwner(born('福建', '20081123'))],
    [
      'informs fujian.owners_of_age /subjectOwner/certificateNumber',
      'informs fujian.owners_of_age /service/owner/certificateNumber',
    ],
  ),
  row(
    '江西',
    'two domains of an individual with seven sites',
    [domains(2), domain({ holder: '沈知微' }), known({ filedCount: 7 })],
    ['informs general.domains_of_individuals /service/domains'],
    {
      ...INDIVIDUAL,
      ...NEW_SERVICE,
      kind: 'app',
    },
  ),
  row(
    '江西',
    'two domains of an individual with eight sites',
    [domains(2), domain({ holder: '沈知微' }), known({ filedCount: 8 })],
    [
      'informs general.domains_of_individuals /service/domains',
      'informs jiangxi.one_domain_for_individuals /service/domains',
    ],
    { ...INDIVIDUAL, ...NEW_SERVICE, kind: 'app' },
  ),
  row(
    '江西',
    'two domains of a company with fifteen sites',
    [domains(2), known({ filedCount: 15 })],
    [],
    { ...NEW_SERVICE, kind: 'app' },
  ),
  row(
    '江西',
    'two domains of a company with sixteen sites',
    [domains(2), known({ filedCount: 16 })],
    ['informs jiangxi.one_domain_for_organisations /service/domains'],
    {
      ...NEW_SERVICE,
      kind: 'app',
    },
  ),
  row(
    '江西',
    'a company with nobody knows how many sites',
    [known({ filedCount: undefined })],
    [],
    {
      ...NEW_SERVICE,
      open: ['jiangxi.one_domain_for_organisations: filedCount'],
    },
  ),
  row(
    '江西',
    'a government body without approval',
    [without('establishmentApproval')],
    ['informs jiangxi.establishment_approval /subject/nature'],
    { nature: 'government' },
  ),
  row('江西', 'an institution with the approval', [], [], { nature: 'institution' }),
  row('河南', 'five domains', [domains(5)], [], { kind: 'app' }),
  row(
    '河南',
    'six domains',
    [domains(6)],
    [
      'informs general.domains_of_organisations /service/domains',
      'informs henan.domains_in_order /service/domains',
    ],
    { kind: 'app' },
  ),
  row('湖南', 'two domains', [domains(2)], ['informs hunan.domains_in_order /service/domains'], {
    kind: 'app',
  }),
  row(
    '湖南',
    'the third site without a plan',
    [known({ filedCount: 2 })],
    ['informs hunan.paper_for_many_sites /service/name'],
    NEW_SERVICE,
  ),
  row('湖南', 'the second site', [known({ filedCount: 1 })], [], NEW_SERVICE),
  row(
    '湖南',
    'a mobile of another province',
    [stated({ mobileIsLocal: false })],
    ['informs hunan.local_mobile /subjectOwner/mobile'],
    INDIVIDUAL,
  ),
  row('湖南', "an organisation's mobile of another province", [stated({ mobileIsLocal: false })]),
  row(
    '广东',
    'owners of 15',
    [owner(born('广东', '20101123')), serviceOwner(born('广东', '20101123'))],
    [
      'informs guangdong.owners_of_age /subjectOwner/certificateNumber',
      'informs guangdong.owners_of_age /service/owner/certificateNumber',
    ],
  ),
  row('广东', 'owners of 16', [
    owner(born('广东', '20101122')),
    serviceOwner(born('广东', '20101122')),
  ]),
  row('广东', 'no promise', [without('promise')], ['informs guangdong.promise /subjectOwner/name']),
  row(
    '广东',
    'a name of finance without opinion',
    [service({ name: '清禾理财网' })],
    ['informs guangdong.finance_opinion /service/name'],
  ),
  row('广东', 'a name of finance with the opinion', [
    service({ name: '清禾理财网' }),
    papers('financeOpinion'),
  ]),
  row(
    '海南',
    'a licence without the seal',
    [stated({ hasRegistrationSeal: false })],
    ['informs hainan.registration_seal /subject/certificateNumber'],
  ),
  row('海南', 'a licence that nobody has looked at', [nothingStated], [], {
    open: [
      'general.no_electronic_certificates: certificateIsElectronic',
      'general.domain_approved: domainApproved',
      'hainan.registration_seal: hasRegistrationSeal',
    ],
  }),
  row(
    '海南',
    'two domains of an individual',
    [domains(2), domain({ holder: '沈知微' })],
    [
      'informs general.domains_of_individuals /service/domains',
      'informs hainan.domains_in_order /service/domains',
    ],
    { ...INDIVIDUAL, kind: 'app' },
  ),
  row('海南', 'one domain of an individual', [], [], INDIVIDUAL),
  row(
    '海南',
    'another owner without letter',
    [owner(other('海南'))],
    ['informs hainan.letter_for_subject_owner /subjectOwner/name'],
  ),
  row('海南', 'another owner with a letter', [
    owner(other('海南')),
    papers('letterOfAuthorisation'),
  ]),
  row(
    '陕西',
    'the 31st site',
    [known({ filedCount: 30 })],
    ['informs shaanxi.sites_of_subject /service/name'],
    NEW_SERVICE,
  ),
  row('陕西', 'the 30th site', [known({ filedCount: 29 })], [], NEW_SERVICE),
  row(
    '陕西',
    'an individual from elsewhere',
    [subject({ certificateNumber: idOf('上海') })],
    [],
    INDIVIDUAL,
  ),
  row(
    '甘肃',
    'another owner without letter',
    [owner(other('甘肃'))],
    ['informs gansu.letter_for_subject_owner /subjectOwner/name'],
  ),
  row('甘肃', 'another owner with a letter', [
    owner(other('甘肃')),
    papers('letterOfAuthorisation'),
  ]),
  row(
    '宁夏',
    'the sixth site without a statement',
    [known({ filedCount: 5 })],
    ['informs ningxia.paper_for_many_sites /service/name'],
    NEW_SERVICE,
  ),
  row('宁夏', 'the fifth site', [known({ filedCount: 4 })], [], NEW_SERVICE),
  row(
    '宁夏',
    'an .org',
    [domain({ name: 'tea.org' })],
    ['informs ningxia.no_org_domains /service/domains/0'],
  ),
  row('宁夏', 'an .org.cn', [domain({ name: 'tea.org.cn' })]),
  row(
    '新疆',
    'two domains of a site',
    [domains(2)],
    [
      'informs general.one_domain_per_website /service/domains',
      'informs xinjiang.one_domain_per_site /service/domains',
    ],
  ),
  row('新疆', 'two domains of an app', [domains(2)], [], { kind: 'app' }),
  row(
    '新疆',
    'no proof of party building',
    [without('partyBuildingProof')],
    ['informs xinjiang.party_building_proof /subject/name'],
  ),
];

/** Provinces that only have something to tell, which a change hears and a cancelled access does not. */
export const TOLD_ROWS: readonly Row[] = (
  [
    '天津',
    '浙江',
    '山东',
    '湖北',
    '北京',
    '内蒙古',
    '湖南',
    '广东',
    '贵州',
    '西藏',
    '陕西',
    '青海',
  ] as const
).flatMap((province) => [
  row(province, 'a change', [], [], CHANGE),
  row(province, 'a cancelled access', [], [], { filingType: 'cancelAccess' }),
]);
