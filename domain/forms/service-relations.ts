import { canonicalDomain } from '#domain/identifiers/domain.ts';
import { blocks, warns } from '#domain/identifiers/finding.ts';
import { FORM_SOURCE } from './finding.ts';
import { homeUrlHost } from './home-url.ts';
import type { AnyDraft } from './any-draft.ts';
import { preApprovalKindsOf } from './pre-approval-kinds.ts';
import type { Relation } from './relation.ts';

function hasRepeatedDomain({ service }: AnyDraft): boolean {
  const domains = (service?.domains ?? []).map(canonicalDomain);
  return new Set(domains).size < domains.length;
}

function isHomeElsewhere({ service }: AnyDraft): boolean {
  if (!service?.homeUrl || !service.domains?.length) return false;
  const host = homeUrlHost(service.homeUrl);
  const domains = service.domains.map(canonicalDomain);
  return !domains.some((domain) => host === domain || host?.endsWith(`.${domain}`));
}

function hasRepeatedPlatform({ service }: AnyDraft): boolean {
  const packages = (service?.platforms ?? [])
    .filter(({ platform, packageName }) => platform && packageName)
    .map(({ platform, packageName = '' }) => `${String(platform)} ${packageName}`);
  return new Set(packages).size < packages.length;
}

function lacksPreApproval({ service }: AnyDraft): boolean {
  const given = (service?.preApprovals ?? []).map(({ kind }) => kind);
  const needed = (service?.contentTypes ?? []).flatMap(preApprovalKindsOf);
  return needed.some((kind) => !given.includes(kind));
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
  {
    broken: hasRepeatedPlatform,
    finding: {
      field: '/service/platforms',
      ...blocks(
        'form.platform_twice',
        {
          zh: '同一运行平台的同一软件包填写了两次。',
          en: 'A package is listed twice for one platform.',
        },
        { zh: '请删除重复的平台信息。', en: 'Remove the repetition.' },
        FORM_SOURCE,
      ),
    },
  },
  {
    broken: lacksPreApproval,
    finding: {
      field: '/service/preApprovals',
      ...warns(
        'form.pre_approval_missing',
        {
          zh: '所选服务内容通常需要前置审批，尚未填写。',
          en: 'The content usually needs a pre-approval; none of its kind is given.',
        },
        {
          zh: '请填写前置审批并上传批准文件；不涉及的请更正服务内容。',
          en: 'Give the approval and upload it, or correct the content where none is needed.',
        },
        '互联网信息服务管理办法第五条；备案驳回咨询：前置审批不合格',
      ),
    },
  },
];
