import type { Locale } from '#domain/bilingual.ts';
import { STAGES, type WaitingOn } from '#domain/stages.ts';
import type { EventDescription, FilingDescription, StageDescription } from '#machines/describe.ts';

/** What a page shows as one row and one box: a stage, or one step of a stage that has several. */
export interface Situation {
  readonly id: string;
  readonly stage: StageDescription;
  readonly step: string | null;
  readonly waitingOn: WaitingOn | null;
  /** What it accepts, without what every open stage accepts. */
  readonly events: readonly EventDescription[];
  /** Whether orders enter the stage here. */
  readonly first: boolean;
}

/** The name of a situation in a diagram. */
export const idOf = (stage: string, step: string | null): string =>
  step === null ? stage : `${stage}_${step}`;

/** All situations of a filing, in the order of its route; outcomes are not among them. */
export function situationsOf({ stages, outcomes }: FilingDescription): Situation[] {
  return stages
    .filter(({ name }) => !(outcomes as readonly string[]).includes(name))
    .flatMap((stage): Situation[] => {
      const own = stage.events.filter(({ everywhere }) => !everywhere);
      if (stage.steps.length === 0) {
        const [waitingOn = null] = stage.waitingOn;
        return [{ id: stage.name, stage, step: null, waitingOn, events: own, first: true }];
      }
      return stage.steps.map(({ name, waitingOn }, index) => ({
        id: idOf(stage.name, name),
        stage,
        step: name,
        waitingOn,
        events: own.filter(({ step }) => step === null || step === name),
        first: index === 0,
      }));
    });
}

/** What every open stage accepts, once each. */
export function everywhereIn({ stages }: FilingDescription): readonly EventDescription[] {
  return (stages[0]?.events ?? []).filter(({ everywhere }) => everywhere);
}

/** The name of a situation for people: `待提交管局 (1/2)`. */
export function titleOf({ stage, step }: Situation, locale: Locale): string {
  const title = STAGES[stage.name][locale];
  if (step === null) return title;
  const at = stage.steps.findIndex(({ name }) => name === step) + 1;
  return `${title} (${String(at)}/${String(stage.steps.length)})`;
}

/** The name of the situation that an event leads to. */
export const targetTitle = (
  situations: readonly Situation[],
  { to, toStep }: EventDescription,
  locale: Locale,
): string => {
  const target = situations.find(({ id }) => id === idOf(to, toStep));
  return target === undefined ? STAGES[to][locale] : titleOf(target, locale);
};
