import { DESCRIBING } from '../filing-scopes.ts';
import {
  MATERIALS,
  SUBJECT_ADDRESSES,
  SUBJECT_IDENTITY,
  SUBJECT_NAME,
  SUBJECT_NUMBER,
} from '../places.ts';
import type { ReasonTable } from '../review-reason.ts';

/** What can be wrong with the subject, held against the register that its certificate comes from. */
export const SUBJECT_REASONS = {
  otherProvince: {
    title: { zh: '跨省备案', en: 'Filing in another province' },
    explanation: {
      zh: '所选省份不是证件签发地，或该省不接受外省个人备案。',
      en: 'The certificate was issued in another province, or this one takes no individuals from elsewhere.',
    },
    remedy: {
      zh: '单位请在证件签发地备案；个人请在身份证所在地或该省允许的居住地备案。',
      en: 'Organisations file where the certificate was issued; individuals where the ID card or an accepted residence is.',
    },
    fields: [...SUBJECT_ADDRESSES, ...SUBJECT_NUMBER],
    returns: 'rejected',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  subjectStandingAbnormal: {
    title: { zh: '主体经营状态异常', en: 'Subject in abnormal standing' },
    explanation: {
      zh: '企业登记信息显示该主体经营异常、已注销或被吊销。',
      en: 'The enterprise register shows the subject as abnormal, closed or revoked.',
    },
    remedy: {
      zh: '请先向登记机关移出异常名录；主体已注销或被吊销的，请以现使用单位重新备案。',
      en: 'Have the entry lifted at the register; if the body is closed or revoked, whoever uses the service now files anew.',
    },
    fields: SUBJECT_IDENTITY,
    returns: 'rejected',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  subjectNameDiffers: {
    title: { zh: '主体名称不一致', en: 'Subject name differs from the register' },
    explanation: {
      zh: '所填主体名称与登记的“{registered}”不一致。',
      en: 'The name of the subject is not the one in the register, “{registered}”.',
    },
    remedy: {
      zh: '请按最新证件填写名称并上传最新证件；名称已变更的，域名须先以新名称重新实名。',
      en: 'Enter the name as on the newest certificate and hand that in; after a change of name verify the domain under the new one first.',
    },
    fields: [...SUBJECT_NAME, ...MATERIALS],
    returns: 'rejected',
    curable: true,
    filingTypes: DESCRIBING,
    variables: ['registered'],
  },
  subjectNumberWrong: {
    title: { zh: '主体证件号码错误', en: 'Subject certificate number wrong' },
    explanation: {
      zh: '主体证件号码与登记不一致，多为三证合一前的组织机构代码。',
      en: 'The certificate number is not the one in the register, often the old organisation code.',
    },
    remedy: {
      zh: '请按最新证件填写 18 位统一社会信用代码。',
      en: 'Enter the 18 characters of the unified social credit code, from the newest certificate.',
    },
    fields: SUBJECT_NUMBER,
    returns: 'rejected',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  subjectAddressDiffers: {
    title: { zh: '主体证件住所不一致', en: 'Certificate address differs' },
    explanation: {
      zh: '所填住所与证件上的住所不一致。',
      en: 'The domicile is not the one that the certificate shows.',
    },
    remedy: {
      zh: '请按最新证件逐字填写住所。',
      en: 'Enter the domicile letter by letter from the newest certificate.',
    },
    fields: SUBJECT_ADDRESSES,
    returns: 'rejected',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  subjectCertificateNotLatest: {
    title: { zh: '主体证件非最新', en: 'Not the subject’s newest certificate' },
    explanation: {
      zh: '主体证件已到期，或登记信息变更后已换发新证。',
      en: 'The certificate has run out, or a newer one was issued after a change in the register.',
    },
    remedy: {
      zh: '请上传最新的证件，并按其更新所填信息。',
      en: 'Hand in the newest certificate, and correct what was entered by it.',
    },
    fields: [...SUBJECT_IDENTITY, ...MATERIALS],
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
} as const satisfies ReasonTable;
