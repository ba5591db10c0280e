import type { Bilingual } from '#domain/bilingual.ts';

/** The documents that identify a subject or a person (证件类型), with their names. */
export const CERTIFICATE_TYPES = {
  unifiedSocialCreditCode: { zh: '统一社会信用代码证书', en: 'Unified social credit code' },
  residentId: { zh: '居民身份证', en: 'Resident ID card' },
  passport: { zh: '护照', en: 'Passport' },
  hkMacauPermit: {
    zh: '港澳居民来往内地通行证',
    en: 'Mainland travel permit for Hong Kong and Macau residents',
  },
  taiwanPermit: {
    zh: '台湾居民来往大陆通行证',
    en: 'Mainland travel permit for Taiwan residents',
  },
  residencePermit: {
    zh: '港澳台居民居住证',
    en: 'Residence permit for Hong Kong, Macau and Taiwan residents',
  },
} as const satisfies Record<string, Bilingual>;

export type CertificateType = keyof typeof CERTIFICATE_TYPES;

/** The documents of a natural person. */
export const PERSONAL_DOCUMENTS = [
  'residentId',
  'passport',
  'hkMacauPermit',
  'taiwanPermit',
  'residencePermit',
] as const satisfies readonly CertificateType[];

/** Every document, for the schema of a subject. */
export const ALL_DOCUMENTS = ['unifiedSocialCreditCode', ...PERSONAL_DOCUMENTS] as const;
