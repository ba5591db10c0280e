import { ADDING, DESCRIBING } from '../filing-scopes.ts';
import { DOMAINS, MATERIALS, RESOLUTION } from '../places.ts';
import type { ReasonTable } from '../review-reason.ts';

/** What can be wrong with a domain. Approved registrars and top-level domains: the ministry lists them. */
export const DOMAIN_REASONS = {
  domainNotVerified: {
    title: { zh: '域名未实名认证', en: 'Domain not real-name verified' },
    explanation: {
      zh: '查询不到该域名的实名认证信息。',
      en: 'No real-name record is found for the domain.',
    },
    remedy: {
      zh: '请先完成域名实名认证，待信息同步至工信部（约 2–3 天）后重新提交。',
      en: 'Verify the domain holder, wait until it has reached the ministry (2–3 days), then resubmit.',
    },
    fields: DOMAINS,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  domainHolderDiffers: {
    title: { zh: '域名实名与主体不一致', en: 'Domain holder differs from the subject' },
    explanation: {
      zh: '域名已实名认证，但所有者的名称或证件号码与备案主体不一致。',
      en: 'The domain is verified, but its holder’s name or certificate number is not the subject’s.',
    },
    remedy: {
      zh: '请将域名过户或重新实名至备案主体名下，并提交域名证书。',
      en: 'Pass the domain on to the subject, or verify it again, and hand in the domain certificate.',
    },
    fields: [...DOMAINS, ...MATERIALS],
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  domainNotSynchronised: {
    title: { zh: '域名实名信息未同步', en: 'Verified data not with the ministry yet' },
    explanation: {
      zh: '域名 {domain} 的实名信息尚未同步至工信部，或实名认证完成于 2018 年之前。',
      en: 'The domain {domain} was verified, but its data have not reached the ministry, or were verified before 2018.',
    },
    remedy: {
      zh: '请等待 3 个工作日后重新提交；2018 年之前实名的，请在注册商处重新实名认证。',
      en: 'Resubmit after three working days; where it was verified before 2018, verify it again at the registrar.',
    },
    fields: DOMAINS,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: ['domain'],
  },
  topLevelDomainNotApproved: {
    title: { zh: '域名后缀未获批复', en: 'Top-level domain not approved' },
    explanation: {
      zh: '域名 {domain} 的后缀未获工信部批复，不能备案。',
      en: 'The domain {domain} ends with a top-level domain that the ministry has not approved.',
    },
    remedy: {
      zh: '请更换为已获批复后缀的域名，批复名单见工信部网站。',
      en: 'Choose a domain under an approved top-level domain; the ministry lists them.',
    },
    fields: DOMAINS,
    returns: 'rejected',
    curable: true,
    filingTypes: ADDING,
    variables: ['domain'],
  },
  registrarNotApproved: {
    title: { zh: '域名注册商未获批复', en: 'Registrar not approved' },
    explanation: {
      zh: '域名 {domain} 在境外或未获工信部批复的注册商处注册。',
      en: 'The domain {domain} is held at a registrar abroad, or at one that the ministry has not approved.',
    },
    remedy: {
      zh: '请将域名转入已获批复的注册商后重新提交；不再使用的，请从订单中删除该域名。',
      en: 'Move the domain to an approved registrar and resubmit; if it is not used any more, take it out of the order.',
    },
    fields: DOMAINS,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: ['domain'],
  },
  domainExpired: {
    title: { zh: '域名已过期', en: 'Domain expired' },
    explanation: {
      zh: '域名 {domain} 的注册已于 {date} 到期。',
      en: 'The registration of the domain {domain} ran out on {date}.',
    },
    remedy: {
      zh: '请续费并提交新的域名证书；不再使用的，请删除该域名，或取消接入、注销备案。',
      en: 'Renew it and hand in the new domain certificate; if it is not used any more, take it out, cancel the access or deregister.',
    },
    fields: [...DOMAINS, ...MATERIALS],
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: ['domain', 'date'],
  },
  domainExpiresSoon: {
    title: { zh: '域名即将到期', en: 'Domain about to expire' },
    explanation: {
      zh: '域名 {domain} 将于 {date} 到期，有效期不足三个月。',
      en: 'The registration of the domain {domain} ends on {date}: less than three months are left.',
    },
    remedy: {
      zh: '请先续费，待到期日更新后重新提交。',
      en: 'Renew it first, and resubmit once the new date is shown.',
    },
    fields: DOMAINS,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: ['domain', 'date'],
  },
  domainResolvesBeforeFiling: {
    title: { zh: '域名未备案已解析', en: 'Domain resolves before it is filed' },
    explanation: {
      zh: '域名 {domain} 尚未备案，网站却已可以访问。',
      en: 'The domain {domain} is not filed yet, but a website answers there.',
    },
    remedy: {
      zh: '请暂停解析或关闭网站，待审核结束后再开通。',
      en: 'Stop the resolution, or close the website, until the review has ended.',
    },
    fields: RESOLUTION,
    returns: 'toComplete',
    curable: true,
    filingTypes: ADDING,
    variables: ['domain'],
  },
  domainAlreadyFiled: {
    title: { zh: '域名已备案，证件未备案', en: 'Domain filed under another subject' },
    explanation: {
      zh: '域名 {domain} 已在其他主体名下备案。',
      en: 'The domain {domain} is filed already, under another subject.',
    },
    remedy: {
      zh: '请联系原备案主体注销或转移该备案后重新提交，或更换域名。',
      en: 'Have that subject deregister or move the filing and resubmit, or choose another domain.',
    },
    fields: DOMAINS,
    returns: 'rejected',
    curable: true,
    filingTypes: ADDING,
    variables: ['domain'],
  },
  oneDomainPerSite: {
    title: { zh: '一个网站只能备案一个域名', en: 'More than one domain for a website' },
    explanation: {
      zh: '自 2019 年 4 月 22 日起，一个网站备案号只对应一个域名；变更备案只能保留或减少域名。',
      en: 'Since 22 April 2019 a website’s number stands for one domain; a change may keep or reduce them only.',
    },
    remedy: {
      zh: '请保留一个域名，其余域名分别备案。',
      en: 'Keep one domain, and file the others as services of their own.',
    },
    fields: DOMAINS,
    returns: 'rejected',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  domainBlacklisted: {
    title: { zh: '域名在黑名单中', en: 'Domain on the blacklist' },
    explanation: {
      zh: '域名 {domain} 在主管部门的黑名单中，不能备案。',
      en: 'The domain {domain} is on the authority’s blacklist and can’t be filed.',
    },
    remedy: {
      zh: '请放弃本订单，更换域名后重新申请；有异议的，请联系当地管局。',
      en: 'Abandon this order and file with another domain; to object, ask the bureau.',
    },
    fields: DOMAINS,
    returns: 'rejected',
    curable: false,
    filingTypes: DESCRIBING,
    variables: ['domain'],
  },
} as const satisfies ReasonTable;
