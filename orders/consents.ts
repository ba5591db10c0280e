import { createHash } from 'node:crypto';
import { CONSENTS } from '#domain/consents/texts.ts';
import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import { audit } from './audit.ts';

/** Somebody accepts the text on sensitive data, as it was shown to them. */
interface Consenting {
  readonly orderNo: string;
  readonly actor: Actor;
  /** The version that was read. */
  readonly version: string;
}

/**
 * What is written with a submission: that its applicant accepted the text on sensitive data, in which version,
 * and which words that was.
 * @throws CodedError `consent.outdated` where the text has another version by now.
 */
export function consenting({ orderNo, actor, version }: Consenting) {
  const purpose = 'sensitiveData';
  const { version: current, text } = CONSENTS[purpose];
  if (version !== current) throw outdated(current);
  const textHash = createHash('sha256').update(`${text.zh}\n${text.en}`).digest('hex');
  return async (tx: Transaction, at: Date): Promise<void> => {
    const consent = { purpose, version, textHash };
    await tx.consent.create({
      data: { ...consent, orderNo, accountId: actor.id, acceptedAt: at },
    });
    await audit(tx, { at, actor, action: 'consent.given', target: orderNo, after: consent });
  };
}

function outdated(current: string): CodedError {
  return new CodedError('consent.outdated', 'The text that you accepted has been changed.', {
    field: '/consent',
    facts: { version: current },
    remedy: 'Read it as it is now, and accept that version.',
  });
}
