import { ORGANISATIONS } from '../concerns.ts';
import type { Rule } from '../rule.ts';
import { bureauPage, otherProviders } from './origin.ts';
import { letterForSubjectOwner, oneOwnerForAll, ownersAtLeast } from './owner-rules.ts';
import { domainEndings } from './subject-rules.ts';

const PAGE = bureauPage('江苏');
const OTHERS = otherProviders('江苏');

const OWNERS: Pick<Rule, 'provinces' | 'concerns' | 'severity' | 'fields'> = {
  provinces: ['江苏'],
  concerns: { natures: ORGANISATIONS },
  severity: 'blocks',
  fields: ['subjectOwner/certificateNumber', 'serviceOwner/certificateNumber'],
};

/** 江苏管局要求. */
export const JIANGSU: readonly Rule[] = [
  ownersAtLeast('江苏', PAGE, 18),
  oneOwnerForAll('江苏', PAGE),
  letterForSubjectOwner('江苏', PAGE),
  {
    code: 'jiangsu.taiwan_identity_number',
    ...OWNERS,
    check: {
      kind: 'numberFormat',
      who: ['subjectOwner', 'serviceOwner'],
      certificateType: 'taiwanPermit',
      format: 'taiwanIdentityNumber',
    },
    ...PAGE,
    text: {
      zh: '使用台湾居民来往大陆通行证备案时，填写台湾身份证号码。',
      en: 'With a Taiwan permit, the Taiwan identity number is entered.',
    },
    remedy: {
      zh: '请填写通行证上的台湾身份证号码：1 个字母加 9 位数字。',
      en: 'Enter the identity number that the permit shows: a letter and nine digits.',
    },
  },
  {
    code: 'jiangsu.hk_macau_permit_number',
    ...OWNERS,
    check: {
      kind: 'numberFormat',
      who: ['subjectOwner', 'serviceOwner'],
      certificateType: 'hkMacauPermit',
      format: 'hkMacauPermitNumber',
    },
    ...PAGE,
    text: {
      zh: '使用港澳居民来往内地通行证备案时，填写证件号码。',
      en: 'With a Hong Kong or Macau permit, the number of the document itself is entered.',
    },
    remedy: {
      zh: '请填写以 H 或 M 开头的证件号码。',
      en: 'Enter the number that begins with H or M.',
    },
  },
  ownersAtLeast('江苏', OTHERS, 16, {
    who: ['subjectOwner'],
    natures: ['individual'],
    name: 'individuals_of_age',
  }),
  {
    code: 'jiangsu.minors_prove_income',
    provinces: ['江苏'],
    concerns: { natures: ['individual'] },
    when: [{ if: 'ageIs', who: 'subjectOwner', atLeast: 16, below: 18 }],
    check: { kind: 'requiredMaterial', anyOf: ['workOrIncomeProof'] },
    severity: 'blocks',
    ...OTHERS,
    text: {
      zh: '16 至 18 周岁的个人须提供工作或收入证明。',
      en: 'An individual between 16 and 18 proves work or income.',
    },
    remedy: { zh: '请上传工作或收入证明。', en: 'Hand in the proof.' },
    fields: ['subjectOwner/certificateNumber'],
  },
  {
    code: 'jiangsu.truthfulness_notice',
    provinces: ['江苏'],
    concerns: {},
    check: { kind: 'requiredMaterial', anyOf: ['truthfulnessNotice'] },
    severity: 'blocks',
    from: '2021-06-01',
    ...OTHERS,
    text: {
      zh: '每个服务负责人须签署备案信息真实性告知书。',
      en: 'Each service owner signs a truthfulness notice.',
    },
    remedy: { zh: '请签署后上传告知书。', en: 'Sign it and hand it in.' },
    fields: ['serviceOwner/name'],
  },
  {
    code: 'jiangsu.promise',
    provinces: ['江苏'],
    concerns: {},
    check: { kind: 'requiredMaterial', anyOf: ['promise'] },
    severity: 'blocks',
    from: '2021-06-01',
    ...OTHERS,
    text: {
      zh: '每个服务负责人须签署承诺书。',
      en: 'Each service owner signs a promise.',
    },
    remedy: { zh: '请签署后上传承诺书。', en: 'Sign it and hand it in.' },
    fields: ['serviceOwner/name'],
  },
  domainEndings('江苏', OTHERS, 'government'),
  domainEndings('江苏', OTHERS, 'institution'),
];
