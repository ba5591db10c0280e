import type { Bilingual } from '../bilingual.ts';
import type { Role } from '../roles.ts';

/** On whose records somebody has a right. */
export const REACHES = {
  own: { zh: '本账号的', en: 'its own' },
  receiver: { zh: '转给本账号的', en: 'what it is to receive' },
  granted: { zh: '获授权的', en: 'what it was granted' },
  scope: { zh: '所分管省份和类型的', en: 'of its provinces and filing types' },
  claimed: {
    zh: '所分管省份和类型的，领取其任务期间方可查看未脱敏的个人信息',
    en: 'of its provinces and filing types, personal data as it is only while it holds a task of the order',
  },
  masked: { zh: '全部，个人信息脱敏', en: 'all, personal data masked' },
  all: { zh: '全部', en: 'all' },
} as const satisfies Record<string, Bilingual>;

export type Reach = keyof typeof REACHES;

/**
 * Who may have a right: a role, or a sub-user. A sub-user has the role of its main account; where it may less,
 * orders/ finds it out from the account, and the table says it.
 */
export type Holder = Role | 'subUser';

/** A right: its name in both languages, and who has it on whose records. Who is not named has it not. */
export interface RightFacts {
  readonly title: Bilingual;
  readonly who: Readonly<Partial<Record<Holder, Reach>>>;
}
