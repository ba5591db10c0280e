import { ORGANISATIONS } from '../concerns.ts';
import type { Rule } from '../rule.ts';
import { otherProviders } from './origin.ts';
import {
  letterForSubjectOwner,
  oneOwnerForAll,
  ownerIsRepresentative,
  ownersAtLeast,
} from './owner-rules.ts';
import { residenceForIndividuals } from './subject-rules.ts';

const ANHUI = otherProviders('安徽');
const FUJIAN = otherProviders('福建');
const JIANGXI = otherProviders('江西');

/** The rule of Jiangxi for those who have many filed sites: one domain an order. */
function oneDomainFrom(name: string, count: number, individual: boolean): Rule {
  const natures: Rule['concerns']['natures'] = individual ? ['individual'] : ORGANISATIONS;
  const who = individual ? { zh: '个人', en: 'An individual' } : { zh: '单位', en: 'A body' };
  return {
    code: `jiangxi.${name}`,
    provinces: ['江西'],
    concerns: { natures, filingTypes: ['newService'] },
    when: [{ if: 'filedAtLeast', count }],
    check: { kind: 'countInOrder', what: 'domains', atMost: 1 },
    severity: 'blocks',
    ...JIANGXI,
    text: {
      zh: `已备案网站超过 ${count - 1} 个的${who.zh}，一个订单只能有 {atMost} 个域名。`,
      en: `${who.en} with more than ${count - 1} filed sites has {atMost} domain an order.`,
    },
    remedy: { zh: '请分多个订单提交。', en: 'Put the others into orders of their own.' },
    fields: ['service/domains'],
  };
}

/** 安徽 福建 江西. */
export const EAST: readonly Rule[] = [
  oneOwnerForAll('安徽', ANHUI),
  letterForSubjectOwner('安徽', ANHUI),
  {
    code: 'anhui.new_credit_code',
    provinces: ['安徽'],
    concerns: { natures: ORGANISATIONS, filingTypes: ['change'] },
    check: { kind: 'fixedFields', fields: ['subject/certificateNumber'] },
    severity: 'blocks',
    ...ANHUI,
    text: {
      zh: '统一社会信用代码变化的，须注销后重新备案。',
      en: 'With a new credit code one deregisters and files anew.',
    },
    remedy: { zh: '请先注销主体，再重新备案。', en: 'Deregister the subject, then file anew.' },
    fields: ['subject/certificateNumber'],
  },
  {
    code: 'anhui.sole_trader_without_trade_name',
    provinces: ['安徽'],
    concerns: { natures: ['soleTrader'] },
    when: [{ if: 'stated', statement: 'hasTradeName', is: false }],
    check: { kind: 'nameForm', form: '{representative}（无字号无公章个体工商户）' },
    severity: 'blocks',
    ...ANHUI,
    text: {
      zh: '无字号的个体工商户，主体名称为“姓名（无字号无公章个体工商户）”。',
      en: "A sole trader without a trade name is called by the representative's name with （无字号无公章个体工商户） after it.",
    },
    remedy: { zh: '请按该格式填写主体名称。', en: 'Enter the name in that form.' },
    fields: ['subject/name'],
  },
  ownerIsRepresentative('福建', FUJIAN),
  ownersAtLeast('福建', FUJIAN, 18),
  residenceForIndividuals('福建', FUJIAN),
  ownerIsRepresentative('江西', JIANGXI),
  oneDomainFrom('one_domain_for_individuals', 8, true),
  oneDomainFrom('one_domain_for_organisations', 16, false),
  {
    code: 'jiangxi.establishment_approval',
    provinces: ['江西'],
    concerns: { natures: ['government', 'institution'] },
    check: { kind: 'requiredMaterial', anyOf: ['establishmentApproval'] },
    severity: 'blocks',
    ...JIANGXI,
    text: {
      zh: '政府机关和事业单位须提供编制部门的批准文件。',
      en: "Government bodies and institutions hand in the establishment office's approval.",
    },
    remedy: { zh: '请上传批准文件。', en: 'Hand in the approval.' },
    fields: ['subject/nature'],
  },
  residenceForIndividuals('江西', JIANGXI),
];
