import { ORGANISATIONS } from '../concerns.ts';
import type { Rule } from '../rule.ts';
import { tells } from './notices.ts';
import { bureauPage, otherProviders } from './origin.ts';
import { letterForServiceOwner, ownerIsRepresentative, ownersAtLeast } from './owner-rules.ts';

const PAGE = bureauPage('天津');
const OTHERS = otherProviders('天津');

/** 天津管局要求. */
export const TIANJIN: readonly Rule[] = [
  ownerIsRepresentative('天津', PAGE),
  letterForServiceOwner('天津', PAGE),
  {
    code: 'tianjin.letter_signed',
    provinces: ['天津'],
    concerns: { natures: ORGANISATIONS },
    when: [{ if: 'differentPersons', first: 'serviceOwner', second: 'legalRepresentative' }],
    check: { kind: 'stated', statement: 'letterSigned', must: true },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '授权书须由法定代表人签字或盖姓名章。',
      en: 'The letter bears the signature or the name seal of the legal representative.',
    },
    remedy: {
      zh: '请由法定代表人签字或盖姓名章后重新上传。',
      en: 'Have it signed or sealed, and hand it in again.',
    },
    fields: ['serviceOwner/name'],
  },
  {
    code: 'tianjin.service_owner_under_60',
    provinces: ['天津'],
    concerns: { natures: ORGANISATIONS },
    check: { kind: 'ageRange', who: ['serviceOwner'], below: 60 },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '互联网信息服务负责人年龄必须小于 {below} 周岁。',
      en: 'The service owner is younger than {below}.',
    },
    remedy: {
      zh: '请更换符合年龄要求的服务负责人。',
      en: 'Name a service owner of that age.',
    },
    fields: ['serviceOwner/certificateNumber'],
  },
  {
    code: 'tianjin.mobile_of_no_other_subject',
    provinces: ['天津'],
    concerns: { natures: ORGANISATIONS },
    check: { kind: 'numberReuse', what: 'mobile' },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '主体负责人和服务负责人的手机号码不得为其他主体备案过。',
      en: "The owners' mobiles were never used in another subject's filing.",
    },
    remedy: {
      zh: '请填写未用于其他主体备案的手机号码。',
      en: 'Enter a mobile that stands in no other filing.',
    },
    fields: ['subjectOwner/mobile', 'serviceOwner/mobile'],
  },
  {
    code: 'tianjin.certificate_of_no_other_subject',
    provinces: ['天津'],
    concerns: { natures: ORGANISATIONS },
    check: { kind: 'numberReuse', what: 'certificateNumber' },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '主体负责人和服务负责人的证件号码不得为其他主体备案过。',
      en: "The owners' certificates were never used in another subject's filing.",
    },
    remedy: {
      zh: '请更换未在其他主体备案中担任负责人的人员。',
      en: 'Name a person who is no owner in another filing.',
    },
    fields: ['subjectOwner/certificateNumber', 'serviceOwner/certificateNumber'],
  },
  {
    code: 'tianjin.huayuan_is_nankai',
    provinces: ['天津'],
    concerns: { natures: ORGANISATIONS },
    check: {
      kind: 'addressDistrict',
      address: 'mailingAddress',
      containing: ['华苑'],
      notContaining: ['环外'],
      county: '南开区',
    },
    // Whether an address lies within the ring its text need not say: a person has to look.
    severity: 'warns',
    ...PAGE,
    text: {
      zh: '通信地址在华苑地区的，环内所属区域为{county}。',
      en: 'A mailing address in Huayuan within the ring belongs to Nankai district ({county}).',
    },
    remedy: {
      zh: '环内请将区县改为{county}；环外请在地址中注明“环外”。',
      en: 'Choose {county}; if it lies outside the ring, say so (环外) in the address.',
    },
    fields: ['subject/county', 'subject/mailingAddress'],
  },
  ownersAtLeast('天津', OTHERS, 18, {
    who: ['subjectOwner'],
    natures: ['individual'],
    name: 'individuals_of_age',
  }),
  tells(
    '天津',
    OTHERS,
    'individuals_from_elsewhere',
    {
      zh: '接受外省身份证的个人备案。',
      en: 'Individuals with an identity card of another province may file here.',
    },
    { concerns: { natures: ['individual'] } },
  ),
];
