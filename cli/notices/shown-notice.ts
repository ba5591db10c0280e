import type { NoticeText } from '#activities/notice-words.ts';
import type { Locale } from '#domain/bilingual.ts';
import type { NoticeChannel, NoticeTemplate } from '#domain/notices.ts';

/** A notice as a preview shows it. */
export interface ShownNotice {
  readonly template: NoticeTemplate;
  readonly channel: NoticeChannel;
  readonly locale: Locale;
  readonly text: NoticeText;
  /** How an order's own notice stands: its state and masked recipient. */
  readonly standing?: string;
}
