import type { RightFacts } from '../reach.ts';

const APPLICANTS = { applicant: 'own', subUser: 'own' } as const;
const REVIEWERS = { reviewer: 'scope', seniorReviewer: 'scope' } as const;
/** Whoever holds a review compares it with certificates; whoever does not has no need of them. */
const AT_WORK = { reviewer: 'claimed', seniorReviewer: 'claimed' } as const;
/** Who works on orders, each in an office of its own. */
const OFFICES = {
  ...REVIEWERS,
  manager: 'all',
  authorityClerk: 'all',
  systemAdministrator: 'all',
} as const;

/** Orders, their forms and papers. */
export const ORDER_RIGHTS = {
  'orders.open': {
    title: { zh: '创建订单', en: 'Open an order' },
    who: { applicant: 'own', subUser: 'granted' },
  },
  'orders.read': {
    title: { zh: '查看订单和进度', en: 'Read an order and how it got where it is' },
    who: { ...APPLICANTS, ...OFFICES, support: 'masked' },
  },
  'orders.inside': {
    title: {
      zh: '查看经办人、内部说明和任务',
      en: 'See who acted, what they wrote, and its tasks',
    },
    who: { ...OFFICES, support: 'masked' },
  },
  'orders.effect': {
    title: { zh: '查看变更预览', en: 'See what an order changes of what is filed' },
    who: {
      ...APPLICANTS,
      ...AT_WORK,
      manager: 'masked',
      authorityClerk: 'masked',
      systemAdministrator: 'masked',
      support: 'masked',
    },
  },
  'orders.check': {
    title: { zh: '检查订单', en: 'Check an order' },
    who: { ...APPLICANTS, ...OFFICES },
  },
  'orders.askAuthority': {
    title: { zh: '向管局查询订单状态', en: 'Ask the bureau about an order' },
    who: { ...APPLICANTS, ...OFFICES },
  },
  'forms.read': {
    title: { zh: '查看备案信息', en: 'Read the form' },
    // Whoever may have a masked field shown reads the form that it stands in.
    who: {
      ...APPLICANTS,
      ...AT_WORK,
      ...{ manager: 'masked', authorityClerk: 'masked', support: 'masked' },
    },
  },
  'forms.edit': { title: { zh: '填写备案信息', en: 'Fill the form in' }, who: APPLICANTS },
  'forms.try': {
    title: { zh: '试检查备案信息', en: 'Have a form checked that is no order' },
    who: {
      ...APPLICANTS,
      ...{ reviewer: 'all', seniorReviewer: 'all', manager: 'all' },
      ...{ authorityClerk: 'all', systemAdministrator: 'all' },
    },
  },
  'materials.list': {
    title: { zh: '查看材料清单', en: 'See which materials there are' },
    who: { ...APPLICANTS, ...OFFICES },
  },
  'materials.open': {
    title: { zh: '打开材料', en: 'Open a material' },
    // A picture can't be masked: whoever compares it with the form has taken the review.
    who: { ...APPLICANTS, ...AT_WORK, authorityClerk: 'all' },
  },
  'materials.upload': { title: { zh: '上传材料', en: 'Upload a material' }, who: APPLICANTS },
  'consents.withdraw': {
    title: { zh: '撤回对处理敏感个人信息的同意', en: 'Withdraw the consent to sensitive data' },
    who: APPLICANTS,
  },
  'letters.read': {
    // It names persons with their certificates, and can't be masked: it is to be signed.
    title: { zh: '生成授权书', en: 'Get the letter of authorisation' },
    who: { ...APPLICANTS, ...AT_WORK },
  },
} as const satisfies Record<string, RightFacts>;
