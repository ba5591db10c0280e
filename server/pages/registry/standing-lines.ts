import { dayInShanghai } from '#domain/calendar/days.ts';
import { mayReveal } from '#domain/masking/reveals.ts';
import type { StandingView } from '../../registry/schemas.ts';
import { valueInWords } from '../form/value-in-words.ts';
import type { RevealedFields } from '../reveals.ts';
import type { Member } from '../visit.ts';

const dayOf = (instant: string | null): string | null =>
  instant === null ? null : dayInShanghai(new Date(instant));

/**
 * A record that stands in the registry, line by line; what was just revealed of it in the clear, and beside what
 * may be a button.
 */
export function standingLines(
  { id, fields, providerId, bureauId, grantedAt, endedAt }: StandingView,
  { locale, session }: Member,
  revealed: RevealedFields,
) {
  const rows = fields.map(({ field, label, value, masked }) => {
    const shown = revealed.of === id ? revealed.values.get(field) : undefined;
    const hidden = masked && shown === undefined;
    return {
      ...{ field, label, text: valueInWords(field, shown ?? value, locale) },
      reveal: hidden && mayReveal(session.role, 'filings.reveal', field),
    };
  });
  return {
    ...{ id, providerId, bureauId, filed: dayOf(grantedAt), ended: dayOf(endedAt) },
    ...{ rows, revealable: rows.some(({ reveal }) => reveal) },
  };
}
