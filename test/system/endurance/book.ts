import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { OUTCOMES, type Stage } from '#domain/stages.ts';
import { machineOf } from '#machines/registry.ts';
import type { Chance } from './chance.ts';
import type { Client } from './client.ts';

/** An order as its people know it: what they have seen, and how often they have acted. */
export interface Known {
  readonly n: number;
  readonly orderNo: string;
  readonly form: NewSubjectForm;
  readonly applicant: Client;
  /** Where it waits until all stages are filled. */
  readonly hold: Stage;
  stage: Stage;
  /** Wall time before which its applicant does not look again. */
  lookAt: number;
  /** Wall time at which its stage was first seen. */
  since: number;
  readonly done: { reviews: number; corrections: number; verifications: number };
}

/**
 * How people go about it. `spreading`: at once, but each order stops in the stage where it is to be held;
 * `busy`: after a while, as people do; `finishing`: at once.
 */
export type Pace = 'spreading' | 'busy' | 'finishing';

/** Stages in which a first filing can be under way, filled evenly before the first kill. */
export const UNDER_WAY = (Object.keys(machineOf('newSubject', 1).root.states) as Stage[]).filter(
  (stage) => !(OUTCOMES as readonly string[]).includes(stage),
);

/** Whether nobody can do anything more about it, as far as its people know. */
export const hasEnded = ({ stage }: Known): boolean =>
  (OUTCOMES as readonly Stage[]).includes(stage);

/** How long people take over a stage, in wall milliseconds. */
const SHORTEST_MS = 4_000;
const LONGEST_MS = 45_000;
/** The bureau takes its time, and many a draft lies about; neither needs anything of ours meanwhile. */
const LEISURELY_MS = 150_000;
const LEISURELY: readonly Stage[] = ['draft', 'bureauReview'];

/** All orders, and who may act on which by now. */
export function createBook(chance: Chance) {
  const orders = new Map<string, Known>();
  let pace: Pace = 'spreading';
  let mayReport = false;
  const thinking = ({ orderNo, stage, done }: Known): number => {
    const drawn = chance(`${orderNo}/${stage}/${JSON.stringify(done)}/thinking`);
    return SHORTEST_MS + drawn * (LEISURELY.includes(stage) ? LEISURELY_MS : LONGEST_MS);
  };
  return {
    chance,
    orders,
    setPace: (next: Pace): void => {
      pace = next;
    },
    /** Notes the stage that somebody has seen an order in; whether its people act now. */
    ripe: (order: Known, stage: Stage): boolean => {
      if (order.stage !== stage) Object.assign(order, { stage, since: Date.now() });
      if (pace === 'spreading') {
        // Reporting is passed within a second: these wait before it until the authority is closed.
        const before = order.hold === 'reporting' && stage === 'initialReview' && !mayReport;
        return order.hold !== stage && !before;
      }
      return pace === 'finishing' || Date.now() - order.since > thinking(order);
    },
    pace: (): Pace => pace,
    /** The orders that are held in reporting go there now. */
    fillReporting: (): void => {
      mayReport = true;
    },
    /** Whether orders are still brought to where they are held. */
    spreading: (): boolean => pace === 'spreading',
  };
}

export type Book = ReturnType<typeof createBook>;
