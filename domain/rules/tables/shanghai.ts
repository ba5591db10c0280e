import { ORGANISATIONS } from '../concerns.ts';
import type { Rule } from '../rule.ts';
import { bureauPage, otherProviders } from './origin.ts';
import {
  letterForServiceOwner,
  mobileIsNotEmergency,
  ownerIsRepresentative,
  ownersAtLeast,
} from './owner-rules.ts';
import { domainEndings, paperFromCount, residenceForIndividuals } from './subject-rules.ts';

const PAGE = bureauPage('上海');
const OTHERS = otherProviders('上海');

/** 上海管局要求. */
export const SHANGHAI: readonly Rule[] = [
  ownersAtLeast('上海', PAGE, 18),
  ownerIsRepresentative('上海', PAGE),
  letterForServiceOwner('上海', PAGE),
  mobileIsNotEmergency('上海', PAGE),
  {
    code: 'shanghai.no_landline',
    provinces: ['上海'],
    concerns: { natures: ORGANISATIONS },
    check: {
      kind: 'landlineForbidden',
      who: ['subjectOwner'],
      numbers: ['mobile', 'emergencyNumber'],
    },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '主体负责人不可填写座机号码。',
      en: "None of the subject owner's numbers is a landline.",
    },
    remedy: { zh: '请填写手机号码。', en: 'Enter a mobile number.' },
    fields: ['subjectOwner/emergencyNumber', 'subjectOwner/mobile'],
  },
  residenceForIndividuals('上海', OTHERS),
  {
    code: 'shanghai.no_student_card',
    provinces: ['上海'],
    concerns: { natures: ['individual'] },
    check: { kind: 'refusedMaterial', noneOf: ['studentCard'] },
    severity: 'blocks',
    ...OTHERS,
    text: {
      zh: '不接受学生证；居住证有效期须在 1 个月以上。',
      en: 'A student card is not accepted; the residence permit is valid for another month.',
    },
    remedy: { zh: '请提供有效的上海市居住证。', en: 'Hand in a valid residence permit.' },
    fields: ['subject/certificateNumber'],
  },
  paperFromCount('上海', OTHERS, 30, 'buildingPlan'),
  domainEndings('上海', OTHERS, 'government'),
  domainEndings('上海', OTHERS, 'institution'),
];
