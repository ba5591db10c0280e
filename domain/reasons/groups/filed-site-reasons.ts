import { DESCRIBING } from '../filing-scopes.ts';
import { DOMAINS, SUBJECT_IDENTITY } from '../places.ts';
import type { ReasonTable } from '../review-reason.ts';

/** Sites that were filed earlier are looked at with every new order; they stand in no field of its form. */
const FILED_SITES = [...SUBJECT_IDENTITY, ...DOMAINS, '/remarks'] as const;

/** What can be wrong with the services that the subject has already. */
export const FILED_SITE_REASONS = {
  filedSiteUnreachable: {
    title: { zh: '已备案成功的网站无法访问', en: 'A filed website cannot be reached' },
    explanation: {
      zh: '主体名下已备案的网站无法打开。',
      en: 'A website that the subject filed earlier does not open.',
    },
    remedy: {
      zh: '请恢复已备案网站的访问，或注销该网站备案。',
      en: 'Open the filed website, or deregister it.',
    },
    fields: FILED_SITES,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  numberNotShown: {
    title: {
      zh: '已备案成功的网站底部未添加备案号',
      en: 'Filing number missing in a footer',
    },
    explanation: {
      zh: '已备案网站的底部没有备案号，或备案号有误。',
      en: 'The footer of a filed website lacks the filing number, or shows a wrong one.',
    },
    remedy: {
      zh: '请在已备案网站底部添加备案号并链接至工信部网站。',
      en: 'Show the number at the bottom of the filed website, linked to the ministry.',
    },
    fields: FILED_SITES,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  numberNotLinked: {
    title: { zh: '备案号未链接至工信部网站', en: 'Filing number without its link' },
    explanation: {
      zh: '网站 {domain} 底部的备案号没有链接，或链接有误。',
      en: 'The number in the footer of {domain} has no link, or a wrong one.',
    },
    remedy: {
      zh: '请将备案号链接至工信部备案管理系统 https://beian.miit.gov.cn。',
      en: 'Link it to the ministry’s filing site, https://beian.miit.gov.cn.',
    },
    fields: FILED_SITES,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: ['domain'],
  },
  publicSecurityNumberMissing: {
    title: { zh: '未添加公安备案号', en: 'Public-security number missing' },
    explanation: {
      zh: '网站 {domain} 底部没有公安联网备案号，或号码有误。',
      en: 'The footer of {domain} lacks the number of the public-security filing, or shows a wrong one.',
    },
    remedy: {
      zh: '请完成公安联网备案，并在网站底部添加取得的备案号。',
      en: 'Make the public-security filing, and show its number at the bottom of the website.',
    },
    fields: FILED_SITES,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: ['domain'],
  },
} as const satisfies ReasonTable;
