import { CodedError } from '#domain/errors.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { Transaction } from '#prisma/client.ts';
import { mainAccountOf } from './application-of.ts';

/** A form of any filing type; only that of a transfer names a receiver. */
export type FormOfAny = AnyDraft & { readonly receiver?: { readonly account?: string } };

/** What an order is about: records that stand in the registry, and who is to receive what is transferred. */
export interface NamedRecords {
  readonly subjectId: string | null;
  readonly serviceId: string | null;
  readonly receiverId: string | null;
}

/**
 * Finds what a form that is sent in names: by filing number in any accepted spelling, the receiver by handle
 * or id.
 * @param accountId whose order it is
 * @throws CodedError `transfer.receiver_unknown`, `transfer.receiver_is_sender`.
 */
export async function namedRecords(
  tx: Transaction,
  form: FormOfAny,
  accountId: string,
): Promise<NamedRecords> {
  const { subject, service, receiver } = form;
  return {
    subjectId: await idOf(subject?.icpNumber, (where) => tx.subject.findUnique({ where })),
    serviceId: await idOf(service?.icpNumber, (where) => tx.service.findUnique({ where })),
    receiverId:
      receiver?.account === undefined ? null : await receiverOf(tx, receiver.account, accountId),
  };
}

async function idOf(
  icpNumber: string | undefined,
  find: (where: { icpNumber: string }) => Promise<{ id: string } | null>,
): Promise<string | null> {
  if (icpNumber === undefined) return null;
  const row = await find({ icpNumber: canonicalIcpNumber(icpNumber) });
  return row?.id ?? null;
}

/** The main account of whoever is named: what is received belongs to a main account. */
async function receiverOf(tx: Transaction, named: string, accountId: string): Promise<string> {
  const receiver = await findReceiver(tx, named);
  if (receiver === null) {
    throw new CodedError(
      'transfer.receiver_unknown',
      `There is no account ${named} that a service could move to.`,
      { field: '/receiver/account', remedy: 'Ask the receiver for the name of their account.' },
    );
  }
  if (receiver !== (await mainAccountOf(tx, accountId))) return receiver;
  throw new CodedError(
    'transfer.receiver_is_sender',
    'The service would move to the account that it is in.',
    { field: '/receiver/account', remedy: 'Name the account that is to have it.' },
  );
}

/** The main account that is called so, by its handle or its id; null where there is none. */
export async function findReceiver(tx: Transaction, named: string): Promise<string | null> {
  const text = named.trim();
  const account = await tx.account.findFirst({
    where: { OR: [{ handle: text }, { id: text }], role: 'applicant', disabledAt: null },
  });
  return account === null ? null : (account.parentId ?? account.id);
}
