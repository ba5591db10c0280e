import { createHash } from 'node:crypto';
import { STAFF, SYSTEM } from '#domain/roles.ts';
import { signInNameIndex } from '#orders/accounts.ts';
import { audit } from '#orders/audit.ts';
import { writeSignInName } from '#orders/sign-in-names.ts';
import { RETURN_PATH } from '../identity/staff-provider-of.ts';
import type { Record } from '../wiring.ts';
import { SEEDED } from './accounts.ts';
import type { Env } from './ground.ts';
import type { Secrets } from './secrets.ts';

/** The sandbox's staff, by the accounts that were seeded. */
const SEEDED_STAFF = SEEDED.filter(({ role }) => STAFF.includes(role));

const CLIENT_ID = 'beian';

/** A domain that nobody can own (RFC 2606): no real provider ever vouches for one of these names. */
const nameOf = (handle: string): string => `${handle}@staff.invalid`;

/** Whom the simulated provider knows: ids that say nothing, as real ones have them. */
const PEOPLE = SEEDED_STAFF.map(({ handle }) => ({
  subject: createHash('sha256').update(`sandbox:${handle}`).digest('hex').slice(0, 24),
  name: nameOf(handle),
}));

/** What the processes are told of the simulated provider. */
export const settingsOfProvider = (issuer: string, secrets: Secrets): Env => ({
  BEIAN_OIDC_ISSUER: issuer,
  BEIAN_OIDC_CLIENT_ID: CLIENT_ID,
  BEIAN_OIDC_CLIENT_SECRET: secrets.staffClientSecret,
});

/** What the simulated provider is started with. */
export const environmentOfProvider = (publicUrl: string, secrets: Secrets): Env => ({
  PEOPLE: JSON.stringify(PEOPLE),
  PASSWORD: secrets.staffPassword,
  CLIENT_ID,
  CLIENT_SECRET: secrets.staffClientSecret,
  REDIRECT_URI: new URL(RETURN_PATH, publicUrl).href,
});

/**
 * Lets the seeded staff sign in at the simulated provider: those who have no sign-in name yet, and those who
 * were bound to a simulated provider of before, which listened elsewhere. A name that somebody gave stays.
 */
export async function nameSeededStaff({ db, vault, clock }: Record, issuer: string): Promise<void> {
  const at = await clock.now();
  for (const { handle, role } of SEEDED_STAFF) {
    await db.$transaction(async (tx) => {
      const account = await tx.account.findUnique({
        where: { handle },
        include: { staffIdentity: true },
      });
      if (account === null || account.role !== role) return;
      const { id: accountId, staffIdentity: named } = account;
      const name = nameOf(handle);
      const ofBefore =
        named?.nameIndex === signInNameIndex(vault, name) &&
        named.issuer !== null &&
        named.issuer !== issuer;
      if (named !== null && !ofBefore) return;
      await writeSignInName(tx, vault, { accountId, role, name }, { by: SYSTEM.id, at });
      const after = { signIn: 'named' };
      await audit(tx, { at, actor: SYSTEM, action: 'account.changed', target: accountId, after });
    });
  }
}
