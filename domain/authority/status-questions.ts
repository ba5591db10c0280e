import type { Bilingual } from '#domain/bilingual.ts';

/** By what the authority can be asked whether something is filed (queryConditionType of V3.0), in the numbers of its text. */
export const STATUS_QUESTIONS = {
  domain: { type: 0, zh: '域名', en: 'domain' },
  businessLicence: { type: 1, zh: '工商营业执照', en: 'business licence' },
  residentId: { type: 2, zh: '居民身份证', en: 'resident ID card' },
  institutionOrganisationCode: {
    type: 3,
    ...{ zh: '事业单位组织机构代码证', en: 'organisation code of an institution' },
  },
  institutionLegalPerson: {
    type: 4,
    ...{ zh: '事业单位法人证书', en: 'legal-person certificate of an institution' },
  },
  militaryCode: { type: 5, zh: '军队代号', en: 'military code' },
  socialOrganisation: {
    type: 6,
    ...{ zh: '社会团体法人登记证书', en: 'registration of a social organisation' },
  },
  passport: { type: 7, zh: '护照', en: 'passport' },
  officerCertificate: { type: 8, zh: '军官证', en: 'officer’s certificate' },
  governmentOrganisationCode: {
    type: 9,
    ...{ zh: '政府机关组织机构代码证', en: 'organisation code of a government body' },
  },
  socialOrganisationCode: {
    type: 10,
    ...{ zh: '社会团体组织机构代码证', en: 'organisation code of a social organisation' },
  },
  taiwanPermit: {
    type: 11,
    ...{ zh: '台湾居民来往大陆通行证', en: 'mainland travel permit for residents of Taiwan' },
  },
} as const satisfies Readonly<Record<string, Bilingual & { readonly type: number }>>;

export type StatusQuestion = keyof typeof STATUS_QUESTIONS;
