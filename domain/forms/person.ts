import type Type from 'typebox';
import type { Bilingual } from '#domain/bilingual.ts';
import { CERTIFICATE_TYPES, PERSONAL_DOCUMENTS } from './certificate-types.ts';
import { choice, group, text, type Label } from './fields.ts';
import { validUntil } from './validity-field.ts';

const NAME = {
  ...{ zh: '姓名', en: 'name', example: '沈知微' },
  help: { zh: '与证件上的姓名完全一致。', en: 'Exactly as on the document.' },
} as const;

const TYPE = {
  ...{ zh: '证件类型', en: 'certificate type' },
  help: {
    zh: PERSONAL_DOCUMENTS.map((type) => `${type}：${CERTIFICATE_TYPES[type].zh}`).join('；'),
    en: PERSONAL_DOCUMENTS.map((type) => `${type}: ${CERTIFICATE_TYPES[type].en}`).join('; '),
  },
} as const;

const NUMBER = {
  ...{ zh: '证件号码', en: 'certificate number', example: '11010519491231002X' },
  help: {
    zh: '与所选证件上的号码完全一致。',
    en: 'Exactly as on the document that was chosen.',
  },
  rule: 'GB 11643-1999; ICAO Doc 9303',
} as const;

const VALID_UNTIL = { zh: '证件有效期至', en: 'certificate valid until' } as const;

const MOBILE = {
  ...{ zh: '手机号码', en: 'mobile number', example: '13800000101' },
  help: {
    zh: '本人使用的内地手机号码，用于接收工信部短信核验码。',
    en: "The person's own mainland mobile: the ministry's verification code goes there.",
  },
  rule: '电信网编号计划：1[3-9] + 9',
} as const;

const EMERGENCY = {
  ...{ zh: '应急联系电话', en: 'emergency number', example: '022-27000000' },
  help: {
    zh: '手机号码无法接通时使用，不得与手机号码相同。',
    en: 'For when the mobile is not answered; it must be another number.',
  },
  rule: '电信网编号计划',
} as const;

const EMAIL = {
  ...{ zh: '电子邮箱', en: 'e-mail', example: 'name@qinghe-tea.example.cn' },
  help: { zh: '审核结果会发送到此邮箱。', en: 'Results of the review are sent there.' },
  rule: 'RFC 5321',
} as const;

/** A label that begins with whose field it is, so that a sentence about one says so. */
function ownedBy(zh: string, en: string) {
  return (field: Label): Label => ({
    ...field,
    zh: `${zh}${field.zh}`,
    en: `${en}: ${field.en}`,
  });
}

/** Who somebody is: name and document (法定代表人 has no more in a filing). */
export function identity(zh: string, en: string) {
  const of = ownedBy(zh, en);
  return {
    name: text(of(NAME), 128),
    certificateType: choice(of(TYPE), PERSONAL_DOCUMENTS),
    certificateNumber: text(of(NUMBER), 255),
  };
}

/** The fields of a person who answers for a subject or a service (主体负责人, 互联网信息服务负责人). */
export function person(zh: string, en: string, help?: Bilingual) {
  const of = ownedBy(zh, en);
  return group(
    { zh, en, ...(help && { help }) },
    {
      ...identity(zh, en),
      certificateValidUntil: validUntil(of(VALID_UNTIL)),
      mobile: text(of(MOBILE), 32),
      emergencyNumber: text(of(EMERGENCY), 32),
      email: text(of(EMAIL), 128),
    },
  );
}

export type Person = Type.Static<ReturnType<typeof person>>;
