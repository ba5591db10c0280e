import type { SubjectNature } from '#domain/forms/subject.ts';
import { PROVINCE_NAMES } from '#domain/provinces.ts';
import { ORGANISATIONS } from '../concerns.ts';
import type { Rule } from '../rule.ts';
import { PROVIDER_HELP } from './general-origin.ts';
import { PRE_APPROVAL_SCOPE } from './trades.ts';

const PRIVATE: SubjectNature[] = ['enterprise', 'soleTrader', 'individual', 'socialOrganisation'];

/** Words that belong to national bodies. */
const RESERVED = ['中国', '国家', '中央', '中华', '人民', '人大'];

/** What an individual's site is not called: a business, a blog or forum, an office. */
const NOT_FOR_INDIVIDUALS = [
  ...['公司', '企业', '集团', '商城', '商店', '网店', '工作室', '事务所', '有限', '门户'],
  ...['博客', '论坛', '社区', '资讯', '新闻', '政府', '机构', '协会'],
];

/** What all provinces ask of services and their names. */
export const GENERAL_SERVICES: readonly Rule[] = [
  {
    code: 'general.individual_one_service',
    provinces: 'all',
    concerns: { natures: ['individual'], filingTypes: ['newSubject', 'newService'] },
    check: { kind: 'countInOrder', what: 'services', atMost: 1 },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '个人一个订单只能备案 {atMost} 个服务。',
      en: 'An individual files {atMost} service an order.',
    },
    remedy: { zh: '请分多个订单提交。', en: 'Put the others into orders of their own.' },
    fields: ['service/name'],
  },
  {
    code: 'general.website_name_length',
    provinces: 'all',
    concerns: { natures: ORGANISATIONS, serviceKinds: ['website'] },
    check: { kind: 'nameWords', atLeast: 3 },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '网站名称至少 {atLeast} 个字。',
      en: 'The name of a website has at least {atLeast} characters.',
    },
    remedy: {
      zh: '请填写单位全称或简称。',
      en: "Use the organisation's full or short name.",
    },
    fields: ['service/name'],
  },
  {
    code: 'general.individual_website_name_length',
    provinces: 'all',
    concerns: { natures: ['individual'], serviceKinds: ['website'] },
    check: { kind: 'nameWords', atLeast: 3, atMost: 10 },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '个人网站名称为 {atLeast} 至 {atMost} 个字。',
      en: "The name of an individual's website has {atLeast} to {atMost} characters.",
    },
    remedy: { zh: '请修改网站名称。', en: 'Choose such a name.' },
    fields: ['service/name'],
  },
  {
    code: 'general.website_name_not_only_latin',
    provinces: 'all',
    concerns: { serviceKinds: ['website'] },
    check: { kind: 'nameWords', notOnlyLatin: true },
    // A registered trademark may be taken all the same.
    severity: 'warns',
    ...PROVIDER_HELP,
    text: {
      zh: '网站名称不能只由数字或字母组成。',
      en: 'The name of a website is not only digits or Latin letters.',
    },
    remedy: {
      zh: '请使用中文名称；如为商标，请提供商标证明。',
      en: 'Use a Chinese name, or prove that it is a trademark.',
    },
    fields: ['service/name'],
  },
  {
    code: 'general.website_name_reserved',
    provinces: 'all',
    concerns: { natures: PRIVATE, serviceKinds: ['website'] },
    check: { kind: 'nameWords', notStarting: RESERVED },
    // Some companies bear such a name by right.
    severity: 'warns',
    ...PROVIDER_HELP,
    text: {
      zh: '网站名称不得以以下字样开头：{notStarting}。',
      en: 'The name of a website does not begin with: {notStarting}.',
    },
    remedy: {
      zh: '请修改名称；确为单位名称的，审核时提供证明。',
      en: "Choose another name; if it is the organisation's own, prove it.",
    },
    fields: ['service/name'],
  },
  {
    code: 'general.website_name_sensitive',
    provinces: 'all',
    concerns: { natures: PRIVATE, serviceKinds: ['website'] },
    check: { kind: 'nameWords', notContaining: ['维权', '投诉', '反腐', '信访'] },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '网站名称不得含有：{notContaining}。',
      en: 'The name of a website does not contain: {notContaining}.',
    },
    remedy: { zh: '请修改网站名称。', en: 'Choose another name.' },
    fields: ['service/name'],
  },
  {
    code: 'general.individual_website_name',
    provinces: 'all',
    concerns: { natures: ['individual'], serviceKinds: ['website'] },
    check: { kind: 'nameWords', notContaining: NOT_FOR_INDIVIDUALS },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '个人网站名称不得含有企业、行业类字样：{notContaining}。',
      en: "The name of an individual's website speaks of no business or office: {notContaining}.",
    },
    remedy: { zh: '请修改网站名称。', en: 'Choose another name.' },
    fields: ['service/name'],
  },
  {
    code: 'general.individual_website_place_name',
    provinces: 'all',
    concerns: { natures: ['individual'], serviceKinds: ['website'] },
    check: { kind: 'nameWords', notContaining: [...PROVINCE_NAMES, '全国', '中国'] },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: {
      zh: '个人网站名称不得含有地名。',
      en: "The name of an individual's website holds no place name.",
    },
    remedy: { zh: '请修改网站名称。', en: 'Choose another name.' },
    fields: ['service/name'],
  },
  {
    code: 'general.app_name',
    provinces: 'all',
    concerns: { serviceKinds: ['app'] },
    check: {
      kind: 'nameWords',
      noEmoji: true,
      notContaining: ['免费', '优惠', '打折', '折扣', '特价', '促销', '最便宜', '第一'],
    },
    severity: 'warns',
    ...PROVIDER_HELP,
    text: {
      zh: 'APP 名称不得含有表情符号，或价格、促销字样。',
      en: 'The name of an app holds no emoji and no words of price or promotion.',
    },
    remedy: {
      zh: '请修改名称，各平台使用同一名称。',
      en: 'Choose another name, the same on all platforms.',
    },
    fields: ['service/name'],
  },
  {
    code: 'general.content_needs_pre_approval',
    provinces: 'all',
    concerns: {},
    when: [{ if: 'words', in: ['contentTypes'], anyOf: PRE_APPROVAL_SCOPE }],
    check: { kind: 'requiredMaterial', anyOf: ['preApproval', 'religiousPermit'] },
    // The words show the trade; whether the content falls under it is for a person to tell.
    severity: 'warns',
    ...PROVIDER_HELP,
    text: {
      zh: '服务内容涉及前置审批的，须提供前置审批文件。',
      en: 'Content of a trade that needs pre-approval comes with the approval.',
    },
    remedy: {
      zh: '请上传前置审批文件，或删除相关内容。',
      en: 'Hand in the approval, or drop the content.',
    },
    fields: ['service/contentTypes'],
  },
  {
    code: 'general.pre_approval_valid',
    provinces: 'all',
    concerns: {},
    check: { kind: 'remainingValidity', of: 'preApproval', atLeastMonths: 0 },
    severity: 'blocks',
    ...PROVIDER_HELP,
    text: { zh: '前置审批须在有效期内。', en: 'A pre-approval has not expired.' },
    remedy: {
      zh: '请提供有效的前置审批文件。',
      en: 'Hand in one that is valid.',
    },
    fields: ['service/contentTypes'],
  },
];
