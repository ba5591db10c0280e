import type { Locale } from '#domain/bilingual.ts';
import type { Effect } from '../answers.ts';
import { valueInWords } from '../form/value-in-words.ts';
import type { Word } from '../words.ts';

const TITLES: Readonly<Record<Effect['state'], Word | undefined>> = {
  planned: 'progress.effect',
  written: 'progress.effectDone',
  without: undefined,
};

/** What an order changes of what is filed, as its page shows it; null where there is nothing to say. */
export function effectLines(effect: Effect | undefined, locale: Locale) {
  if (effect === undefined) return null;
  const title = TITLES[effect.state];
  if (title === undefined) return null;
  const changes = effect.changes.map(({ differences, ...change }) => ({
    ...change,
    differences: differences.map(({ field, label, before, after }) => ({
      label,
      before: valueInWords(field, before, locale),
      after: valueInWords(field, after, locale),
      // Of what stays filed, a field can be taken out; of what is new or has ended, one column is empty by nature.
      emptied: change.change === 'changed' && after === undefined,
    })),
  }));
  return { title, changes, afterwards: effect.afterwards };
}
