import { canonicalDomain } from '#domain/identifiers/domain.ts';
import { blocks } from '#domain/identifiers/finding.ts';
import { FORM_SOURCE } from './finding.ts';
import { homeUrlHost } from './home-url.ts';
import type { NewSubjectDraft } from './new-subject.ts';
import type { Relation } from './relation.ts';

function hasRepeatedDomain({ service }: NewSubjectDraft): boolean {
  const domains = (service?.domains ?? []).map(canonicalDomain);
  return new Set(domains).size < domains.length;
}

function isHomeElsewhere({ service }: NewSubjectDraft): boolean {
  if (!service || !('homeUrl' in service) || !service.homeUrl || !service.domains?.length)
    return false;
  const host = homeUrlHost(service.homeUrl);
  const domains = service.domains.map(canonicalDomain);
  return !domains.some((domain) => host === domain || host?.endsWith(`.${domain}`));
}

/** What has to agree within a service. */
export const SERVICE_RELATIONS: readonly Relation[] = [
  {
    broken: hasRepeatedDomain,
    finding: {
      field: '/service/domains',
      ...blocks(
        'form.domain_twice',
        { zh: '同一域名填写了两次。', en: 'A domain is listed twice.' },
        { zh: '请删除重复的域名。', en: 'Remove the repetition.' },
        FORM_SOURCE,
      ),
    },
  },
  {
    broken: isHomeElsewhere,
    finding: {
      field: '/service/homeUrl',
      ...blocks(
        'form.home_url_elsewhere',
        {
          zh: '首页网址不在所填域名之下。',
          en: 'The home page is not an address under one of the domains.',
        },
        {
          zh: '请填写所填域名下的首页，例如 https://www.example.cn/。',
          en: 'Enter the home page under one of the domains, for example https://www.example.cn/.',
        },
        '企业系统接口规范 V3.0：1041',
      ),
    },
  },
];
