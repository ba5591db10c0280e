import type { Rule } from '../rule.ts';
import { tells } from './notices.ts';
import { otherProviders } from './origin.ts';
import { letterForSubjectOwner, ownerIsRepresentative, ownersAtLeast } from './owner-rules.ts';
import {
  domainsInOrder,
  localIndividualsOnly,
  paperFromCount,
  residenceForIndividuals,
  sameCity,
} from './subject-rules.ts';

const HENAN = otherProviders('河南');
const HUNAN = otherProviders('湖南');
const GUANGDONG = otherProviders('广东');
const GUANGXI = otherProviders('广西');
const HAINAN = otherProviders('海南');

/** 河南 湖南 广东 广西 海南. */
export const SOUTH: readonly Rule[] = [
  ownerIsRepresentative('河南', HENAN),
  sameCity('河南', HENAN),
  domainsInOrder('河南', HENAN, 5),
  ownerIsRepresentative('湖南', HUNAN),
  domainsInOrder('湖南', HUNAN, 1),
  paperFromCount('湖南', HUNAN, 2, 'buildingPlan'),
  ownersAtLeast('湖南', HUNAN, 18, {
    who: ['subjectOwner'],
    natures: ['individual'],
    name: 'individuals_of_age',
  }),
  {
    code: 'hunan.local_mobile',
    provinces: ['湖南'],
    concerns: { natures: ['individual'] },
    check: { kind: 'stated', statement: 'mobileIsLocal', must: true },
    severity: 'blocks',
    ...HUNAN,
    text: { zh: '个人须使用本省手机号码。', en: 'An individual has a mobile of the province.' },
    remedy: { zh: '请填写本省手机号码。', en: 'Enter such a number.' },
    fields: ['subjectOwner/mobile'],
  },
  tells(
    '湖南',
    HUNAN,
    'new_owner_by_combined_change',
    {
      zh: '更换主体负责人须同时变更主体和服务，并提供新授权书。',
      en: 'A new subject owner comes by a change of subject and services together, with a new letter.',
    },
    { concerns: { filingTypes: ['change'] }, field: 'subjectOwner/name' },
  ),
  ownerIsRepresentative('广东', GUANGDONG),
  ownersAtLeast('广东', GUANGDONG, 16),
  residenceForIndividuals('广东', GUANGDONG),
  {
    code: 'guangdong.promise',
    provinces: ['广东'],
    concerns: {},
    check: { kind: 'requiredMaterial', anyOf: ['promise'] },
    severity: 'blocks',
    ...GUANGDONG,
    text: {
      zh: '须提供法定代表人（个人为本人）用黑色笔手写签字的承诺书。',
      en: 'The promise is signed by the legal representative, or the individual, by hand and in black.',
    },
    remedy: { zh: '请签字后上传承诺书。', en: 'Sign it and hand it in.' },
    fields: ['subjectOwner/name'],
  },
  {
    code: 'guangdong.finance_opinion',
    provinces: ['广东'],
    concerns: {},
    when: [
      {
        if: 'words',
        in: ['subjectName', 'serviceName'],
        anyOf: ['金融', '理财', '基金', '证券', '贷款', '融资', '保险'],
      },
    ],
    check: { kind: 'requiredMaterial', anyOf: ['financeOpinion'] },
    severity: 'blocks',
    ...GUANGDONG,
    text: {
      zh: '名称涉及金融的，须提供金融主管部门意见。',
      en: 'A name that speaks of finance needs the opinion of the financial regulator.',
    },
    remedy: { zh: '请上传意见，或更换名称。', en: 'Hand in the opinion, or choose another name.' },
    fields: ['service/name', 'subject/name'],
  },
  tells(
    '广东',
    GUANGDONG,
    'footer_shows_subject_number',
    {
      zh: '网站底部应展示主体备案号。',
      en: "The footer shows the subject's filing number.",
    },
    { concerns: { serviceKinds: ['website'] }, field: 'service/name' },
  ),
  ownerIsRepresentative('广西', GUANGXI),
  localIndividualsOnly('广西', GUANGXI),
  {
    code: 'hainan.registration_seal',
    provinces: ['海南'],
    concerns: { natures: ['enterprise', 'soleTrader'] },
    check: { kind: 'stated', statement: 'hasRegistrationSeal', must: true },
    severity: 'blocks',
    ...HAINAN,
    text: {
      zh: '营业执照须有登记专用章和琼字编号。',
      en: 'The licence bears the special registration seal and a 琼 number.',
    },
    remedy: {
      zh: '请上传符合要求的营业执照。',
      en: 'Hand in such a licence.',
    },
    fields: ['subject/certificateNumber'],
  },
  domainsInOrder('海南', HAINAN, 1, ['individual']),
  letterForSubjectOwner('海南', HAINAN),
];
