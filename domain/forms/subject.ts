import type Type from 'typebox';
import type { Bilingual } from '#domain/bilingual.ts';
import { PROVINCE_NAMES, type Province } from '#domain/provinces.ts';
import { ALL_DOCUMENTS, CERTIFICATE_TYPES } from './certificate-types.ts';
import { choice, choiceOf, group, optionalText, text } from './fields.ts';
import { identity } from './person.ts';
import { optionalGroup } from './optional-group.ts';
import { validUntil } from './validity-field.ts';

/** What a subject may be by law (主办单位性质). */
export const SUBJECT_NATURES = {
  enterprise: { zh: '企业', en: 'Enterprise' },
  soleTrader: { zh: '个体工商户', en: 'Sole trader' },
  individual: { zh: '个人', en: 'Individual' },
  institution: { zh: '事业单位', en: 'Public institution' },
  government: { zh: '政府机关', en: 'Government body' },
  socialOrganisation: { zh: '社会组织', en: 'Social organisation' },
} as const satisfies Record<string, Bilingual>;

export type SubjectNature = keyof typeof SUBJECT_NATURES;

const PROVINCES: Province[] = [...PROVINCE_NAMES];

/** What a subject is known by: it stays what it is through a change (省份、主体性质、证件类型). */
export const subjectIdentity = {
  nature: choiceOf({ zh: '主体性质', en: 'Nature of the subject' }, SUBJECT_NATURES),
  certificateType: choice(
    {
      ...{ zh: '主体证件类型', en: 'Subject certificate type' },
      help: {
        zh: `单位选择${CERTIFICATE_TYPES.unifiedSocialCreditCode.zh}，个人选择本人证件。`,
        en: 'Organisations: unified social credit code; individuals: their personal document.',
      },
    },
    ALL_DOCUMENTS,
  ),
  certificateNumber: text(
    {
      ...{ zh: '主体证件号码', en: 'Subject certificate number', example: '91350100M000100Y43' },
      help: {
        zh: '单位填写 18 位统一社会信用代码，个人填写证件号码。',
        en: 'The 18 characters of the unified social credit code, or the number of the personal document.',
      },
      rule: 'GB 32100-2015; GB 11643-1999',
    },
    255,
  ),
  name: text(
    {
      zh: '主体名称',
      en: 'Name of the subject',
      help: {
        zh: '与证件上的名称完全一致；个人填写本人姓名。',
        en: "Exactly as on the certificate; for an individual, the person's name.",
      },
      example: '天津清禾示例茶业有限公司',
    },
    255,
  ),
  province: choice(
    {
      zh: '省份',
      en: 'Province',
      help: {
        zh: '单位选择证件签发地；个人选择身份证所在地，或当地允许的居住地。',
        en: 'Where the certificate was issued; for an individual, of the ID card or an accepted residence.',
      },
      rule: 'GB/T 2260',
    },
    PROVINCES,
  ),
};

/** What may change about a subject, besides its owner. */
export const subjectDetails = {
  certificateValidUntil: validUntil({
    zh: '主体证件有效期至',
    en: 'Subject certificate valid until',
  }),
  city: text(
    {
      ...{ zh: '城市', en: 'City', example: '天津市' },
      help: { zh: '通信地址所在的城市。', en: 'The city of the mailing address.' },
    },
    64,
  ),
  county: text(
    {
      ...{ zh: '区县', en: 'County or district', example: '南开区' },
      help: { zh: '通信地址所在的区或县。', en: 'The county or district of the mailing address.' },
    },
    64,
  ),
  domicile: text(
    {
      ...{ zh: '证件住所', en: 'Domicile on the certificate' },
      help: { zh: '与证件上的住所完全一致。', en: 'Exactly as on the certificate.' },
      example: '天津市南开区示例路 100 号',
    },
    1024,
  ),
  mailingAddress: text(
    {
      ...{ zh: '通信地址', en: 'Mailing address' },
      help: {
        zh: '能收到信件的详细地址，具体到门牌号。',
        en: 'Where letters arrive, down to the number of the door.',
      },
      example: '天津市南开区示例路 100 号 2 层',
    },
    1024,
  ),
  investor: optionalText(
    {
      ...{ zh: '投资者或主管单位', en: 'Investor or superior body' },
      help: {
        zh: '单位填写投资者或上级主管单位。',
        en: 'Of an organisation: who owns or oversees it.',
      },
      example: '天津清禾示例集团有限公司',
    },
    255,
  ),
  legalRepresentative: optionalGroup(
    {
      ...{ zh: '法定代表人', en: 'Legal representative' },
      help: {
        zh: '单位证件上的法定代表人（负责人、经营者）。',
        en: 'The one whom the certificate of an organisation names.',
      },
    },
    identity('法定代表人', 'Legal representative'),
  ),
};

/** The organisation or person that runs the services (主体). Lengths: the authority's interface. */
export const SubjectSchema = group(
  { zh: '主体信息', en: 'Subject' },
  { ...subjectIdentity, ...subjectDetails },
);

export type Subject = Type.Static<typeof SubjectSchema>;
