import { canonicalDomain } from '#domain/identifiers/domain.ts';
import { blocks } from '#domain/identifiers/finding.ts';
import type { AnyDraft } from './any-draft.ts';
import { FORM_SOURCE } from './finding.ts';
import type { Relation } from './relation.ts';

const isOrganisation = ({ subject }: AnyDraft): boolean =>
  subject?.nature !== undefined && subject.nature !== 'individual';

function lacksRegistration({ service, domainRegistrations = [] }: AnyDraft): boolean {
  const stated = domainRegistrations.flatMap(({ domain }) =>
    domain === undefined ? [] : canonicalDomain(domain),
  );
  return (service?.domains ?? []).some((used) => {
    const domain = canonicalDomain(used);
    return !stated.some((one) => domain === one || domain.endsWith(`.${one}`));
  });
}

/**
 * What a first filing must say although its schema leaves it open, because it depends: without it the
 * bureau's rules about owners and domains could not be held against the filing.
 */
export const FIRST_FILING_RELATIONS: readonly Relation[] = [
  {
    broken: (form) => isOrganisation(form) && !form.subject?.legalRepresentative,
    finding: {
      field: '/subject/legalRepresentative/name',
      ...blocks(
        'form.legal_representative_missing',
        {
          zh: '单位备案须填写法定代表人（负责人、经营者）。',
          en: 'An organisation names its legal representative.',
        },
        {
          zh: '请按单位证件填写法定代表人的姓名和证件信息。',
          en: 'Enter name and document of the one whom the certificate of the organisation names.',
        },
        FORM_SOURCE,
      ),
    },
  },
  {
    broken: lacksRegistration,
    finding: {
      field: '/domainRegistrations',
      ...blocks(
        'form.domain_registration_missing',
        {
          zh: '有域名未填写注册信息（所有者、到期日）。',
          en: 'Of a domain it is not said who holds it and until when.',
        },
        {
          zh: '请按域名证书逐个填写域名注册信息。',
          en: 'State the registration of each domain, as its certificate says.',
        },
        FORM_SOURCE,
      ),
    },
  },
];
