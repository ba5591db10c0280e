import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import type { Stage } from '#domain/stages.ts';
import { advance } from './advance.ts';
import type { Command } from './command.ts';
import { takeBackConsents } from './consents.ts';
import type { OrdersDeps } from './deps.ts';
import { EDITABLE } from './form.ts';
import { lockOrder, orderNotFound } from './lock.ts';
import { isApplicants } from './parties.ts';
import { isNotAllowedNow, requireAsRead } from './permission.ts';

/** An applicant's wish to have an order's consent to the use of sensitive data undone. */
export interface WithdrawnConsent {
  readonly orderNo: string;
  readonly actor: Actor;
  /** Of the step that takes the order back, where one is needed. */
  readonly requestId: string;
  /** What was read, where the applicant says so. */
  readonly expected?: NonNullable<Command['expected']> | undefined;
}

/**
 * Takes back the consent that an order was sent in with (个人信息保护法 Art. 15): the order comes back to its
 * applicant, and is not sent on without a new consent. What was done before stays lawful. A second time it
 * changes nothing.
 * @returns the stage that the order is in now
 * @throws CodedError `order.not_found`, `order.changed_meanwhile`; `consent.passed_on` once the order was reported to the bureau, or has ended.
 */
export async function withdrawConsent(
  deps: OrdersDeps,
  { orderNo, actor, requestId, expected }: WithdrawnConsent,
): Promise<{ orderNo: string; stage: Stage }> {
  const stage = await deps.db.$transaction(async (tx) => {
    const order = await lockOrder(tx, orderNo);
    if (!isApplicants(order, actor.id)) throw orderNotFound(orderNo);
    requireAsRead(order, expected);
    // It is with its applicant already: there is nothing to take back but the consent.
    if (EDITABLE.includes(order.stage)) {
      await takeBackConsents(tx, orderNo, { actor, at: await deps.clock.now(tx) });
    }
    return order.stage;
  });
  if (EDITABLE.includes(stage)) return { orderNo, stage: stage as Stage };
  try {
    const advanced = await advance(deps, {
      ...{ orderNo, actor, requestId, event: { type: 'withdraw' } },
      ...(expected !== undefined && { expected }),
      also: async (tx, at) => {
        await takeBackConsents(tx, orderNo, { actor, at });
      },
    });
    return { orderNo, stage: advanced.stage };
  } catch (error) {
    throw isNotAllowedNow(error) ? passedOn(stage) : error;
  }
}

function passedOn(stage: string): CodedError {
  return new CodedError(
    'consent.passed_on',
    `The order is in ${stage}: it was reported to the bureau, or has ended, and can’t be taken back.`,
    {
      facts: { stage },
      remedy:
        'What was done until now stays lawful. To end the filing, open a deregistration once it is granted; POST /api/v1/account/erasure says what is erased when.',
    },
  );
}
