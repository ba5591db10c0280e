import type { Locale } from '#domain/bilingual.ts';
import { dayInShanghai } from '#domain/calendar/days.ts';
import type { StandingView } from '../../registry/schemas.ts';
import { valueInWords } from '../form/value-in-words.ts';

const dayOf = (instant: string | null): string | null =>
  instant === null ? null : dayInShanghai(new Date(instant));

/** A record that stands in the registry, line by line. */
export function standingLines(
  { fields, providerId, bureauId, grantedAt, endedAt }: StandingView,
  locale: Locale,
) {
  return {
    ...{ providerId, bureauId, filed: dayOf(grantedAt), ended: dayOf(endedAt) },
    rows: fields.map(({ field, label, value }) => ({
      ...{ label, text: valueInWords(field, value, locale) },
    })),
  };
}
