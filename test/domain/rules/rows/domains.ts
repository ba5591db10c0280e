import { domain, domains, known, representative, stated } from '../patches.ts';
import { row, type Row } from '../row.ts';
import { idOf } from '../sound-filing.ts';

/** A province without rules of its own, where only what all ask is seen. */
const C = '重庆';

const INDIVIDUAL = { nature: 'individual' } as const;

const APP = { kind: 'app' } as const;

export const DOMAIN_ROWS: readonly Row[] = [
  row(
    C,
    "a domain that ends in three months' time to the day",
    [domain({ validUntil: '2027-02-22' })],
    ['blocks general.domain_valid /service/domains/0'],
  ),
  row(C, 'a domain that ends a day later', [domain({ validUntil: '2027-02-23' })]),
  row(
    C,
    'three months from the last of November',
    [domain({ validUntil: '2027-02-28' })],
    ['blocks general.domain_valid /service/domains/0'],
    { day: '2026-11-30' },
  ),
  row(C, 'a day after them', [domain({ validUntil: '2027-03-01' })], [], { day: '2026-11-30' }),
  row(C, 'a domain whose end nobody said', [domain({ validUntil: undefined })], [], {
    open: ['general.domain_valid: domainValidity'],
  }),
  row(
    C,
    'a domain that is not verified',
    [domain({ realNameVerified: false })],
    ['blocks general.domain_verified /service/domains/0'],
  ),
  row(
    C,
    'a domain of which nobody said whether it is verified',
    [domain({ realNameVerified: undefined })],
    [],
    { open: ['general.domain_verified: domainState'] },
  ),
  row(
    C,
    "the representative's domain",
    [domain({ holder: '沈知微' })],
    ['blocks general.domain_holder /service/domains/0'],
  ),
  row('广东', "the representative's domain where it is taken", [domain({ holder: '沈知微' })]),
  row(
    '福建',
    "a stranger's domain",
    [domain({ holder: '季川柏' })],
    ['blocks general.domain_holder_or_representative /service/domains/0'],
  ),
  row(
    '福建',
    "a domain that may be the representative's",
    [
      domain({ holder: '季川柏' }),
      representative({ name: undefined, certificateNumber: idOf('福建') }),
    ],
    [],
    { open: ['general.domain_holder_or_representative: legalRepresentative'] },
  ),
  row(
    C,
    'a domain that is not approved',
    [stated({ domainApproved: false })],
    ['blocks general.domain_approved /service/domains'],
  ),
  row(
    C,
    'a domain that is not approved, before it was asked',
    [stated({ domainApproved: false })],
    [],
    {
      day: '2017-12-31',
    },
  ),
  row(
    C,
    'a domain that resolves',
    [domain({ resolves: true })],
    ['warns general.domain_does_not_resolve_yet /service/domains/0'],
  ),
  row(C, 'a filed domain that resolves', [domain({ resolves: true })], [], {
    filingType: 'newAccess',
  }),
  row(
    C,
    "another subject's domain",
    [known({ domainsUsedElsewhere: ['QINGHE-tea.example.cn'] })],
    ['blocks general.domain_of_another_subject /service/domains/0'],
  ),
  row(C, 'two domains', [domains(2)], ['informs general.one_domain_per_website /service/domains']),
  row(C, 'two domains before it was asked', [domains(2)], [], { day: '2019-04-21' }),
  row(
    C,
    'two domains on the first day',
    [domains(2)],
    ['informs general.one_domain_per_website /service/domains'],
    { day: '2019-04-22' },
  ),
  row(C, "an app's five domains", [domains(5)], [], APP),
  row(
    C,
    "an app's six domains",
    [domains(6)],
    ['informs general.domains_of_organisations /service/domains'],
    APP,
  ),
  row(
    C,
    "an individual's app with two domains",
    [domains(2), domain({ holder: '沈知微' })],
    ['informs general.domains_of_individuals /service/domains'],
    { ...INDIVIDUAL, ...APP },
  ),
];
