import { createHash } from 'node:crypto';
import { CONSENTS } from '#domain/consents/texts.ts';
import { CodedError } from '#domain/errors.ts';
import type { EventType } from '#domain/events.ts';
import type { Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import { audit } from './audit.ts';
import type { LockedOrder } from './lock.ts';

/** What is asked for; sensitive data want a consent of their own. */
const PURPOSE = 'sensitiveData';

/** With what an applicant sends sensitive data on: to our reviewers, or straight to the bureau again. */
const SENDS: readonly EventType[] = ['submit', 'resubmit', 'reportAgain'];

type Consenting = Pick<LockedOrder, 'orderNo' | 'accountId' | 'mainAccountId'>;

/** Sub-users consent in the name of their main account: it is whom the persons concerned have told. */
const inWhoseName = ({ accountId, mainAccountId }: Consenting): string =>
  mainAccountId ?? accountId;

/**
 * Nothing is sent on without a consent to the text on sensitive data as it is now: given with the event, or
 * standing for this order since an earlier one, in the name of the same main account (个人信息保护法 Arts. 14, 29).
 * @param version the one that was read and accepted; undefined where the event came without
 * @throws CodedError `consent.outdated` for another version, `consent.required` where none stands.
 */
export async function requireConsent(
  tx: Transaction,
  order: Consenting,
  version: string | undefined,
): Promise<void> {
  const current = CONSENTS[PURPOSE].version;
  if (version !== undefined) {
    if (version === current) return;
    throw outdated(current);
  }
  const standing = await tx.consent.count({
    where: {
      ...{ orderNo: order.orderNo, inNameOf: inWhoseName(order), withdrawnAt: null },
      ...{ purpose: PURPOSE, version: current },
    },
  });
  if (standing === 0) throw required(current);
}

/**
 * Writes a consent that came with an event, which `requireConsent` has let pass: who accepted it, in whose name,
 * in which version, and which words that was. Events that need none keep none.
 */
export async function keepConsent(
  tx: Transaction,
  order: Consenting,
  given: { version: string | undefined; type: EventType; actor: Actor; at: Date },
): Promise<void> {
  const { version, type, actor, at } = given;
  if (version === undefined || !SENDS.includes(type)) return;
  const { text } = CONSENTS[PURPOSE];
  const textHash = createHash('sha256').update(`${text.zh}\n${text.en}`).digest('hex');
  const { orderNo } = order;
  const consent = { purpose: PURPOSE, version, textHash };
  const inNameOf = inWhoseName(order);
  await tx.consent.create({
    data: { ...consent, orderNo, accountId: actor.id, inNameOf, acceptedAt: at },
  });
  const after = { ...consent, inNameOf };
  await audit(tx, { at, actor, action: 'consent.given', target: orderNo, after });
}

/**
 * Takes back what consents stand for an order.
 * @returns how many there were
 */
export async function takeBackConsents(
  tx: Transaction,
  orderNo: string,
  { actor, at }: { actor: Actor; at: Date },
): Promise<number> {
  const { count } = await tx.consent.updateMany({
    where: { orderNo, withdrawnAt: null },
    data: { withdrawnAt: at },
  });
  if (count > 0) {
    await audit(tx, { at, actor, action: 'consent.withdrawn', target: orderNo, after: { count } });
  }
  return count;
}

/**
 * Nobody sends an order in, or on, for an applicant who took the consent back.
 * @throws CodedError `consent.withdrawn`.
 */
export async function refuseTakenBack(tx: Transaction, orderNo: string): Promise<void> {
  const refusal = await takenBackRefusal(tx, orderNo);
  if (refusal !== null) throw refusal;
}

/** Why an order can’t go on without its applicant, where the consent was taken back; null where one stands. */
export async function takenBackRefusal(
  tx: Transaction,
  orderNo: string,
): Promise<CodedError | null> {
  const consents = await tx.consent.findMany({
    where: { orderNo },
    select: { withdrawnAt: true },
  });
  if (consents.length === 0 || consents.some(({ withdrawnAt }) => withdrawnAt === null))
    return null;
  return new CodedError('consent.withdrawn', 'The applicant has taken the consent back.', {
    remedy: 'Only the applicant can send this order in again, with a new consent.',
  });
}

const WHERE_TO_READ = 'The text is at GET /api/v1/consents (purpose sensitiveData)';

function required(current: string): CodedError {
  return new CodedError(
    'consent.required',
    'Sensitive personal data are not sent on without a consent to their use.',
    {
      field: '/consent',
      facts: { purpose: PURPOSE, version: current, read: '/api/v1/consents' },
      remedy: `${WHERE_TO_READ}; send {"consent": "${current}"} along once the persons concerned agree.`,
    },
  );
}

function outdated(current: string): CodedError {
  return new CodedError('consent.outdated', 'The text that you accepted has been changed.', {
    field: '/consent',
    facts: { purpose: PURPOSE, version: current, read: '/api/v1/consents' },
    remedy: `${WHERE_TO_READ}; read it as it is now, and accept that version.`,
  });
}
