import type { Locale } from '#domain/bilingual.ts';
import { EVENTS } from '#domain/events.ts';
import { stageTitle } from '#domain/stage-titles.ts';
import type { EventDescription, FilingDescription } from '#machines/describe.ts';
import { everywhereIn, idOf, isLast, situationsOf, titleOf, type Situation } from './situations.ts';
import { overText } from './term-words.ts';

/** The way of a filing as a Mermaid diagram. */
export function diagram(filing: FilingDescription, locale: Locale): string {
  const situations = situationsOf(filing);
  const decisions = everywhereIn(filing, 'authority');
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...situations.map((situation) => `  state "${titleOf(situation, locale)}" as ${situation.id}`),
    ...filing.outcomes.map(
      (outcome) => `  state "${stageTitle(outcome, filing.filingType)[locale]}" as ${outcome}`,
    ),
    `  [*] --> ${situations[0]?.id ?? ''}`,
    ...situations.flatMap((situation) =>
      arrows(situation, isLast(situations, situation) ? decisions : [], locale),
    ),
    ...filing.outcomes.map((outcome) => `  ${outcome} --> [*]`),
    '```',
  ].join('\n');
}

/**
 * The arrows out of a situation, one for each place they lead to. What every stage accepts is drawn only
 * where an order waits for it: at each box it would hide the route.
 */
function arrows(
  { id, events, stage }: Situation,
  decisions: readonly EventDescription[],
  locale: Locale,
): string[] {
  const labels = new Map<string, string[]>();
  const add = (target: string, text: string) =>
    labels.set(target, [...(labels.get(target) ?? []), text]);
  for (const { type, to, toStep } of [...events, ...decisions]) {
    if (to !== null) add(idOf(to, toStep), EVENTS[type].title[locale]);
  }
  for (const { name, to } of stage.terms) {
    if (to !== null) add(to, overText(name, locale));
  }
  return [...labels].map(([target, texts]) => `  ${id} --> ${target}: ${texts.join(' / ')}`);
}
