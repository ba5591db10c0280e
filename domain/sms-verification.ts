import type { Bilingual } from './bilingual.ts';

/** Which wrong inputs count towards the limit. Vendors contradict one another; where it is not known, count all. */
export const COUNTING_MODES = {
  cumulative: { zh: '累计输错次数', en: 'All wrong inputs count together' },
  consecutive: { zh: '连续输错次数', en: 'Only wrong inputs in a row count' },
} as const satisfies Record<string, Bilingual>;

/** What follows when the tries are used up. Vendors contradict one another here too. */
export const AFTER_LAST_TRY = {
  nextWrongInput: {
    zh: '再次输错即退回',
    en: 'The next wrong input returns the order',
  },
  endOfWindow: {
    zh: '判定失败，核验期满后退回',
    en: 'It has failed, and returns when the window is over',
  },
} as const satisfies Record<string, Bilingual>;

/** The rules of the ministry's SMS verification, as far as the applicant has to know them. */
export interface SmsVerificationRules {
  /** From the report's acceptance, in hours of wall time: neither nights nor holidays stop it. */
  readonly windowHours: number;
  /** Wrong inputs that a person may make. */
  readonly tries: number;
  /** Codes that a person may ask for beside the first, on the ministry's page. */
  readonly resends: number;
  readonly counting: keyof typeof COUNTING_MODES;
  readonly afterLastTry: keyof typeof AFTER_LAST_TRY;
}

/**
 * The rules as they are told to people; the ministry applies its own, and we never see a code.
 * - `windowHours`: 24 in all provinces since 2020-08-17 (all vendors; before, 48 in the pilot provinces);
 * - `tries`: five, all vendors;
 * - `resends`: two at most, by the applicant at the ministry's page (Huawei Cloud's help pages);
 * - `counting`: "cumulative" at Tencent and Volcengine, "consecutive" at Huawei and Alibaba. The stricter one
 *   is told: whoever keeps to it is right under both;
 * - `afterLastTry`: the sixth wrong input returns the order (Huawei, Tencent, Volcengine); Alibaba has it
 *   judged failed and returned when the 24 hours are over.
 */
export const SMS_VERIFICATION_RULES: SmsVerificationRules = {
  windowHours: 24,
  tries: 5,
  resends: 2,
  counting: 'cumulative',
  afterLastTry: 'nextWrongInput',
};

/** Whether a bureau's interface says how a verification stands. V3.0 itself has no word for it. */
export const SMS_STATE_TOLD = {
  byInterface: {
    zh: '管局接口会告知短信核验的结果。',
    en: 'The bureau’s interface tells how the verification went.',
  },
  notByInterface: {
    zh: '管局接口不告知短信核验的状态：期满仍无结果的，由报送专员向管局查询并录入；管局的审核结果也可视为核验的结论。',
    en: 'The bureau’s interface does not tell how the verification stands: where nothing is known when the window is over, a clerk asks the bureau and enters what it says; the bureau’s later decision settles it too.',
  },
} as const satisfies Record<string, Bilingual>;

export type SmsStateTold = keyof typeof SMS_STATE_TOLD;
