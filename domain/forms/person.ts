import type Type from 'typebox';
import type { Bilingual } from '#domain/bilingual.ts';
import { PERSONAL_DOCUMENTS } from './certificate-types.ts';
import { choice, group, text } from './fields.ts';

const MOBILE_HELP = {
  zh: '本人使用的内地手机号码，用于接收工信部短信核验码。',
  en: "The person's own mainland mobile: the ministry's verification code goes there.",
} as const satisfies Bilingual;

const EMERGENCY_HELP = {
  zh: '手机号码无法接通时使用，不得与手机号码相同。',
  en: 'For when the mobile is not answered; it must be another number.',
} as const satisfies Bilingual;

/**
 * The fields of a person who answers for a subject or a service (主体负责人, 互联网信息服务负责人).
 * Their names begin with the person's part, so that a sentence about one says whose it is.
 */
export function person(zh: string, en: string) {
  const label = (field: Bilingual, help?: Bilingual) => ({
    zh: `${zh}${field.zh}`,
    en: `${en}: ${field.en}`,
    ...(help && { help }),
  });
  return group(
    { zh, en },
    {
      name: text(label({ zh: '姓名', en: 'name' }), 128),
      certificateType: choice(
        label({ zh: '证件类型', en: 'certificate type' }),
        PERSONAL_DOCUMENTS,
      ),
      certificateNumber: text(label({ zh: '证件号码', en: 'certificate number' }), 255),
      mobile: text(label({ zh: '手机号码', en: 'mobile number' }, MOBILE_HELP), 32),
      emergencyNumber: text(
        label({ zh: '应急联系电话', en: 'emergency number' }, EMERGENCY_HELP),
        32,
      ),
      email: text(label({ zh: '电子邮箱', en: 'e-mail' }), 128),
    },
  );
}

export type Person = Type.Static<ReturnType<typeof person>>;
