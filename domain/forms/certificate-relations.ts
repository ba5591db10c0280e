import { blocks, warns } from '#domain/identifiers/finding.ts';
import { FORM_SOURCE } from './finding.ts';
import { differ, numberOf, type Relation } from './relation.ts';

const ORGANISATION_DOCUMENT = 'unifiedSocialCreditCode';

/** Which document fits which subject, and who owns an individual's filing. */
export const CERTIFICATE_RELATIONS: readonly Relation[] = [
  {
    broken: ({ subject }) =>
      subject?.nature === 'individual' && subject.certificateType === ORGANISATION_DOCUMENT,
    finding: {
      field: '/subject/certificateType',
      ...blocks(
        'form.individual_needs_personal_document',
        {
          zh: '主体性质为个人时，不能使用统一社会信用代码。',
          en: 'An individual has no unified social credit code.',
        },
        {
          zh: '请选择居民身份证等个人证件，或更正主体性质。',
          en: 'Choose a personal document such as the resident ID card, or correct the nature.',
        },
        FORM_SOURCE,
      ),
    },
  },
  {
    broken: ({ subject }) =>
      !!subject?.nature &&
      subject.nature !== 'individual' &&
      !!subject.certificateType &&
      subject.certificateType !== ORGANISATION_DOCUMENT,
    finding: {
      field: '/subject/certificateType',
      ...blocks(
        'form.organisation_needs_credit_code',
        {
          zh: '单位主体应使用统一社会信用代码。',
          en: 'An organisation is identified by its unified social credit code.',
        },
        {
          zh: '请选择统一社会信用代码，或将主体性质改为个人。',
          en: 'Choose the unified social credit code, or set the nature to individual.',
        },
        FORM_SOURCE,
      ),
    },
  },
  {
    broken: ({ subject, subjectOwner }) =>
      subject?.nature === 'individual' && differ(numberOf(subject), numberOf(subjectOwner)),
    finding: {
      field: '/subjectOwner/certificateNumber',
      ...warns(
        'form.individual_is_own_owner',
        {
          zh: '个人备案的主体负责人通常为本人，此处证件号码不一致。',
          en: 'An individual is usually the own subject owner; the certificate numbers differ.',
        },
        { zh: '请核对主体负责人信息。', en: 'Check the subject owner.' },
        FORM_SOURCE,
      ),
    },
  },
];
