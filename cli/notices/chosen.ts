import type { Locale } from '#domain/bilingual.ts';
import { CodedError } from '#domain/errors.ts';
import {
  NOTICE_CHANNELS,
  NOTICE_TEMPLATES,
  type NoticeChannel,
  type NoticeTemplate,
} from '#domain/notices.ts';

/** Which texts are to be shown. */
export interface Chosen {
  readonly template: NoticeTemplate | undefined;
  readonly channels: readonly NoticeChannel[];
  readonly locales: readonly Locale[];
}

const LOCALES: readonly Locale[] = ['zh', 'en'];

/**
 * Reads what was typed.
 * @throws CodedError `notice.unknown`, `notice.channel_unknown`, `notice.locale_unknown`, each with the choice.
 */
export function chosenOf(template?: string, channel?: string, locale?: string): Chosen {
  const channels = Object.keys(NOTICE_CHANNELS) as NoticeChannel[];
  return {
    template:
      template === undefined
        ? undefined
        : oneOf(NOTICE_TEMPLATES, template, 'notice.unknown', 'notice', 'template'),
    channels:
      channel === undefined
        ? channels
        : [oneOf(channels, channel, 'notice.channel_unknown', 'channel', '--channel')],
    locales:
      locale === undefined
        ? LOCALES
        : [oneOf(LOCALES, locale, 'notice.locale_unknown', 'locale', '--locale')],
  };
}

function oneOf<T extends string>(
  choice: readonly T[],
  typed: string,
  code: string,
  what: string,
  field: string,
): T {
  const found = choice.find((one) => one === typed);
  if (found !== undefined) return found;
  throw new CodedError(code, `There is no ${what} “${typed}”.`, {
    field,
    remedy: `Choose one of ${choice.join(', ')}.`,
  });
}
