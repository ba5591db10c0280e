import type { Bilingual } from '#domain/bilingual.ts';

/** What only a person can say of a filing – the applicant, or a reviewer with the paper before them. */
export const STATEMENTS = {
  certificateIsLatest: {
    zh: '主体证件为最新',
    en: "The subject's certificate is the newest one",
  },
  letterSigned: {
    zh: '授权书已由法定代表人签字或盖姓名章',
    en: 'The letter bears the signature or name seal of the legal representative',
  },
  certificateIsElectronic: {
    zh: '主体证件为电子证照',
    en: "The subject's certificate is an electronic one, not a picture of the original",
  },
  representativeSigned: {
    zh: '法定代表人已在需盖章处签名',
    en: "The legal representative signed in the seal's place",
  },
  hasTradeName: { zh: '执照上有字号', en: 'The licence bears a trade name' },
  hasSeal: { zh: '有公章', en: 'There is an official seal' },
  mobileIsLocal: { zh: '手机号码为本省号码', en: 'The mobile is a number of the province' },
  hasRegistrationSeal: {
    zh: '执照上有登记专用章和琼字编号',
    en: 'The licence bears the special registration seal and a 琼 number',
  },
  domainApproved: {
    zh: '域名后缀和注册商已获工信部批准',
    en: 'The top-level domain and the registrar are approved by the ministry',
  },
} as const satisfies Record<string, Bilingual>;

export type Statement = keyof typeof STATEMENTS;

/** All of them, for schemas. */
export const STATEMENT_CODES = Object.keys(STATEMENTS) as Statement[];
