import type { FilingType } from '#domain/filing-types.ts';
import { ORGANISATIONS } from '../concerns.ts';
import type { Rule } from '../rule.ts';
import { allBut, LETTER_633, PROVIDER_HELP } from './general-origin.ts';

const ADDED: FilingType[] = ['newSubject', 'newService', 'newAccess'];

/** What all provinces ask of domains. */
export const GENERAL_DOMAINS: readonly Rule[] = [
  {
    code: 'general.domain_valid',
    provinces: 'all',
    concerns: {},
    check: { kind: 'remainingValidity', of: 'domain', moreThanMonths: 3 },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '域名有效期须在 {moreThanMonths} 个月以上。',
      en: 'A domain stays registered for more than {moreThanMonths} months.',
    },
    remedy: { zh: '请先为域名续费。', en: 'Renew the domain first.' },
    fields: ['service/domains'],
  },
  {
    code: 'general.domain_verified',
    provinces: 'all',
    concerns: {},
    check: { kind: 'domainState', what: 'realNameVerified', must: true },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '域名须完成实名认证。',
      en: "The domain's holder is verified by the real name.",
    },
    remedy: {
      zh: '请在注册商处完成实名认证，2 至 3 日后再提交。',
      en: 'Verify the holder at the registrar; it takes two or three days to reach the ministry.',
    },
    fields: ['service/domains'],
  },
  {
    code: 'general.domain_holder',
    // 湖北, 福建 and 广东 have it in other words.
    provinces: allBut('湖北', '福建', '广东'),
    concerns: {},
    check: { kind: 'domainHolder', oneOf: ['subject'] },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '域名实名认证信息须与备案主体一致。',
      en: 'The domain is registered in the name of the subject.',
    },
    remedy: {
      zh: '请将域名过户至备案主体，或修改实名认证信息。',
      en: 'Pass the domain on to the subject, or verify it again in its name.',
    },
    fields: ['service/domains'],
  },
  {
    code: 'general.domain_holder_or_representative',
    provinces: ['福建', '广东'],
    concerns: {},
    check: { kind: 'domainHolder', oneOf: ['subject', 'legalRepresentative'] },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '域名所有者须为备案主体或其法定代表人。',
      en: 'The domain is registered in the name of the subject or its legal representative.',
    },
    remedy: {
      zh: '请将域名过户至备案主体或其法定代表人。',
      en: 'Pass the domain on to one of them.',
    },
    fields: ['service/domains'],
  },
  {
    code: 'general.domain_approved',
    provinces: 'all',
    concerns: {},
    check: { kind: 'stated', statement: 'domainApproved', must: true },
    severity: 'blocks',
    from: '2018-01-01',
    ...PROVIDER_HELP,
    text: {
      zh: '域名后缀和注册商须获得工信部批准。',
      en: 'The top-level domain and the registrar are approved by the ministry.',
    },
    remedy: {
      zh: '请将域名转入已获批准的注册商，或更换域名。',
      en: 'Move the domain to an approved registrar, or use another domain.',
    },
    fields: ['service/domains'],
  },
  {
    code: 'general.domain_does_not_resolve_yet',
    provinces: 'all',
    concerns: { filingTypes: ['newSubject', 'newService'], serviceKinds: ['website'] },
    check: { kind: 'domainState', what: 'resolves', must: false },
    severity: 'warns',
    ...PROVIDER_HELP,
    text: {
      zh: '未备案的域名不得解析到网站。',
      en: 'A domain that is not filed yet does not resolve.',
    },
    remedy: {
      zh: '请在备案完成前停止解析。',
      en: 'Stop the resolution until the filing is through.',
    },
    fields: ['service/domains'],
  },
  {
    code: 'general.domain_of_another_subject',
    provinces: 'all',
    concerns: { filingTypes: [...ADDED, 'change'] },
    check: { kind: 'numberReuse', what: 'domain' },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '域名已备案在其他主体名下。',
      en: 'The domain is filed under another subject.',
    },
    remedy: {
      zh: '请由原主体注销或转移该域名的备案后再提交。',
      en: 'Its subject deregisters or moves it first.',
    },
    fields: ['service/domains'],
  },
  {
    code: 'general.one_domain_per_website',
    provinces: 'all',
    concerns: { filingTypes: ['newSubject', 'newService'], serviceKinds: ['website'] },
    check: { kind: 'countInOrder', what: 'domainsOfService', atMost: 1 },
    severity: 'blocks',
    from: '2019-04-22',
    ...LETTER_633,
    text: {
      zh: '一个网站只能备案 {atMost} 个域名。',
      en: 'A website is filed with {atMost} domain.',
    },
    remedy: {
      zh: '请将其他域名作为另外的网站备案。',
      en: 'File the other domains as websites of their own.',
    },
    fields: ['service/domains'],
  },
  {
    code: 'general.domains_of_organisations',
    provinces: 'all',
    concerns: { natures: ORGANISATIONS, filingTypes: ADDED },
    check: { kind: 'countInOrder', what: 'domains', atMost: 5 },
    severity: 'informs',
    ...PROVIDER_HELP,
    text: {
      zh: '建议单位一个订单不超过 {atMost} 个域名。',
      en: 'An organisation had better put no more than {atMost} domains into an order.',
    },
    remedy: { zh: '可分多个订单提交。', en: 'Others can go in orders of their own.' },
    fields: ['service/domains'],
  },
  {
    code: 'general.domains_of_individuals',
    provinces: 'all',
    concerns: { natures: ['individual'], filingTypes: ADDED },
    check: { kind: 'countInOrder', what: 'domains', atMost: 1 },
    severity: 'informs',
    ...PROVIDER_HELP,
    text: {
      zh: '建议个人一个订单不超过 {atMost} 个域名。',
      en: 'An individual had better put {atMost} domain into an order.',
    },
    remedy: { zh: '可分多个订单提交。', en: 'Others can go in orders of their own.' },
    fields: ['service/domains'],
  },
];
