import type { SubjectNature } from '#domain/forms/subject.ts';
import type { Province } from '#domain/provinces.ts';
import type { MaterialKind } from '#domain/materials/kinds.ts';
import type { Rule } from '../rule.ts';
import { codeOf, type Origin } from './origin.ts';

// What many bureaus ask of the subject and its services, in the same words.

/** 个人仅限本省身份证. */
export function localIndividualsOnly(province: Province, origin: Origin): Rule {
  return {
    code: codeOf(province, 'local_individuals_only'),
    provinces: [province],
    concerns: { natures: ['individual'] },
    check: { kind: 'certificateLocality' },
    severity: 'blocks',
    ...origin,
    text: {
      zh: '个人备案仅限本省身份证，不接受跨省备案。',
      en: 'Individuals file here with an identity card of this province only.',
    },
    remedy: {
      zh: '请在身份证所在省份备案。',
      en: 'File in the province of the identity card.',
    },
    fields: ['subject/province', 'subject/certificateNumber'],
  };
}

/** 外省个人须提供居住证等. */
export function residenceForIndividuals(
  province: Province,
  origin: Origin,
  accepted: MaterialKind[] = ['residencePermit'],
): Rule {
  const student = accepted.includes('studentCard');
  return {
    code: codeOf(province, 'residence_of_individuals'),
    provinces: [province],
    concerns: { natures: ['individual'] },
    check: { kind: 'certificateLocality', unless: accepted },
    severity: 'blocks',
    ...origin,
    text: {
      zh: `外省个人备案须提供本省居住证${student ? '或学生证' : ''}。`,
      en: `Individuals from elsewhere hand in a residence permit of the province${student ? ' or a student card' : ''}.`,
    },
    remedy: {
      zh: '请上传相应证明，或在身份证所在省份备案。',
      en: 'Hand it in, or file in the province of the identity card.',
    },
    fields: ['subject/province', 'subject/certificateNumber'],
  };
}

/** 域名后缀限制. */
export function domainEndings(
  province: Province,
  origin: Origin,
  nature: 'government' | 'institution',
): Rule {
  const endings = { government: ['gov.cn', '政务'], institution: ['cn', '公益'] }[nature];
  const who = {
    government: { zh: '政府机关', en: 'Government bodies' },
    institution: { zh: '事业单位', en: 'Public institutions' },
  }[nature];
  return {
    code: codeOf(province, `domain_endings_of_${nature}`),
    provinces: [province],
    concerns: { natures: [nature], serviceKinds: ['website'] },
    check: { kind: 'topLevelDomains', oneOf: endings },
    severity: 'blocks',
    ...origin,
    text: {
      zh: `${who.zh}网站的域名后缀限于：{oneOf}。`,
      en: `${who.en} use domains that end in one of: {oneOf}.`,
    },
    remedy: { zh: '请使用符合要求的域名。', en: 'Use such a domain.' },
    fields: ['service/domains'],
  };
}

/** 每单域名数量. */
export function domainsInOrder(
  province: Province,
  origin: Origin,
  atMost: number,
  natures?: SubjectNature[],
): Rule {
  return {
    code: codeOf(province, 'domains_in_order'),
    provinces: [province],
    concerns: {
      ...(natures && { natures }),
      filingTypes: ['newSubject', 'newService', 'newAccess'],
    },
    check: { kind: 'countInOrder', what: 'domains', atMost },
    severity: 'blocks',
    ...origin,
    text: {
      zh: '一个订单最多 {atMost} 个域名。',
      en: 'An order holds at most {atMost} domain(s).',
    },
    remedy: { zh: '请分多个订单提交。', en: 'Put the others into orders of their own.' },
    fields: ['service/domains'],
  };
}

/** 已备案较多时的说明材料. */
export function paperFromCount(
  province: Province,
  origin: Origin,
  count: number,
  material: 'buildingPlan' | 'multiSiteStatement',
): Rule {
  const paper = {
    buildingPlan: { zh: '网站建设方案书', en: 'a plan of the site' },
    multiSiteStatement: { zh: '多网站情况说明', en: 'a statement on its sites' },
  }[material];
  return {
    code: codeOf(province, 'paper_for_many_sites'),
    provinces: [province],
    concerns: { filingTypes: ['newService'] },
    when: [{ if: 'filedAtLeast', count }],
    check: { kind: 'requiredMaterial', anyOf: [material] },
    severity: 'blocks',
    ...origin,
    text: {
      zh: `已备案 ${count} 个及以上网站的主体，新增时须提供${paper.zh}。`,
      en: `A subject with ${count} or more filed sites hands in ${paper.en} with another one.`,
    },
    remedy: { zh: `请上传${paper.zh}。`, en: `Hand in ${paper.en}.` },
    fields: ['service/name'],
  };
}

/** 通信地址与证件住所须在同一城市. */
export function sameCity(province: Province, origin: Origin): Rule {
  return {
    code: codeOf(province, 'same_city'),
    provinces: [province],
    concerns: {},
    check: { kind: 'addressEquality', on: 'city' },
    severity: 'blocks',
    ...origin,
    text: {
      zh: '通信地址与证件住所须在同一城市。',
      en: 'The mailing address and the domicile on the certificate lie in one city.',
    },
    remedy: {
      zh: '请填写与证件住所同城的通信地址。',
      en: 'Enter a mailing address in the city of the domicile.',
    },
    fields: ['subject/mailingAddress', 'subject/domicile'],
  };
}

/** 不支持变更主体. */
export function noChangeOfSubject(province: Province, origin: Origin): Rule {
  return {
    code: codeOf(province, 'no_change_of_subject'),
    provinces: [province],
    concerns: { filingTypes: ['change'] },
    check: { kind: 'fixedFields', fields: ['subject/name', 'subject/certificateNumber'] },
    severity: 'blocks',
    ...origin,
    text: {
      zh: '不支持将备案变更到另一主体；仅名称变更的，须提供名称变更证明。',
      en: 'A filing does not pass to another subject; a mere change of name needs its proof.',
    },
    remedy: {
      zh: '请注销后重新备案，或上传名称变更证明。',
      en: 'Deregister and file anew, or hand in the proof of the change of name.',
    },
    fields: ['subject/name', 'subject/certificateNumber'],
  };
}
