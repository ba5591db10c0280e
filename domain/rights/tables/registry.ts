import type { RightFacts } from '../reach.ts';

/** What is filed, and what it is held against. */
export const REGISTRY_RIGHTS = {
  'filings.read': {
    title: { zh: '查询备案登记', en: 'Search and read the registry' },
    who: {
      ...{ applicant: 'own', subUser: 'granted' },
      ...{ reviewer: 'masked', seniorReviewer: 'masked' },
      ...{ manager: 'masked', authorityClerk: 'masked', systemAdministrator: 'masked' },
      support: 'masked',
    },
  },
  'filings.own': {
    title: { zh: '查看本账号的备案', en: 'See what is filed under one’s account' },
    who: { applicant: 'own', subUser: 'granted' },
  },
  'reference.read': {
    title: { zh: '查看退回原因和材料模板', en: 'Look reasons and blank templates up' },
    who: {
      ...{ applicant: 'all', subUser: 'all', reviewer: 'all', seniorReviewer: 'all' },
      ...{ manager: 'all', authorityClerk: 'all', support: 'all', systemAdministrator: 'all' },
    },
  },
  'rules.override': {
    title: { zh: '调整规则', en: 'Change what operators make of the rules' },
    who: { manager: 'all' },
  },
} as const satisfies Record<string, RightFacts>;
