import type { SubjectNature } from '#domain/forms/subject.ts';
import { ORGANISATIONS } from '../concerns.ts';
import type { Rule } from '../rule.ts';
import { tells } from './notices.ts';
import { bureauPage, otherProviders } from './origin.ts';
import { ownerIsRepresentative, ownersAtLeast } from './owner-rules.ts';
import { domainEndings, residenceForIndividuals } from './subject-rules.ts';

const PAGE = bureauPage('浙江');
const OTHERS = otherProviders('浙江');

/** Institutions and bodies of party and government may name somebody else. */
const BOUND: SubjectNature[] = ORGANISATIONS.filter(
  (nature) => nature !== 'institution' && nature !== 'government',
);

/** 浙江管局要求. */
export const ZHEJIANG: readonly Rule[] = [
  ownersAtLeast('浙江', PAGE, 18),
  ownerIsRepresentative('浙江', PAGE, BOUND),
  {
    code: 'zhejiang.no_letter',
    provinces: ['浙江'],
    concerns: { natures: BOUND },
    when: [{ if: 'differentPersons', first: 'subjectOwner', second: 'legalRepresentative' }],
    check: { kind: 'refusedMaterial', noneOf: ['letterOfAuthorisation'] },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '主体负责人不接受授权书。',
      en: 'A letter does not make another person the subject owner.',
    },
    remedy: {
      zh: '请由法定代表人担任主体负责人。',
      en: 'Make the legal representative the subject owner.',
    },
    fields: ['subjectOwner/name'],
  },
  {
    code: 'zhejiang.foreign_representative_passport',
    provinces: ['浙江'],
    concerns: { natures: BOUND },
    when: [{ if: 'originIs', who: 'legalRepresentative', oneOf: ['foreign'] }],
    check: { kind: 'documentKinds', who: ['subjectOwner'], oneOf: ['passport'] },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '法定代表人是外籍的，提供护照。',
      en: 'A foreign legal representative gives the passport.',
    },
    remedy: { zh: '请选择护照并填写护照号码。', en: 'Choose the passport and enter its number.' },
    fields: ['subjectOwner/certificateType'],
  },
  {
    code: 'zhejiang.certificate_is_latest',
    provinces: ['浙江'],
    concerns: { natures: ORGANISATIONS },
    check: { kind: 'stated', statement: 'certificateIsLatest', must: true },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '主体单位证件必须是最新的。',
      en: "The subject's certificate is the newest one.",
    },
    remedy: {
      zh: '请按最新证件填写并上传。',
      en: 'Enter what the newest certificate says, and hand it in.',
    },
    fields: ['subject/certificateNumber', 'subject/name', 'subject/domicile'],
  },
  {
    code: 'zhejiang.sole_trader_seal',
    provinces: ['浙江'],
    concerns: { natures: ['soleTrader'] },
    check: { kind: 'stated', statement: 'hasSeal', must: true },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '个体工商户必须有公章，按企业备案。',
      en: 'A sole trader has an official seal and files as an enterprise does.',
    },
    remedy: { zh: '请先刻制公章。', en: 'Get a seal first.' },
    fields: ['subject/nature'],
  },
  {
    code: 'zhejiang.sole_trader_without_trade_name',
    provinces: ['浙江'],
    concerns: { natures: ['soleTrader'] },
    when: [{ if: 'stated', statement: 'hasTradeName', is: false }],
    check: { kind: 'nameForm', form: '{representative}（个体工商户）' },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '无字号的个体工商户，主体名称为法定代表人姓名加注“（个体工商户）”。',
      en: "A sole trader without a trade name is called by the representative's name with （个体工商户） after it.",
    },
    remedy: {
      zh: '请按“姓名（个体工商户）”填写主体名称。',
      en: 'Enter the name in that form.',
    },
    fields: ['subject/name'],
  },
  residenceForIndividuals('浙江', OTHERS),
  domainEndings('浙江', OTHERS, 'government'),
  tells('浙江', OTHERS, 'bureau_takes_30_days', {
    zh: '管局审核可能需要 30 个工作日。',
    en: 'The bureau may take 30 working days.',
  }),
];
