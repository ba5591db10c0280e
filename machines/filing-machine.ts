import { REPAIR_TARGETS, type Stage } from '#domain/stages.ts';
import { FILING_ROOT, emptyContext, filing } from './filing-setup.ts';
import { managersClock } from './stages/managers-clock.ts';
import { repairs } from './stages/repairs.ts';

/** A stage as the functions in stages/ make it. */
export type StageConfig = Parameters<typeof filing.createStateConfig>[0];

/** The stages of a route, by name. */
export type Route = Partial<Record<Stage, StageConfig>> & { readonly draft: StageConfig };

/** What an order can be told in every stage, beside the managers' clock and repairs. */
type Everywhere = Parameters<typeof filing.createStateConfig>[0]['on'];

/**
 * Makes the machine of a filing from its route. Every order begins as a draft; in each of its stages
 * managers have the clock, and administrators the repairs into the stages that the route has.
 * @param everywhere what else is accepted in all stages: the bureau's answers, where there is a bureau
 */
export function filingMachine(route: Route, everywhere: Everywhere = {}) {
  return filing.createMachine({
    id: FILING_ROOT,
    context: emptyContext,
    initial: 'draft',
    on: {
      ...everywhere,
      ...managersClock(),
      ...repairs(REPAIR_TARGETS.filter((stage) => Object.hasOwn(route, stage))),
    },
    states: route as Record<Stage, StageConfig>,
  });
}
