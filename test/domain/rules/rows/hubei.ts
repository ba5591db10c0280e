import {
  domain,
  domains,
  other,
  owner,
  papers,
  serviceOwner,
  stated,
  subject,
  noRepresentative,
} from '../patches.ts';
import { row, type Row } from '../row.ts';
import { idOf } from '../sound-filing.ts';

const H = '湖北';

const INDIVIDUAL = { nature: 'individual' } as const;

const SOLE_TRADER = { nature: 'soleTrader' } as const;

const named = (name: string) => [subject({ name }), domain({ holder: name })];

export const HUBEI_ROWS: readonly Row[] = [
  row(H, 'nothing wrong'),
  row(
    H,
    "no trade name, the representative's name",
    [stated({ hasTradeName: false }), ...named('沈知微')],
    [],
    SOLE_TRADER,
  ),
  row(
    H,
    'no trade name, another name',
    [stated({ hasTradeName: false })],
    ['blocks hubei.name_without_trade_name /subject/name'],
    SOLE_TRADER,
  ),
  row(
    H,
    'no trade name, and nobody known as representative',
    [stated({ hasTradeName: false }), noRepresentative],
    [],
    {
      ...SOLE_TRADER,
      open: [
        'hubei.name_without_trade_name: legalRepresentative',
        'hubei.subject_owner_is_representative: legalRepresentative',
        'hubei.letter_for_service_owner: legalRepresentative',
      ],
    },
  ),
  row(H, 'nobody said whether there is a trade name', [stated({ hasTradeName: undefined })], [], {
    open: ['hubei.name_without_trade_name: hasTradeName'],
  }),
  row(
    H,
    'somebody else as subject owner',
    [owner(other(H))],
    ['blocks hubei.subject_owner_is_representative /subjectOwner/name'],
  ),
  row(
    H,
    'a sole trader without seal or signature',
    [stated({ hasSeal: false, representativeSigned: false })],
    ['warns hubei.sole_trader_signs /subject/nature'],
    SOLE_TRADER,
  ),
  row(
    H,
    'a sole trader without seal who signs',
    [stated({ hasSeal: false, representativeSigned: true })],
    [],
    SOLE_TRADER,
  ),
  row(H, 'a sole trader with a seal', [], [], SOLE_TRADER),
  row(
    H,
    'somebody else as service owner, no letter',
    [serviceOwner(other(H))],
    ['blocks hubei.letter_for_service_owner /service/owner/name'],
  ),
  row(H, 'somebody else as service owner, with the letter', [
    serviceOwner(other(H)),
    papers('letterOfAuthorisation'),
  ]),
  row(
    H,
    'the mobile as emergency number',
    [owner({ emergencyNumber: '18800000101' })],
    ['blocks hubei.mobile_is_not_emergency_number /subjectOwner/emergencyNumber'],
  ),
  row(H, 'a landline of another place', [owner({ emergencyNumber: '021-60000000' })]),
  row(
    H,
    "the representative's domain",
    [domain({ holder: '沈知微' })],
    ['blocks hubei.domain_is_own /service/domains/0'],
  ),
  row(H, 'a domain whose holder nobody said', [domain({ holder: undefined })], [], {
    open: ['hubei.domain_is_own: domainHolder'],
  }),
  row(H, 'the own domain, its holder written with full width', [
    ...named('湖北ABC（示例）有限公司'),
    domain({ holder: '湖北ＡＢＣ(示例)有限公司 ' }),
  ]),
  row(
    H,
    'two domains',
    [domains(2)],
    [
      'informs general.one_domain_per_website /service/domains',
      'informs hubei.domains_in_order /service/domains',
    ],
  ),
  row(
    H,
    "an app's two domains",
    [domains(2)],
    ['informs hubei.domains_in_order /service/domains'],
    { kind: 'app' },
  ),
  row(
    H,
    "a government's .cn",
    [domain({ name: 'tea.cn' })],
    ['informs hubei.domain_endings_of_government /service/domains/0'],
    { nature: 'government' },
  ),
  row(H, "a government's .gov.cn", [], [], { nature: 'government' }),
  row(
    H,
    "an institution's .com",
    [domain({ name: 'tea.com' })],
    ['informs hubei.domain_endings_of_institution /service/domains/0'],
    { nature: 'institution' },
  ),
  row(H, "an institution's .cn", [], [], { nature: 'institution' }),
  row(
    H,
    'an individual from elsewhere without papers',
    [subject({ certificateNumber: idOf('江苏') })],
    [
      'blocks general.individual_in_own_province /subject/province',
      'informs hubei.residence_of_individuals /subject/province',
    ],
    INDIVIDUAL,
  ),
  row(
    H,
    'an individual from elsewhere with the permit',
    [subject({ certificateNumber: idOf('江苏') }), papers('residencePermit')],
    [],
    INDIVIDUAL,
  ),
];
