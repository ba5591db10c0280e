import { DESCRIBING } from '../filing-scopes.ts';
import { MATERIALS, SERVICE_CONTENT, SERVICE_NAME } from '../places.ts';
import type { ReasonTable } from '../review-reason.ts';

/** What can be wrong with the name and the content of a website or an app. */
export const SERVICE_REASONS = {
  serviceNameNotAllowed: {
    title: { zh: '网站名称不符合要求', en: 'Service name not allowed' },
    explanation: {
      zh: '名称过短、为纯数字或纯字母、含特殊符号或敏感词，或以中国、国家等字样开头。',
      en: 'The name is too short, digits or Latin letters only, has special signs or sensitive words, or begins as state bodies do.',
    },
    remedy: {
      zh: '请使用与主体相关的名称，不含国家机构字样、纯数字或纯字母；个人不得使用企业类名称。',
      en: 'Choose a name that belongs to the subject: no state bodies, not digits or letters only; individuals use no business names.',
    },
    fields: SERVICE_NAME,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  serviceNameUnrelated: {
    title: { zh: '网站名称与单位无关', en: 'Service name unrelated to the organisation' },
    explanation: {
      zh: '名称与单位名称、业务或商标没有关联。',
      en: 'The name has no link to the organisation, its business or a trademark.',
    },
    remedy: {
      zh: '请使用单位全称或简称；使用商标的，请提交商标注册证。',
      en: 'Use the full or short name of the organisation, or prove the trademark.',
    },
    fields: [...SERVICE_NAME, ...MATERIALS],
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  individualNameNotAllowed: {
    title: { zh: '个人网站名称不符合要求', en: 'Name not for an individual’s service' },
    explanation: {
      zh: '个人备案的名称含企业、行业、博客、地名等字样。',
      en: 'An individual’s service is named like a business, a trade, a blog or a place.',
    },
    remedy: {
      zh: '请使用 3–10 个汉字、不涉及经营的名称。',
      en: 'Choose three to ten harmless characters that name no business.',
    },
    fields: SERVICE_NAME,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  contentNotAllowed: {
    title: { zh: '网站内容不合格', en: 'Content not acceptable' },
    explanation: {
      zh: '内容违反规定，或与主体性质、所填服务内容不符。',
      en: 'The content is not allowed, or fits neither the nature of the subject nor what was declared.',
    },
    remedy: {
      zh: '请修改网站内容，使其与主体性质一致，或提交相应批准文件。',
      en: 'Change the content so that it fits the subject, or bring the approval.',
    },
    fields: SERVICE_CONTENT,
    returns: 'rejected',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  preApprovalMissing: {
    title: { zh: '缺少前置审批文件', en: 'Pre-approval missing' },
    explanation: {
      zh: '内容涉及新闻、出版、药品、文化、广播电视、教育、医疗、网约车、论坛、金融或游戏等需前置审批的行业。',
      en: 'The content belongs to a trade that needs an approval first: news, publishing, drugs, culture, broadcasting, education, health, ride hailing, boards, finance, games.',
    },
    remedy: {
      zh: '请提交主管部门的批准文件，或删除相关内容。',
      en: 'Bring the approval of the office in charge, or drop the content.',
    },
    fields: [...SERVICE_CONTENT, ...MATERIALS],
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  preApprovalNotAccepted: {
    title: { zh: '前置审批不合格', en: 'Pre-approval not accepted' },
    explanation: {
      zh: '前置审批文件已过期、不清晰，或与主体、域名不符。',
      en: 'The approval has expired, is illegible, or is for another subject or domain.',
    },
    remedy: {
      zh: '请提交有效且清晰的前置审批文件，或删除相关内容。',
      en: 'Bring a valid, legible approval, or drop the content that needs it.',
    },
    fields: [...SERVICE_CONTENT, ...MATERIALS],
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
} as const satisfies ReasonTable;
