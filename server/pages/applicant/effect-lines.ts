import type { Effect } from '../answers.ts';
import { inWords } from '../form/summary.ts';
import type { Word } from '../words.ts';

const TITLES: Readonly<Record<Effect['state'], Word | undefined>> = {
  planned: 'progress.effect',
  written: 'progress.effectDone',
  without: undefined,
};

/** What an order changes of what is filed, as its page shows it; null where there is nothing to say. */
export function effectLines(effect: Effect | undefined) {
  if (effect === undefined) return null;
  const title = TITLES[effect.state];
  if (title === undefined) return null;
  const changes = effect.changes.map(({ differences, ...change }) => ({
    ...change,
    differences: differences.map(({ label, before, after }) => ({
      ...{ label, before: inWords(before), after: inWords(after) },
    })),
  }));
  return { title, changes, afterwards: effect.afterwards };
}
