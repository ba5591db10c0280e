import { known, owner, papersUnknown, serviceOwner, stated, subject, without } from '../patches.ts';
import { row, type Row } from '../row.ts';
import { idOf } from '../sound-filing.ts';

/** A province without rules of its own, where only what all ask is seen. */
const C = '重庆';

const INDIVIDUAL = { nature: 'individual' } as const;

const NEW_SERVICE = { filingType: 'newService' } as const;

export const SUBJECT_ROWS: readonly Row[] = [
  row(C, 'an individual', [], [], INDIVIDUAL),
  row(
    C,
    'an individual from elsewhere',
    [subject({ certificateNumber: idOf('云南') })],
    ['blocks general.individual_in_own_province /subject/province'],
    INDIVIDUAL,
  ),
  row(
    C,
    'an individual from elsewhere, papers not looked at',
    [subject({ certificateNumber: idOf('云南') }), papersUnknown],
    [],
    {
      ...INDIVIDUAL,
      open: [
        'general.individual_in_own_province: materials',
        'general.subject_owner_document_front: materials',
        'general.subject_owner_document_back: materials',
        'general.first_domain_certificate: materials',
      ],
    },
  ),
  row(
    C,
    'an individual with a passport',
    [subject({ certificateType: 'passport', certificateNumber: 'AB1234567' })],
    [],
    { ...INDIVIDUAL, open: ['general.individual_in_own_province: issuingProvince'] },
  ),
  row(
    C,
    'a licence of another province, with its domicile there',
    [subject({ certificateNumber: '91530000MA05TE0165', domicile: '云南省昆明市示例路 1 号' })],
    ['blocks general.organisation_where_issued /subject/province'],
  ),
  row(
    C,
    'a number of another province, of a body that has moved here',
    [subject({ certificateNumber: '91530000MA05TE0165', domicile: '重庆市示例路 1 号' })],
    ['warns general.organisation_number_from_elsewhere /subject/province'],
  ),
  row(
    C,
    'a number of another province, with a domicile that names none',
    [subject({ certificateNumber: '91530000MA05TE0165' })],
    ['warns general.organisation_number_from_elsewhere /subject/province'],
  ),
  row(C, 'a domicile elsewhere, with a number of this province', [
    subject({ domicile: '云南省昆明市示例路 1 号' }),
  ]),
  row(
    C,
    'a licence of the national authority',
    [subject({ certificateNumber: '91100000MA05TE0165' })],
    [],
    { open: ['general.organisation_number_from_elsewhere: issuingProvince'] },
  ),
  row(
    C,
    "a card that ends in three months' time to the day",
    [owner({ certificateValidUntil: '2027-02-22' })],
    ['blocks general.owner_certificates_valid /subjectOwner/certificateNumber'],
  ),
  row(C, 'a card that ends a day later', [owner({ certificateValidUntil: '2027-02-23' })]),
  row(
    C,
    "the service owner's card that ended",
    [serviceOwner({ certificateValidUntil: '2026-11-21' })],
    ['blocks general.owner_certificates_valid /service/owner/certificateNumber'],
  ),
  row(C, 'a card whose end nobody said', [owner({ certificateValidUntil: undefined })], [], {
    open: ['general.owner_certificates_valid: certificateValidity'],
  }),
  row(
    C,
    'a licence that ended yesterday',
    [subject({ certificateValidUntil: '2026-11-21' })],
    ['blocks general.subject_certificate_valid /subject/certificateNumber'],
  ),
  row(C, 'a licence that ends today', [subject({ certificateValidUntil: '2026-11-22' })]),
  row(
    C,
    'a mobile of another subject',
    [owner({ mobile: '18800000103' }), known({ numbersUsedElsewhere: ['18800000103'] })],
    ['warns general.mobile_of_another_subject /subjectOwner/mobile'],
  ),
  row(
    C,
    'an electronic certificate',
    [stated({ certificateIsElectronic: true })],
    ['blocks general.no_electronic_certificates /subject/certificateNumber'],
  ),
  row(
    C,
    'a new service without domain certificate',
    [without('domainCertificate')],
    ['blocks general.domain_certificate /service/domains'],
    NEW_SERVICE,
  ),
  row(
    C,
    "a government's site without review form",
    [without('domainReviewForm')],
    ['warns general.government_domain_review /service/domains'],
    { nature: 'government' },
  ),
  row(
    C,
    'a filed site that does not open',
    [known({ filedSites: [{ reachable: false, showsNumber: true }] })],
    ['blocks general.filed_sites_open /subject/name'],
    NEW_SERVICE,
  ),
  row(
    C,
    'a filed site without its number',
    [
      known({
        filedSites: [
          { reachable: true, showsNumber: true },
          { reachable: true, showsNumber: false },
        ],
      }),
    ],
    ['blocks general.filed_sites_show_number /subject/name'],
    NEW_SERVICE,
  ),
  row(
    C,
    'filed sites of which one was only opened',
    [known({ filedSites: [{ reachable: true }] })],
    [],
    { ...NEW_SERVICE, open: ['general.filed_sites_show_number: filedSites'] },
  ),
];
