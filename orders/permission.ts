import { CodedError } from '#domain/errors.ts';
import { EVENTS, maySend, type EventType, type FilingEvent } from '#domain/events.ts';
import type { Actor } from '#domain/roles.ts';
import { STAGES, WAITING_ON, type WaitingOn } from '#domain/stages.ts';
import { allows } from '#machines/decide.ts';
import { waitingOn } from '#machines/describe.ts';
import type { FilingSnapshot } from '#machines/registry.ts';
import type { Transaction } from '#prisma/client.ts';
import { allowedNow } from './allowed.ts';
import type { Command, EventInput } from './command.ts';
import { refuseTakenBack, requireConsent } from './consents.ts';
import type { OrdersDeps } from './deps.ts';
import { changedMeanwhile } from './form.ts';
import { orderNotFound, type LockedOrder } from './lock.ts';
import { refuseDropped } from './outbox.ts';
import { isOfOwnSide, isParty } from './parties.ts';
import { requireReady, type Beforehand } from './ready-to-submit.ts';
import { repairSendsIn } from './repair-targets.ts';
import { requireRecallable } from './recall.ts';
import { requireDecider } from './require-decider.ts';
import { isInScope, scopesOf } from './scopes.ts';

interface Question {
  readonly tx: Transaction;
  readonly deps: OrdersDeps;
  readonly order: LockedOrder;
  readonly snapshot: FilingSnapshot;
  readonly command: Command;
  /** What the authority said, asked before the order was locked. */
  readonly beforehand: Beforehand;
  readonly event: object;
}

/** Whether a command may be carried out now, asked under the order's lock. The first "no" is thrown. */
export async function checkCommand(question: Question): Promise<void> {
  await checkAct(question);
  const { order, command, beforehand, deps, tx } = question;
  const { actor, taskId, secondOf, consent, event } = command;
  await PRECONDITIONS[event.type]?.({
    ...{ tx, deps, order, beforehand, event },
    ...{ actor, actorId: actor.id, taskId, secondOf, consent },
  });
}

/**
 * Whether somebody may do this to the order as it stands, before what the event asks of the record beside.
 * @throws CodedError `order.not_found`, `event.not_yours`, `event.of_the_other_side`, `order.changed_meanwhile`,
 *   `order.not_allowed_now`.
 */
export async function checkAct(question: Omit<Question, 'beforehand'>): Promise<void> {
  const { order, snapshot, command, event, tx } = question;
  const { actor, expected } = command;
  const { type } = command.event;

  // Another applicant's order does not exist for this one: "not yours" would tell that it does.
  if (actor.role === 'applicant' && !isParty(order, actor.id)) throw orderNotFound(order.orderNo);
  if (!maySend(actor.role, type)) throw notYours(type, actor.role);
  if (!isInScope(await scopesOf(tx, actor), order)) throw orderNotFound(order.orderNo);
  if (!isOfOwnSide(order, actor, type)) throw ofTheOtherSide(type);
  requireAsRead(order, expected);
  if (!allows(snapshot, event as FilingEvent)) throw await notAllowedNow(question);
}

/**
 * Refuses what was decided on another state of the order than the present one.
 * @throws CodedError `order.changed_meanwhile`.
 */
export function requireAsRead(order: LockedOrder, expected: Command['expected']): void {
  if (expected === undefined) return;
  const { revision, formVersion } = expected;
  if (revision !== order.revision || formVersion !== order.formVersion)
    throw changedMeanwhile(order);
}

/** What an event asks of the record beside the machine's consent. */
const PRECONDITIONS: Partial<
  Record<
    EventType,
    (given: {
      tx: Transaction;
      deps: OrdersDeps;
      order: LockedOrder;
      beforehand: Beforehand;
      actor: Actor;
      actorId: string;
      taskId: string | undefined;
      secondOf: string | undefined;
      consent: string | undefined;
      event: EventInput;
    }) => Promise<void> | void
  >
> = {
  submit: requireSendable,
  resubmit: requireSendable,
  reportAgain: (given) => requireAgreed(given),
  repair: ({ tx, order, event }) =>
    repairSendsIn(event) ? refuseTakenBack(tx, order.orderNo) : undefined,
  pass: requirePassable,
  returnToComplete: requireDecider,
  reject: requireDecider,
  recall: requireRecallable,
  extendTerm: requireCount,
  reportFrozen: ({ tx, event }) => refuseDropped(tx, String(event.reportId)),
};

/** How much more time a manager may give at once, in the unit of the term. */
const EXTENSION_AT_MOST = 60;

function requireCount({ event: { count } }: { event: EventInput }): void {
  const whole = Number.isInteger(count) && Number(count) >= 1;
  if (whole && Number(count) <= EXTENSION_AT_MOST) return;
  throw new CodedError(
    'extension.out_of_range',
    `A term is extended by 1 to ${String(EXTENSION_AT_MOST)} at a time.`,
    { field: '/count', remedy: 'Give a whole number; more time can be given again later.' },
  );
}

type Sending = Parameters<typeof requireReady>[0] & {
  readonly consent: string | undefined;
};

const requireAgreed = ({ tx, order, consent }: Sending) => requireConsent(tx, order, consent);

/** The consent before the form: without it nobody looks at what the form says. */
async function requireSendable(given: Sending): Promise<void> {
  await requireAgreed(given);
  await requireReady(given);
}

/** A pass sends what the applicant wrote to the bureau: not without a consent that stands. */
async function requirePassable(given: Parameters<typeof requireDecider>[0]): Promise<void> {
  await requireDecider(given);
  await refuseTakenBack(given.tx, given.order.orderNo);
}

/** The refusal of an event to a role that may never send it: says who may. */
export function notYours(type: EventType, role: string): CodedError {
  const by = EVENTS[type].by.join(', ');
  return new CodedError(
    'event.not_yours',
    `“${EVENTS[type].title.en}” is not for a ${role} to do.`,
    {
      facts: { by: EVENTS[type].by },
      remedy: `It is done by: ${by}.`,
    },
  );
}

function ofTheOtherSide(type: EventType): CodedError {
  return new CodedError(
    'event.of_the_other_side',
    `“${EVENTS[type].title.en}” is for the other account of this order to do.`,
    {
      remedy:
        'Whoever receives a service accepts or declines it; all the rest is for the account that opened the order.',
    },
  );
}

/** The refusal of an event that the order's state does not allow: names the state, who acts, and what is allowed. */
async function notAllowedNow({
  tx,
  deps,
  order,
  snapshot,
  command: { actor, event },
}: Omit<Question, 'beforehand'>): Promise<CodedError> {
  const allowed = await allowedNow(tx, deps, order, snapshot, actor);
  const who: WaitingOn | null = waitingOn(snapshot);
  const stage = STAGES[order.stage as keyof typeof STAGES].en;
  const waits = who === null ? 'it has ended' : WAITING_ON[who].en.toLowerCase();
  const can =
    allowed.length === 0
      ? 'There is nothing for you to do now.'
      : `What you can do now: ${allowed.map((type) => EVENTS[type].title.en).join(', ')}.`;
  return new CodedError(
    'order.not_allowed_now',
    `Order ${order.orderNo} is in “${stage}” (${waits}); “${EVENTS[event.type].title.en}” is not possible there.`,
    { facts: { stage: order.stage, waitingOn: who, allowed }, remedy: can },
  );
}

/** Whether a step was refused because the order does not allow its event (any more). */
export function isNotAllowedNow(error: unknown): boolean {
  return error instanceof CodedError && error.code === 'order.not_allowed_now';
}
