import { ORGANISATIONS } from '../concerns.ts';
import type { Rule } from '../rule.ts';
import { tells } from './notices.ts';
import { otherProviders } from './origin.ts';
import { letterForSubjectOwner, ownerIsRepresentative } from './owner-rules.ts';
import {
  localIndividualsOnly,
  noChangeOfSubject,
  paperFromCount,
  sameCity,
} from './subject-rules.ts';

const SICHUAN = otherProviders('四川');
const GUIZHOU = otherProviders('贵州');
const TIBET = otherProviders('西藏');
const SHAANXI = otherProviders('陕西');
const GANSU = otherProviders('甘肃');
const QINGHAI = otherProviders('青海');
const NINGXIA = otherProviders('宁夏');
const XINJIANG = otherProviders('新疆');

/** 四川 贵州 西藏 陕西 甘肃 青海 宁夏 新疆. */
export const WEST: readonly Rule[] = [
  noChangeOfSubject('四川', SICHUAN),
  ownerIsRepresentative('贵州', GUIZHOU),
  sameCity('贵州', GUIZHOU),
  tells(
    '贵州',
    GUIZHOU,
    'new_owner_by_combined_change',
    {
      zh: '更换主体负责人须同时变更主体和服务。',
      en: 'A new subject owner comes by a change of subject and services together.',
    },
    { concerns: { filingTypes: ['change'] }, field: 'subjectOwner/name' },
  ),
  ownerIsRepresentative('西藏', TIBET),
  localIndividualsOnly('西藏', TIBET),
  tells('西藏', TIBET, 'not_every_provider', {
    zh: '部分接入商不受理西藏的备案。',
    en: 'Some providers do not take filings of Tibet.',
  }),
  ownerIsRepresentative('陕西', SHAANXI),
  noChangeOfSubject('陕西', SHAANXI),
  {
    code: 'shaanxi.sites_of_subject',
    provinces: ['陕西'],
    concerns: { filingTypes: ['newSubject', 'newService'], serviceKinds: ['website'] },
    check: { kind: 'countFiled', what: 'filedCount', atMost: 30 },
    severity: 'blocks',
    ...SHAANXI,
    text: {
      zh: '一个主体最多备案 {atMost} 个网站。',
      en: 'A subject has at most {atMost} sites.',
    },
    remedy: { zh: '请先注销不再使用的网站。', en: 'Deregister those no longer used first.' },
    fields: ['service/name'],
  },
  tells(
    '陕西',
    SHAANXI,
    'individuals_from_elsewhere',
    {
      zh: '接受外省身份证的个人备案。',
      en: 'Individuals with an identity card of another province may file here.',
    },
    { concerns: { natures: ['individual'] } },
  ),
  letterForSubjectOwner('甘肃', GANSU),
  localIndividualsOnly('甘肃', GANSU),
  ownerIsRepresentative('青海', QINGHAI),
  tells(
    '青海',
    QINGHAI,
    'change_with_all_images',
    {
      zh: '变更备案须提供全部五张图片，且不能与其他类型同时提交。',
      en: 'A change brings all five images, and goes alone.',
    },
    { concerns: { filingTypes: ['change'] }, field: 'subject/name' },
  ),
  localIndividualsOnly('青海', QINGHAI),
  ownerIsRepresentative('宁夏', NINGXIA),
  localIndividualsOnly('宁夏', NINGXIA),
  paperFromCount('宁夏', NINGXIA, 5, 'multiSiteStatement'),
  {
    code: 'ningxia.no_org_domains',
    provinces: ['宁夏'],
    concerns: {},
    check: { kind: 'topLevelDomains', noneOf: ['org'] },
    severity: 'blocks',
    ...NINGXIA,
    text: {
      zh: '不接受以下后缀的域名：{noneOf}。',
      en: 'Domains that end in {noneOf} are not accepted.',
    },
    remedy: { zh: '请使用其他域名。', en: 'Use another domain.' },
    fields: ['service/domains'],
  },
  ownerIsRepresentative('新疆', XINJIANG),
  {
    code: 'xinjiang.one_domain_per_site',
    provinces: ['新疆'],
    concerns: { serviceKinds: ['website'] },
    check: { kind: 'countInOrder', what: 'domainsOfService', atMost: 1 },
    severity: 'blocks',
    ...XINJIANG,
    text: {
      zh: '一个网站只能有 {atMost} 个域名。',
      en: 'A site has {atMost} domain.',
    },
    remedy: { zh: '请分开备案。', en: 'File the others as sites of their own.' },
    fields: ['service/domains'],
  },
  localIndividualsOnly('新疆', XINJIANG),
  {
    code: 'xinjiang.party_building_proof',
    provinces: ['新疆'],
    concerns: { natures: ORGANISATIONS },
    check: { kind: 'requiredMaterial', anyOf: ['partyBuildingProof'] },
    severity: 'blocks',
    ...XINJIANG,
    text: { zh: '须提供党建工作证明。', en: 'The proof of party building is handed in.' },
    remedy: { zh: '请上传证明。', en: 'Hand in the proof.' },
    fields: ['subject/name'],
  },
];
