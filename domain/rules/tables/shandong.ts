import { ORGANISATIONS } from '../concerns.ts';
import type { Rule } from '../rule.ts';
import { PRE_APPROVAL_SCOPE } from './trades.ts';
import { tells } from './notices.ts';
import { bureauPage, otherProviders } from './origin.ts';
import { ownerIsRepresentative, ownersAtLeast } from './owner-rules.ts';
import { residenceForIndividuals } from './subject-rules.ts';

const PAGE = bureauPage('山东');
const OTHERS = otherProviders('山东');

/** 山东管局要求. */
export const SHANDONG: readonly Rule[] = [
  {
    ...ownerIsRepresentative('山东', PAGE),
    when: [{ if: 'originIs', who: 'legalRepresentative', oneOf: ['mainland'] }],
  },
  {
    code: 'shandong.mainland_document',
    provinces: ['山东'],
    concerns: { natures: ORGANISATIONS },
    check: { kind: 'documentKinds', who: ['subjectOwner'], oneOf: ['residentId'] },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '主体负责人的证件须为大陆证件。',
      en: 'The subject owner has a mainland document.',
    },
    remedy: {
      zh: '请填写居民身份证；法定代表人非大陆居民的，可授权大陆负责人。',
      en: 'Enter a resident ID card; a representative from elsewhere may authorise a mainland person.',
    },
    fields: ['subjectOwner/certificateType'],
  },
  {
    code: 'shandong.letter_of_representative_from_elsewhere',
    provinces: ['山东'],
    concerns: { natures: ORGANISATIONS },
    when: [
      { if: 'originIs', who: 'legalRepresentative', oneOf: ['hkMacau', 'taiwan', 'foreign'] },
      { if: 'differentPersons', first: 'subjectOwner', second: 'legalRepresentative' },
    ],
    check: { kind: 'requiredMaterial', anyOf: ['letterOfAuthorisation'] },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '法定代表人非大陆居民、授权大陆负责人为主体负责人的，须上传授权委托书。',
      en: 'Where a representative from elsewhere authorises a mainland person as subject owner, the letter is handed in.',
    },
    remedy: { zh: '请上传授权委托书。', en: 'Hand in the letter.' },
    fields: ['subjectOwner/name'],
  },
  {
    code: 'shandong.scope_needs_pre_approval',
    provinces: ['山东'],
    concerns: { natures: ORGANISATIONS },
    when: [{ if: 'words', in: ['businessScope'], anyOf: PRE_APPROVAL_SCOPE }],
    check: { kind: 'requiredMaterial', anyOf: ['preApproval'] },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '营业执照经营范围涉及前置审批的，即使网站内容无关，也须办理前置审批。',
      en: 'A business scope that touches pre-approval needs the approval, even if the site does not.',
    },
    remedy: {
      zh: '请上传前置审批文件，或变更经营范围后再备案。',
      en: 'Hand in the approval, or have the scope changed first.',
    },
    fields: ['subject/certificateNumber', 'service/contentTypes'],
  },
  {
    code: 'shandong.religion_needs_licence',
    provinces: ['山东'],
    concerns: { natures: ORGANISATIONS },
    when: [
      {
        if: 'words',
        in: ['businessScope', 'serviceName', 'contentTypes'],
        anyOf: ['宗教', '佛教', '道教', '伊斯兰教', '天主教', '基督教'],
      },
    ],
    check: { kind: 'requiredMaterial', anyOf: ['religiousPermit'] },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '涉及宗教的，必须上传《互联网宗教信息服务许可证》。',
      en: 'What touches religion needs the licence for religious information on the internet.',
    },
    remedy: {
      zh: '请上传许可证，或删除相关内容。',
      en: 'Hand in the licence, or drop that content.',
    },
    fields: ['service/contentTypes', 'service/name'],
  },
  ownersAtLeast('山东', OTHERS, 17, {
    who: ['subjectOwner'],
    natures: ['individual'],
    name: 'individuals_of_age',
  }),
  residenceForIndividuals('山东', OTHERS, ['studentCard', 'residencePermit']),
  tells(
    '山东',
    OTHERS,
    'change_between_subjects',
    {
      zh: '法定代表人相同的，允许由 A 主体变更为 B 主体。',
      en: 'A filing may pass from one subject to another of the same legal representative.',
    },
    { concerns: { filingTypes: ['change'] }, field: 'subject/name' },
  ),
];
