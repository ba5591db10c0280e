import type { RightFacts } from '../reach.ts';

const SECURITY = { securityAdministrator: 'all' } as const;

const OWN = 'own' as const;

/** Everybody who signs in. */
const PEOPLE = {
  ...{ applicant: OWN, subUser: OWN, reviewer: OWN, seniorReviewer: OWN, manager: OWN },
  ...{ authorityClerk: OWN, support: OWN },
  ...{ systemAdministrator: OWN, securityAdministrator: OWN, auditAdministrator: OWN },
} as const;

/** Accounts and what they did. */
export const ACCOUNT_RIGHTS = {
  'account.own': {
    title: { zh: '管理本人的登录和会话', en: 'Look after one’s own way in and sessions' },
    who: PEOPLE,
  },
  'account.data': {
    title: { zh: '获取本账号个人信息副本', en: 'Have a copy of all that is kept of one’s account' },
    who: { applicant: 'own', subUser: 'own' },
  },
  'account.contact': {
    title: { zh: '更正本账号的手机号和邮箱', en: 'Correct the mobile and e-mail of one’s account' },
    who: { applicant: 'own', subUser: 'own' },
  },
  'account.erasure': {
    title: { zh: '请求删除本账号的个人信息', en: 'Have erased what may go of one’s account' },
    who: { applicant: 'own' },
  },
  'subUsers.manage': {
    title: { zh: '管理子用户和服务授权', en: 'Manage sub-users and their grants' },
    who: { applicant: 'own' },
  },
  'accounts.read': { title: { zh: '查看账号和角色', en: 'See accounts and roles' }, who: SECURITY },
  'accounts.open': { title: { zh: '开立账号', en: 'Open an account' }, who: SECURITY },
  'accounts.change': {
    title: {
      zh: '变更他人的角色、分管范围和启停',
      en: 'Change another’s role or scope, disable and enable it',
    },
    who: SECURITY,
  },
  'accounts.sessions': {
    title: {
      zh: '查看和结束他人的会话、撤销他人的密钥和两步验证',
      en: 'See and end the sessions of others, revoke their keys and codes',
    },
    who: SECURITY,
  },
  'audit.read': {
    title: { zh: '查阅审计记录', en: 'Read the audit' },
    who: { auditAdministrator: 'all' },
  },
} as const satisfies Record<string, RightFacts>;
