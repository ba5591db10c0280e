import type { EventType } from '#domain/events.ts';
import type { TermName } from '#domain/terms/terms.ts';
import { decide, firstSnapshot, type Decision } from '#machines/decide.ts';
import type { FilingMachine, FilingSnapshot } from '#machines/registry.ts';
import { happening } from './happenings.ts';

/** One step of an order as our own code takes it. */
export interface Step extends Decision {
  readonly type: EventType | TermName;
  readonly before: FilingSnapshot;
}

/** Takes an order from its beginning through all that happens to it, by our own `decide`. */
export function walk(
  machine: FilingMachine,
  happenings: readonly (EventType | TermName)[],
): Step[] {
  let snapshot = firstSnapshot(machine);
  return happenings.map((type) => {
    const before = snapshot;
    const decision = decide(machine, before, happening(type, before.context));
    snapshot = decision.snapshot;
    return { type, before, ...decision };
  });
}

/** The last step of such a walk. */
export function lastOf(machine: FilingMachine, ...happenings: (EventType | TermName)[]): Step {
  const step = walk(machine, happenings).at(-1);
  if (step === undefined) throw new Error('a walk has at least one step');
  return step;
}

/** How the tests bring an order to a stage: the shortest way for an order that was reported. */
export const REPORTED = ['submit', 'pass', 'reportFrozen', 'reportAccepted'] as const;
export const VERIFIED = [...REPORTED, 'smsVerified'] as const;
export const REFUSED = [...VERIFIED, 'bureauRefused'] as const;
