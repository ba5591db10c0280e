import { CodedError } from '#domain/errors.ts';
import { OUTCOMES, REPAIR_TARGETS, type RepairTarget } from '#domain/stages.ts';
import type { Actor } from '#domain/roles.ts';
import { allows, reviveSnapshot } from '#machines/decide.ts';
import { machineOf } from '#machines/registry.ts';
import type { OrdersDeps } from './deps.ts';
import { refuseIncomplete } from './form-checks.ts';
import { readForm } from './form.ts';
import type { LockedOrder } from './lock.ts';
import { recordFacts } from './record-facts.ts';

/** The stages that work on the form as it stands, as a submission does. */
const ON_THE_FORM: readonly unknown[] = [
  'initialReview',
  'confirmation',
  'acceptance',
  'reporting',
];

/** Whether a step is a repair that sends the form in, as its applicant would. */
export const repairSendsIn = ({ type, to }: { readonly type: string; readonly to?: unknown }) =>
  type === 'repair' && ON_THE_FORM.includes(to);

/**
 * Refuses a repair that could not be carried out: the machine does not allow it, the order was never
 * submitted and so can only end, or its form is not ready for the stage.
 * @throws CodedError `repair.not_possible`, `form.incomplete`.
 */
export function refuseImpossible(
  { vault }: Pick<OrdersDeps, 'vault'>,
  order: LockedOrder,
  to: string,
  actor: Actor,
): void {
  const possible = possibleTargets(order, actor);
  if (!(possible as readonly string[]).includes(to)) throw notPossible(order, to, possible);
  if (ON_THE_FORM.includes(to)) refuseIncomplete(order.filingType, readForm(vault, order));
}

function possibleTargets(order: LockedOrder, actor: Actor): RepairTarget[] {
  const machine = machineOf(order.filingType, order.machineVersion);
  const snapshot = reviveSnapshot(machine, order.snapshot);
  const happened = { type: 'repair', at: '', actor, record: recordFacts(order) } as const;
  return REPAIR_TARGETS.filter(
    (to) =>
      allows(snapshot, { ...happened, to }) &&
      // Nobody follows a draft, and its applicant has promised nothing: it is theirs to submit.
      (order.submittedAt !== null || (OUTCOMES as readonly string[]).includes(to)),
  );
}

function notPossible(
  { orderNo, stage }: LockedOrder,
  to: string,
  possible: readonly RepairTarget[],
): CodedError {
  return new CodedError(
    'repair.not_possible',
    `Order ${orderNo} is in ${stage} and can’t be moved to ${to}.`,
    {
      field: '/to',
      facts: { stage, possible },
      remedy:
        possible.length === 0
          ? 'An order that has ended stays ended; open a new one.'
          : `It can be moved to: ${possible.join(', ')}.`,
    },
  );
}
