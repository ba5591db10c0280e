import type { Bilingual } from '#domain/bilingual.ts';
import { choiceOf, text } from './fields.ts';

/** Why a filing or an access ends (注销理由), named as in the authority's table as we have it. */
export const ENDING_REASONS = {
  noLongerRun: { zh: '服务不再运营', en: 'No longer run' },
  filedAnew: { zh: '主体信息变更，注销后重新备案', en: 'To be filed anew after a change' },
  otherProvider: { zh: '更换接入商', en: 'Moves to another provider' },
  domainGone: { zh: '域名到期或已转让', en: 'Domain expired or passed on' },
  subjectGone: { zh: '主体已注销或被吊销', en: 'The subject was dissolved or lost its licence' },
  notRectified: { zh: '逾期未整改', en: 'Not mended in time' },
  askedByBureau: { zh: '管局要求注销', en: 'The bureau asks for it' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Bilingual>;

export type EndingReason = keyof typeof ENDING_REASONS;

/** Why the applicant ends it; 其他 is explained in the remarks. */
export const endingReason = choiceOf({ zh: '理由', en: 'Reason' }, ENDING_REASONS);

/**
 * What a deregistration asks for a second time, because it can't be undone: the applicant types the name or the
 * number of what goes (ending-relations.ts compares).
 */
export const irreversible = text(
  {
    ...{ zh: '不可恢复确认', en: 'What goes for good' },
    help: {
      zh: '注销成功后不可恢复，再次使用须重新备案。请输入要注销的服务（注销主体时为主体）的名称或备案号，以示确认。',
      en: 'A deregistration cannot be undone: using the service again means filing again. Type the name or the number of the service – or of the subject, where that goes – to confirm it.',
    },
    example: '津ICP备2026000001号-1',
  },
  512,
);
