import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import type { Vault } from '#prisma/vault.ts';
import { audit } from '../audit.ts';
import type { OrdersDeps } from '../deps.ts';
import { chainState } from './state.ts';
import { verifyAudit, type Verified } from './verify.ts';

/** As many rows are walked in some seconds: nobody waits longer for an answer. */
export const VERIFIED_AT_ONCE = 50_000;

/**
 * Walks the whole chain for somebody who waits for it, and records that he had it walked and what came of it.
 * @throws CodedError `audit.too_long_to_verify` where there are more rows than a request should take.
 */
export async function verifyNow(
  { db, vault, clock }: Pick<OrdersDeps, 'db' | 'clock'> & { readonly vault: Vault },
  by: Actor,
): Promise<Verified> {
  const { rows } = await chainState(db, vault);
  if (rows > VERIFIED_AT_ONCE) throw tooLong(rows);
  const verified = await verifyAudit(db, vault);
  await audit(db, {
    ...{ at: await clock.now(), actor: by, action: 'audit.verified', target: 'audit' },
    after: { rows: verified.rows, faults: verified.faults.length },
  });
  return verified;
}

const tooLong = (rows: number) =>
  new CodedError(
    'audit.too_long_to_verify',
    `The audit has ${String(rows)} rows: to walk them all takes longer than a request should.`,
    { facts: { rows }, remedy: 'Run “npx beian audit verify” on the server.' },
  );
