import { CodedError } from '#domain/errors.ts';
import { ownerAccountOf } from './accounts.ts';
import { readForm } from './form.ts';
import type { OpenStep } from './open-step.ts';

/**
 * Names the account that a transfer is to go to, as its form has it.
 * @throws CodedError `receiver.unknown`, `receiver.same_account`: nothing of the step is written.
 */
export async function nameReceiver({ tx, deps, order, patch }: OpenStep): Promise<void> {
  const { receiver } = readForm(deps.vault, order) as { receiver?: { account?: string } };
  const account = await tx.account.findUnique({ where: { handle: receiver?.account ?? '' } });
  // An account of staff, one that is shut, and a sub-user can't have a service: for the applicant none is there.
  if (account?.role !== 'applicant' || account.disabledAt !== null || account.parentId !== null) {
    throw new CodedError('receiver.unknown', 'There is no such account to receive the service.', {
      field: '/receiver/account',
      remedy: 'Ask the receiver for the name of its account here, and compare it letter by letter.',
    });
  }
  if (account.id === (await ownerAccountOf(tx, order.accountId, order.mainAccountId))) {
    throw new CodedError('receiver.same_account', 'The service is under this account already.', {
      field: '/receiver/account',
      remedy: 'Name the account that the service is to move to.',
    });
  }
  patch.receiverId = account.id;
}

/** The order was taken back: whoever was to receive the service has no part in it any more. */
export function releaseReceiver({ patch }: OpenStep): void {
  patch.receiverId = null;
}

/** The account that is to accept the order; null where nobody has been named. */
export const receiverOf = ({ order, patch }: Pick<OpenStep, 'order' | 'patch'>): string | null =>
  patch.receiverId === undefined ? order.receiverId : patch.receiverId;
