import type { Locale } from '#domain/bilingual.ts';
import { maySend } from '#domain/events.ts';
import type { Role } from '#domain/roles.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { stageTitle } from '#domain/stage-titles.ts';
import { STAGES, type WaitingOn } from '#domain/stages.ts';
import type { EventDescription, FilingDescription, StageDescription } from '#machines/describe.ts';

/** What a page shows as one row and one box: a stage, or one step of a stage that has several. */
export interface Situation {
  readonly id: string;
  readonly filingType: FilingType;
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
export function situationsOf({ filingType, stages, outcomes }: FilingDescription): Situation[] {
  return stages
    .filter(({ name }) => !(outcomes as readonly string[]).includes(name))
    .flatMap((stage): Situation[] => {
      const own = stage.events.filter(({ everywhere }) => !everywhere);
      if (stage.steps.length === 0) {
        const [waitingOn = null] = stage.waitingOn;
        return [
          { id: stage.name, filingType, stage, step: null, waitingOn, events: own, first: true },
        ];
      }
      return stage.steps.map(({ name, waitingOn }, index) => ({
        id: idOf(stage.name, name),
        filingType,
        stage,
        step: name,
        waitingOn,
        events: own.filter(({ step }) => step === null || step === name),
        first: index === 0,
      }));
    });
}

/** What every open stage accepts from somebody, once each. */
export function everywhereIn(
  { stages }: FilingDescription,
  role: Role,
): readonly EventDescription[] {
  return (stages[0]?.events ?? []).filter(
    ({ type, everywhere }) => everywhere && maySend(role, type),
  );
}

/** The last situation of the route: an order in it waits for what the bureau decides. */
export const isLast = (situations: readonly Situation[], { id }: Situation): boolean =>
  situations.at(-1)?.id === id;

/** The name of a situation for people: `待提交管局 (1/2)`. */
export function titleOf({ stage, step }: Situation, locale: Locale): string {
  const title = STAGES[stage.name][locale];
  if (step === null) return title;
  const at = stage.steps.findIndex(({ name }) => name === step) + 1;
  return `${title} (${String(at)}/${String(stage.steps.length)})`;
}

const STAYS = { zh: '留在原阶段', en: 'stays where it is' } as const;

/** The name of the situation that an event leads to. */
export const targetTitle = (
  situations: readonly Situation[],
  { to, toStep }: EventDescription,
  locale: Locale,
): string => {
  if (to === null) return STAYS[locale];
  const target = situations.find(({ id }) => id === idOf(to, toStep));
  if (target !== undefined) return titleOf(target, locale);
  const [{ filingType } = {}] = situations;
  return (filingType === undefined ? STAGES[to] : stageTitle(to, filingType))[locale];
};
