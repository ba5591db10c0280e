import { ORGANISATIONS } from '../concerns.ts';
import type { Rule } from '../rule.ts';
import { tells } from './notices.ts';
import { otherProviders } from './origin.ts';
import {
  letterForServiceOwner,
  letterForSubjectOwner,
  ownerIsRepresentative,
  ownersAtLeast,
} from './owner-rules.ts';
import { domainEndings, domainsInOrder, localIndividualsOnly, sameCity } from './subject-rules.ts';

const BEIJING = otherProviders('北京');
const HEBEI = otherProviders('河北');
const SHANXI = otherProviders('山西');
const INNER_MONGOLIA = otherProviders('内蒙古');

/** 北京 河北 山西 内蒙古. */
export const NORTH: readonly Rule[] = [
  ownerIsRepresentative('北京', BEIJING),
  {
    code: 'beijing.hong_kong_owner_permit',
    provinces: ['北京'],
    concerns: { natures: ORGANISATIONS },
    when: [{ if: 'originIs', who: 'subjectOwner', oneOf: ['hkMacau'] }],
    check: { kind: 'documentKinds', who: ['subjectOwner'], oneOf: ['hkMacauPermit'] },
    severity: 'blocks',
    ...BEIJING,
    text: {
      zh: '负责人为香港居民的，提供港澳居民来往内地通行证。',
      en: 'An owner from Hong Kong gives the mainland travel permit.',
    },
    remedy: { zh: '请选择并填写通行证。', en: 'Choose the permit and enter its number.' },
    fields: ['subjectOwner/certificateType'],
  },
  tells(
    '北京',
    BEIJING,
    'allowed_domain_endings',
    {
      zh: '仅接受管局公布的域名后缀。',
      en: "Only top-level domains of the bureau's list are accepted.",
    },
    { field: 'service/domains' },
  ),
  ownerIsRepresentative('河北', HEBEI),
  sameCity('河北', HEBEI),
  {
    code: 'hebei.no_change_with_addition',
    provinces: ['河北'],
    concerns: { filingTypes: ['newService', 'newAccess'] },
    check: { kind: 'fixedFields', fields: [] },
    severity: 'blocks',
    ...HEBEI,
    text: {
      zh: '新增网站或新增接入时不能同时变更备案信息。',
      en: 'An addition carries no change of information.',
    },
    remedy: { zh: '请先提交变更备案。', en: 'File the change first.' },
    fields: ['subject/name'],
  },
  ownersAtLeast('河北', HEBEI, 18, {
    who: ['subjectOwner'],
    natures: ['individual'],
    name: 'individuals_of_age',
  }),
  {
    code: 'hebei.no_foreign_individuals',
    provinces: ['河北'],
    concerns: { natures: ['individual'] },
    check: {
      kind: 'documentKinds',
      who: ['subject'],
      oneOf: ['residentId', 'hkMacauPermit', 'taiwanPermit', 'residencePermit'],
    },
    severity: 'blocks',
    ...HEBEI,
    text: { zh: '不接受外籍个人备案。', en: 'Foreign individuals do not file here.' },
    remedy: { zh: '请以单位名义备案。', en: 'File as an organisation.' },
    fields: ['subject/certificateType'],
  },
  {
    ...ownerIsRepresentative('山西', SHANXI),
    when: [{ if: 'originIs', who: 'legalRepresentative', oneOf: ['mainland'] }],
  },
  letterForSubjectOwner('山西', SHANXI),
  {
    code: 'shanxi.mainland_document',
    provinces: ['山西'],
    concerns: { natures: ORGANISATIONS },
    when: [{ if: 'originIs', who: 'legalRepresentative', oneOf: ['hkMacau', 'taiwan', 'foreign'] }],
    check: { kind: 'documentKinds', who: ['subjectOwner'], oneOf: ['residentId'] },
    severity: 'blocks',
    ...SHANXI,
    text: {
      zh: '法定代表人为外籍或港澳台居民的，须授权持居民身份证的人员担任主体负责人。',
      en: 'A representative from abroad, Hong Kong, Macau or Taiwan authorises the holder of a resident ID card.',
    },
    remedy: {
      zh: '请更换主体负责人并上传授权书。',
      en: 'Name such a person as subject owner and hand in the letter.',
    },
    fields: ['subjectOwner/certificateType'],
  },
  domainsInOrder('山西', SHANXI, 3),
  localIndividualsOnly('山西', SHANXI),
  ownerIsRepresentative('内蒙古', INNER_MONGOLIA),
  letterForServiceOwner('内蒙古', INNER_MONGOLIA),
  ownersAtLeast('内蒙古', INNER_MONGOLIA, 18),
  ownersAtLeast('内蒙古', INNER_MONGOLIA, 18, {
    who: ['subjectOwner'],
    natures: ['individual'],
    name: 'individuals_of_age',
  }),
  tells(
    '内蒙古',
    INNER_MONGOLIA,
    'no_temporary_card',
    { zh: '不接受临时身份证。', en: 'A temporary identity card is not accepted.' },
    { field: 'subjectOwner/certificateType' },
  ),
  localIndividualsOnly('内蒙古', INNER_MONGOLIA),
  {
    code: 'inner_mongolia.opening_form',
    provinces: ['内蒙古'],
    concerns: { natures: ['institution'], serviceKinds: ['website'] },
    check: { kind: 'requiredMaterial', anyOf: ['openingForm'] },
    severity: 'blocks',
    ...INNER_MONGOLIA,
    text: {
      zh: '事业单位须提供网站开办审核表。',
      en: 'A public institution hands in the opening form of its site.',
    },
    remedy: { zh: '请上传网站开办审核表。', en: 'Hand in the form.' },
    fields: ['service/name'],
  },
  domainEndings('内蒙古', INNER_MONGOLIA, 'institution'),
];
