import { DESCRIBING, WITH_SUBJECT_OWNER } from '../filing-scopes.ts';
import { MATERIALS, OWNER_CERTIFICATES, OWNERS, SUBJECT_OWNER } from '../places.ts';
import type { ReasonTable } from '../review-reason.ts';

/** What can be wrong with the persons who answer for a subject or a service. */
export const PERSON_REASONS = {
  ownerNotLegalRepresentative: {
    title: { zh: '主体负责人非法定代表人', en: 'Subject owner is not the legal representative' },
    explanation: {
      zh: '登记信息中的法定代表人不是所填的主体负责人。',
      en: 'The register names another person as legal representative.',
    },
    remedy: {
      zh: '请填写法定代表人；该省允许时可提交法定代表人授权书。',
      en: 'Name the legal representative, or bring the letter of authorisation where the province allows it.',
    },
    fields: [...SUBJECT_OWNER, ...MATERIALS],
    returns: 'toComplete',
    curable: true,
    filingTypes: WITH_SUBJECT_OWNER,
    variables: [],
  },
  authorisationLetterMissing: {
    title: { zh: '缺少法定代表人授权书', en: 'Letter of authorisation missing' },
    explanation: {
      zh: '负责人不是法定代表人，且未提交有效的授权书。',
      en: 'The person is not the legal representative, and there is no valid letter of authorisation.',
    },
    remedy: {
      zh: '请下载模板，由法定代表人签字或盖章后上传。',
      en: 'Download the template, have the legal representative sign or seal it, and hand it in.',
    },
    fields: [...OWNERS, ...MATERIALS],
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  ownerAgeNotAllowed: {
    title: { zh: '负责人年龄不符合要求', en: 'Age of the owner not accepted' },
    explanation: {
      zh: '负责人的年龄不在{province}管局允许的范围内。',
      en: 'The person is younger or older than the bureau of {province} accepts.',
    },
    remedy: {
      zh: '请更换符合该省年龄要求的负责人。',
      en: 'Name a person of an age that the province accepts.',
    },
    fields: OWNER_CERTIFICATES,
    returns: 'rejected',
    curable: true,
    filingTypes: DESCRIBING,
    variables: ['province'],
  },
  ownerCertificateExpired: {
    title: { zh: '负责人证件过期', en: 'Owner’s identity document expired' },
    explanation: {
      zh: '负责人的证件有效期至 {date}，已过期或不足三个月。',
      en: 'The document of the person is valid until {date}: it has expired, or has less than three months left.',
    },
    remedy: {
      zh: '请换领新证后更新证件信息并上传新证照片。',
      en: 'Get the new document, correct its data and hand in a photo of it.',
    },
    fields: [...OWNER_CERTIFICATES, ...MATERIALS],
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: ['date'],
  },
  faceCheckFailed: {
    title: { zh: '人脸核验未通过', en: 'Face check failed' },
    explanation: {
      zh: '光线、背景、角度或着装不符合要求，或所填信息与证件不一致。',
      en: 'Light, background, angle or dress was not as asked, or the form differs from the document.',
    },
    remedy: {
      zh: '请核对负责人信息，并由本人在光线充足的白色背景前重新核验。',
      en: 'Check the data of the person, who repeats the check in good light before a white wall.',
    },
    fields: OWNERS,
    returns: 'rejected',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
} as const satisfies ReasonTable;
