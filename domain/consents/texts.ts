import type { Bilingual } from '../bilingual.ts';

/** A text that a person accepts, under a version: what somebody accepted is never written anew. */
export interface ConsentText {
  /** Counted up with every change of the words. */
  readonly version: string;
  readonly title: Bilingual;
  readonly text: Bilingual;
  readonly source: string;
}

/**
 * What applicants accept before they send an order in, by purpose, each text that ever held, the present one last.
 * Sensitive data want a consent of their own (个人信息保护法 Arts. 28–30), which says why they are needed and what
 * comes of them. Only ever append: what somebody accepted is found here by its version, for as long as the
 * consent is kept, and a changed word is a new version. A test holds the hash of each.
 */
export const CONSENT_TEXTS = {
  sensitiveData: [
    {
      version: '2026-11-23',
      title: { zh: '敏感个人信息处理同意书', en: 'Consent to sensitive personal data' },
      text: {
        zh: '为办理互联网信息服务备案，我们需要处理负责人的证件号码、证件照片、手机号码等敏感个人信息，用于核验真实身份，并报送所在地通信管理局和工业和信息化部；不处理这些信息将无法办理备案。信息加密保存，查看留有记录，期满删除。所涉负责人已知情并同意。您可以查阅、复制、更正这些信息；在法律允许的范围内可以要求删除或撤回同意，撤回不影响撤回前的处理。',
        en: 'To file an internet information service we have to use sensitive personal data of the persons in charge: numbers and pictures of their certificates, and their mobiles. They are used to verify who these persons are, and are reported to the bureau of the province and to the ministry; without them there can be no filing. They are kept encrypted, whoever looks at them is recorded, and they are erased when their term is over. The persons concerned know of this and consent. You may see, copy and correct these data and, as far as the law allows, have them erased or withdraw this consent; what was done before stays lawful.',
      },
      source: '个人信息保护法 Arts. 17, 28–30, 44–47',
    },
  ],
} as const satisfies Record<string, readonly [ConsentText, ...ConsentText[]]>;

type ConsentPurpose = keyof typeof CONSENT_TEXTS;

/** The words that were accepted under a version; undefined for one that never held. */
export function acceptedText(purpose: string, version: string): ConsentText | undefined {
  const texts: Readonly<Record<string, readonly ConsentText[]>> = CONSENT_TEXTS;
  return texts[purpose]?.find((one) => one.version === version);
}

const present = (purpose: ConsentPurpose): ConsentText => {
  const [first, ...later]: readonly [ConsentText, ...ConsentText[]] = CONSENT_TEXTS[purpose];
  return later.at(-1) ?? first;
};

/** The texts as they are now. */
export const CONSENTS: Readonly<Record<ConsentPurpose, ConsentText>> = {
  sensitiveData: present('sensitiveData'),
};
