import {
  born,
  domain,
  nothingStated,
  other,
  owner,
  papers,
  representative,
  serviceOwner,
  stated,
  subject,
} from '../patches.ts';
import { row, type Row } from '../row.ts';
import { idOf } from '../sound-filing.ts';

const Z = '浙江';

const INDIVIDUAL = { nature: 'individual' } as const;

const SOLE_TRADER = { nature: 'soleTrader' } as const;

/** A subject's name and, with it, its domain's holder. */
const named = (name: string) => [subject({ name }), domain({ holder: name })];

export const ZHEJIANG_ROWS: readonly Row[] = [
  row(Z, 'nothing wrong'),
  row(
    Z,
    'owners of 17',
    [owner(born(Z, '20081123')), serviceOwner(born(Z, '20081123'))],
    [
      'blocks zhejiang.owners_of_age /subjectOwner/certificateNumber',
      'blocks zhejiang.owners_of_age /service/owner/certificateNumber',
    ],
  ),
  row(Z, 'owners of 18', [owner(born(Z, '20081122')), serviceOwner(born(Z, '20081122'))]),
  row(
    Z,
    'somebody else as subject owner',
    [owner(other(Z))],
    ['blocks zhejiang.subject_owner_is_representative /subjectOwner/name'],
  ),
  row(
    Z,
    'somebody else as subject owner, with a letter',
    [owner(other(Z)), papers('letterOfAuthorisation')],
    [
      'blocks zhejiang.subject_owner_is_representative /subjectOwner/name',
      'blocks zhejiang.no_letter /subjectOwner/name',
    ],
  ),
  row(Z, 'a letter, and the representative as subject owner', [papers('letterOfAuthorisation')]),
  ...(['institution', 'government'] as const).map((nature) =>
    row(Z, `somebody else as subject owner of a ${nature}`, [owner(other(Z))], [], { nature }),
  ),
  ...(['soleTrader', 'socialOrganisation'] as const).map((nature) =>
    row(
      Z,
      `somebody else as subject owner of a ${nature}`,
      [owner(other(Z))],
      ['blocks zhejiang.subject_owner_is_representative /subjectOwner/name'],
      { nature },
    ),
  ),
  row(Z, 'a foreign representative with a passport', [
    representative({ origin: 'foreign' }),
    owner({ certificateType: 'passport', certificateNumber: 'AB1234567', birthDay: '1980-01-01' }),
  ]),
  row(
    Z,
    'a foreign representative with a resident ID',
    [representative({ origin: 'foreign' })],
    ['blocks zhejiang.foreign_representative_passport /subjectOwner/certificateType'],
  ),
  row(Z, 'a representative from nobody knows where', [representative({ origin: undefined })], [], {
    open: ['zhejiang.foreign_representative_passport: origin'],
  }),
  row(
    Z,
    'an old certificate',
    [stated({ certificateIsLatest: false })],
    ['blocks zhejiang.certificate_is_latest /subject/certificateNumber'],
  ),
  row(Z, 'a certificate that nobody has looked at', [nothingStated], [], {
    open: [
      'general.no_electronic_certificates: certificateIsElectronic',
      'general.domain_approved: domainApproved',
      'zhejiang.certificate_is_latest: certificateIsLatest',
    ],
  }),
  row(
    Z,
    'a sole trader without a seal',
    [stated({ hasSeal: false })],
    ['blocks zhejiang.sole_trader_seal /subject/nature'],
    SOLE_TRADER,
  ),
  row(Z, 'an enterprise without a seal', [stated({ hasSeal: false })]),
  row(
    Z,
    'a sole trader without a trade name, called so',
    [stated({ hasTradeName: false }), ...named('沈知微(个体工商户)')],
    [],
    SOLE_TRADER,
  ),
  row(
    Z,
    'a sole trader without a trade name, called otherwise',
    [stated({ hasTradeName: false }), ...named('沈知微')],
    ['blocks zhejiang.sole_trader_without_trade_name /subject/name'],
    SOLE_TRADER,
  ),
  row(Z, 'an enterprise without a trade name', [stated({ hasTradeName: false })]),
  row(
    Z,
    'an individual from elsewhere with the permit',
    [subject({ certificateNumber: idOf('江苏') }), papers('residencePermit')],
    [],
    INDIVIDUAL,
  ),
  row(
    Z,
    'an individual from elsewhere with another proof',
    [subject({ certificateNumber: idOf('江苏') }), papers('residenceProof')],
    ['informs zhejiang.residence_of_individuals /subject/province'],
    INDIVIDUAL,
  ),
  row(
    Z,
    "a government's .cn",
    [domain({ name: 'tea.cn' })],
    ['informs zhejiang.domain_endings_of_government /service/domains/0'],
    { nature: 'government' },
  ),
  row(Z, "a government's .gov.cn", [], [], { nature: 'government' }),
];
